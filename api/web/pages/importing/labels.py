"""What our fields are called in the choices of an import."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from api.web.record_words import LABELS
from api.web.words import Words, words
from matching.codes import code_list
from matching.importing.upload import Sort
from matching.messages import Language
from storage.market_columns import COLUMNS

FURTHER: Mapping[str, Words] = {
    "id": words("Id"),
    "partner": words("Id of the partner"),
    "classifications": words("Classifications"),
    "invented": words("Invented"),
    "centres": words("Volunteer centres"),
    "resource_kind": words("Kind of resource"),
    "title": words("Title"),
    "text": words("In their own words"),
    "competences": words("Competences"),
    "quantity": words("Quantity"),
    "unit": words("Unit"),
    "group_min": words("People in a group, at least"),
    "group_max": words("People in a group, at most"),
    "engagement_form": words("Form of engagement"),
    "collaboration_level": words("Level of collaboration"),
    "windows": words("Dates"),
    "slots": words("Times of the week"),
    "hours_per_month": words("Hours per month"),
    "radius_km": words("Farthest way in km"),
    "remote": words("Remote or on site"),
    "contact": words("Contact with the target group"),
    "safeguards": words("Safeguards"),
    "roles": words("Roles"),
    "returns": words("What is given in return"),
    "in_return": words("More about what is given in return"),
    "committed": words("Already spoken for"),
    "status": words("Status"),
    "expires": words("Expires on"),
    "alias": words("Alias"),
    "interests": words("Interests"),
    "interests_text": words("More about the interests"),
}


@cache
def field_labels(sort: Sort) -> dict[str, Words]:
    """The fields of ``sort`` in their order."""
    return {one.name: FURTHER.get(one.name) or LABELS[one.name] for one in COLUMNS[sort]}


def codes_to_choose(list_name: str, language: Language) -> list[tuple[str, str]]:
    """The codes of a list, each with its label."""
    codes = code_list(list_name)
    return [(code, codes.label(code, language)) for code in codes]
