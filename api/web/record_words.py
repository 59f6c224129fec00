"""What the values of a record are called on pages, and what helps to fill them in."""

from __future__ import annotations

from collections.abc import Mapping

from api.web.words import Words, words

LABELS: Mapping[str, Words] = {
    "name": words("Name"),
    "kind": words("Kind of organisation"),
    "identifiers": words("Registration numbers"),
    "mission": words("Mission"),
    "purposes": words("Purposes"),
    "target_groups": words("Target groups"),
    "resources": words("Resources it has"),
    "roles_can": words("Roles it can play"),
    "roles_can_text": words("More about those roles"),
    "roles_cannot": words("Roles it cannot fill"),
    "roles_cannot_text": words("More about what it cannot"),
    "terms": words("Terms it works under"),
    "terms_text": words("More about the terms"),
    "motives": words("Why it takes part"),
    "welcomes_motives": words("Motives it welcomes in others"),
    "languages": words("Languages"),
    "places": words("Places"),
    "employees": words("Employees"),
    "volunteers": words("Volunteers"),
    "members": words("Members"),
    "yearly_income_dkk": words("Yearly income in DKK"),
    "industries": words("Industries"),
    "exclusions": words("Exclusions"),
    "never": words("What must never happen"),
    "website": words("Website"),
    "contact_name": words("Name of the contact person"),
    "contact_email": words("E-mail"),
    "contact_phone": words("Telephone"),
    "visibility": words("Who may see the profile"),
}
HELP: Mapping[str, Words] = {
    "identifiers": words("One on each line, as in DK-CVR:12345678."),
    "mission": words("What you are there for, in your own words. Nothing about single persons."),
    "resources": words("People, skills, rooms, equipment: what a partner could have a share in."),
    "roles_cannot_text": words("Say it straight out: it saves both sides a meeting."),
    "terms_text": words("Duties, insurance, opening hours: what a stranger has to know first."),
    "places": words(
        "One on each line: a municipality, as in Herning, or a region, as in region:Midtjylland."
    ),
    "exclusions": words("One on each line, as in industry:alcohol."),
    "never": words("Do not write about the health, religion or politics of persons here."),
    "website": words("With https:// in front."),
    "contact_name": words("Shown to a partner only when both have said yes."),
}
