"""The form in which a partner says what it has given, and back."""

from __future__ import annotations

from api.web.forms import Filled
from api.web.pages.partnerships.action import Ask, read_amount, read_day, read_speaker
from api.web.pages.partnerships.numbers import written
from api.web.words import words
from matching.checks import Checks
from matching.messages import Language
from matching.partnerships.contribution import Contribution
from matching.partnerships.giving import Reported
from matching.partnerships.partnership import Partnership
from matching.rights.actor import Actor

OF = (
    Ask("day", words("On which day?"), "date", required=True),
    Ask("hours", words("Hours in all"), "number", words("Three people for two hours are six hours.")),
    Ask("people", words("People who took part"), "number"),
    Ask(
        "amount_dkk",
        words("Money in DKK"),
        "number",
        words("What was paid, or what goods and rooms were worth."),
    ),
    Ask(
        "text",
        words("What was given, in words"),
        "area",
        words("Nothing about the health, religion or politics of persons."),
    ),
)


def given_form(given: Contribution | None, language: Language) -> Filled:
    """What was reported before, to be corrected; else empty."""
    if given is None:
        return Filled()
    return Filled.of(
        {
            "id": given.id,
            "partner": given.partner,
            "day": given.day.isoformat(),
            "hours": written(given.hours, language),
            "people": "" if given.people is None else str(given.people),
            "amount_dkk": written(given.amount_dkk, language),
            "text": given.text,
        }
    )


def reported(form: Filled, actor: Actor, partnership: Partnership, language: Language) -> Reported:
    """What was filled in.

    Raises:
        InvalidProfile: something is missing, or cannot be read.
    """
    checks = Checks()
    partner, day = read_speaker(form, actor, partnership, checks), read_day(form, "day", checks)
    if day is None and not form.one("day").strip():
        checks.refuse("day", "", "It is not said on which day it was given; write the day.")
    hours = read_amount(form, "hours", language, checks)
    people = read_amount(form, "people", language, checks)
    if people is not None and people != int(people):
        checks.refuse("people", form.one("people"), "'{value}' is no whole number; leave out the decimals.")
    amount = read_amount(form, "amount_dkk", language, checks)
    checks.done()
    assert day is not None  # noqa: S101
    return Reported(
        day=day,
        partner=partner,
        hours=hours,
        people=None if people is None else int(people),
        amount_dkk=amount,
        text=form.one("text").strip(),
        id=form.one("id") or None,
    )
