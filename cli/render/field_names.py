"""Names of the values of a record, as they stand on a sheet."""

from __future__ import annotations

from matching.messages import Message, message

NAMES = {
    "id": message("Id"),
    "kind": message("Kind"),
    "name": message("Name"),
    "identifiers": message("Identifiers"),
    "mission": message("Mission"),
    "resources": message("Resources"),
    "roles_can": message("Roles it can play"),
    "roles_can_text": message("Roles it can play, in its own words"),
    "roles_cannot": message("Roles it cannot fill"),
    "roles_cannot_text": message("Roles it cannot fill, in its own words"),
    "terms": message("Terms"),
    "terms_text": message("Terms, in its own words"),
    "purposes": message("Purposes"),
    "target_groups": message("Target groups"),
    "motives": message("Motives"),
    "welcomes_motives": message("Motives that suit it"),
    "languages": message("Languages"),
    "places": message("Places"),
    "employees": message("Employees"),
    "volunteers": message("Volunteers"),
    "members": message("Members"),
    "yearly_income_dkk": message("Yearly income, DKK"),
    "industries": message("Industries"),
    "exclusions": message("Excluded"),
    "never": message("Must never happen"),
    "classifications": message("Classifications"),
    "website": message("Website"),
    "invented": message("Invented"),
    "partner": message("Partner"),
    "resource_kind": message("Resource"),
    "title": message("Title"),
    "text": message("Text"),
    "competences": message("Competences"),
    "quantity": message("Quantity"),
    "unit": message("Unit"),
    "group_min": message("Smallest group"),
    "group_max": message("Largest group"),
    "engagement_form": message("Engagement form"),
    "collaboration_level": message("Collaboration level"),
    "windows": message("Dates"),
    "slots": message("Times of the week"),
    "hours_per_month": message("Hours a month"),
    "radius_km": message("Radius, km"),
    "remote": message("Remote"),
    "contact": message("Contact with the target group"),
    "safeguards": message("Safeguards"),
    "roles": message("Roles"),
    "returns": message("In return"),
    "in_return": message("In return, in own words"),
    "committed": message("Already spoken for"),
    "status": message("Status"),
    "expires": message("Expires"),
    "alias": message("Alias"),
    "interests": message("Interests"),
    "interests_text": message("Interests, in own words"),
}


def field_name(name: str) -> Message:
    """The name of a value; KeyError if records have no such value."""
    return NAMES[name]
