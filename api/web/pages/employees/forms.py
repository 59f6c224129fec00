"""What an employee tells about themselves, as a form and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api.web.forms import Filled
from api.web.record_forms import filled_of, record_from
from matching.errors import InvalidProfile
from matching.messages import Language
from matching.volunteer import Volunteer
from storage.records import profile_of, record_of

NAMES = (
    "alias",
    "competences",
    "languages",
    "hours_per_month",
    "places",
    "radius_km",
    "remote",
    "interests",
    "interests_text",
)
"""The columns that are fields as they are; the week and the period have fields of their own."""


def shown(volunteer: Volunteer, language: Language) -> Filled:
    """The form with what is stored."""
    values = dict(filled_of("volunteers", record_of(volunteer), NAMES, language).values)
    values["slots"] = tuple(str(slot) for slot in volunteer.slots)
    for window in volunteer.windows[:1]:
        values["from"] = (window.start.isoformat() if window.start else "",)
        values["to"] = (window.end.isoformat() if window.end else "",)
    return Filled(values)


def volunteer_from(form: Filled, language: Language, before: Volunteer | None = None) -> Volunteer:
    """The volunteer that the form describes; who and whose it is, whoever stores it says.

    Raises:
        InvalidProfile: a value cannot be used.
    """
    start, end = form.one("from").strip(), form.one("to").strip()
    record: dict[str, Any] = {
        "id": "new",
        "partner": "new",
        **record_from("volunteers", form, NAMES, language),
        "slots": list(form.all("slots")) or None,
        "windows": [f"{start}/{end}"] if start or end else None,
    }
    try:
        made: Any = profile_of("volunteers", record)
    except InvalidProfile as error:
        placed = (replace(one, field="from") if one.field == "windows" else one for one in error.problems)
        raise InvalidProfile(tuple(placed)) from None
    found: Volunteer = made
    return replace(found, windows=(*found.windows, *before.windows[1:])) if before else found
