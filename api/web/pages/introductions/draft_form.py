"""What a draft says, as a form: the notes, and what is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from api.web.forms import Filled
from api.web.words import Words, words
from matching.availability import DateWindow
from matching.checks import Checks
from matching.errors import InvalidProfile
from matching.introductions.ask import Ask
from matching.introductions.introduction import Introduction
from storage.dates import any_date
from storage.number_text import read_number, written_number

LABELS: dict[str, Words] = {
    "centre": words("Centre that introduces"),
    "note": words("Note to both sides"),
    "private_note": words("Note for your centre alone"),
    "amount": words("How much is asked for"),
    "unit": words("Of what"),
    "first_day": words("From the day"),
    "last_day": words("To the day"),
}
HELP: dict[str, Words] = {
    "note": words("Both read it. Nothing about the health, religion or politics of persons."),
    "private_note": words("What the next broker should know. Neither side sees it."),
    "amount": words("Leave it out as long as nothing is agreed. When both say yes, so much is reserved."),
}
NAMES = ("note", "private_note", "amount", "unit", "first_day", "last_day")
FIELD_OF = {"dates": "last_day", "windows": "last_day"}
"""Where a problem with the dates is shown."""


def filled_of(introduction: Introduction) -> Filled:
    """The form as the draft is."""
    ask = introduction.ask
    window = ask.dates[0] if ask.dates else None
    values = {
        "note": introduction.note,
        "private_note": introduction.private_note,
        "amount": "" if ask.amount is None else written_number(float(ask.amount)),
        "unit": ask.unit or "",
        "first_day": window.start.isoformat() if window and window.start else "",
        "last_day": window.end.isoformat() if window and window.end else "",
    }
    return Filled.of(values)


def ask_from(filled: Filled, before: Ask | None = None) -> Ask:
    """What is asked for; further windows of dates that ``before`` has stay.

    Raises:
        InvalidProfile: a value that is none.
    """
    checks = Checks()
    text = filled.one("amount").strip()
    amount = read_number(text) if text else None
    if text and amount is None:
        checks.refuse("amount", text, "'{value}' is no number; write it as in 12 or 2,5.")
    first, last = _day(checks, filled, "first_day"), _day(checks, filled, "last_day")
    if (first is None) != (last is None) and not checks.problems:
        missing = "last_day" if last is None else "first_day"
        checks.refuse(missing, "", "Dates need a first and a last day; write both, or neither.")
    checks.done()
    later = before.dates[1:] if before else ()
    try:
        dates = (DateWindow(first, last), *later) if first and last else later
        return Ask(amount=amount, unit=filled.one("unit") or None, dates=dates)
    except InvalidProfile as error:
        moved = (replace(one, field=FIELD_OF.get(one.field, one.field)) for one in error.problems)
        raise InvalidProfile(tuple(moved)) from None


def _day(checks: Checks, filled: Filled, name: str) -> date | None:
    text = filled.one(name).strip()
    found = any_date(text) if text else None
    if text and found is None:
        checks.refuse(name, text, "'{value}' is not a date; write it as 2027-01-31 or 31-01-2027.")
    return found
