"""The fields of an agreement as a form, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from api.web.forms import Filled
from api.web.pages.partnerships.action import read_amount, read_day
from api.web.pages.partnerships.numbers import written
from api.web.words import Words, words
from matching.checks import Checks
from matching.messages import Language
from matching.partnerships.agreement import TEXTS, Agreement, Share
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.goal import Goal

MORE_GOALS = 2
"""Empty places for goals that are added."""
MOST_GOALS = 100
LABELS: dict[str, Words] = {
    "purpose": words("What you want to reach together"),
    "target_group": words("Whom it is for"),
    "economy": words("Economy"),
    "division": words("How a return is divided"),
    "organisation": words("Organisation: who decides, how often you meet"),
    "safeguarding": words("Data and safeguarding"),
    "starts": words("First day"),
    "ends": words("Last day"),
    "duration": words("Level, form and usual times"),
    "review": words("When you look at it together"),
    "exit": words("How each can leave it"),
}
GOAL: dict[str, Words] = {
    "what": words("Goal"),
    "measure": words("How it is measured"),
    "unit": words("Unit"),
    "target": words("Target"),
}
SHARE: dict[str, Words] = {"role": words("Role"), "contribution": words("Contribution")}
PERSON: dict[str, Words] = {
    "name": words("Name of the contact person"),
    "email": words("E-mail"),
    "phone": words("Telephone"),
}


def form_of(agreement: Agreement, language: Language) -> Filled:
    """The form that shows ``agreement``."""
    values = {field: getattr(agreement, field) for field in TEXTS}
    values |= {field: _day(getattr(agreement, field)) for field in ("starts", "ends")}
    for n in range(len(agreement.goals) + MORE_GOALS):
        goal = agreement.goals[n] if n < len(agreement.goals) else None
        for part in ("what", "measure", "unit"):
            values[f"goal.{n}.{part}"] = getattr(goal, part) if goal else ""
        values[f"goal.{n}.target"] = written(goal.target, language) if goal else ""
    for partner in agreement.partners:
        share = next((one for one in agreement.shares if one.partner == partner), Share(partner=partner))
        values |= {f"share.{partner}.{part}": getattr(share, part) for part in SHARE}
        person = next((one for one in agreement.contacts if one.partner == partner), None)
        values |= {f"person.{partner}.{part}": getattr(person, part) if person else "" for part in PERSON}
    return Filled.of(values)


def goal_numbers(form: Filled) -> list[int]:
    """The numbers of the places for goals that the form has."""
    found = {name.split(".")[1] for name in form.values if name.startswith("goal.")}
    return sorted(int(n) for n in found if n.isascii() and n.isdecimal() and int(n) < MOST_GOALS)


def names_of_fields(agreement: Agreement, form: Filled) -> tuple[str, ...]:
    """All fields, in the order of the form."""
    goals = [f"goal.{n}.{part}" for n in goal_numbers(form) for part in GOAL]
    shares = [f"share.{partner}.{part}" for partner in agreement.partners for part in SHARE]
    persons = [f"person.{partner}.{part}" for partner in agreement.partners for part in PERSON]
    return (*LABELS, *goals, *shares, *persons)


def labels_of(agreement: Agreement, form: Filled, partners: Mapping[str, str]) -> dict[str, Any]:
    """The label of each field, with the number of the goal and the name of the partner."""
    labels: dict[str, Any] = dict(LABELS)
    for n in goal_numbers(form):
        labels |= {f"goal.{n}.{part}": word for part, word in GOAL.items()}
    for partner in agreement.partners:
        for kind, fields in (("share", SHARE), ("person", PERSON)):
            labels |= {f"{kind}.{partner}.{part}": word for part, word in fields.items()}
    return labels


def changes(agreement: Agreement, form: Filled, language: Language) -> dict[str, Any]:
    """The fields as they were filled in.

    Raises:
        InvalidProfile: something cannot be read.
    """
    checks = Checks()
    found: dict[str, Any] = {field: form.one(field).strip() for field in TEXTS}
    found |= {field: read_day(form, field, checks) for field in ("starts", "ends")}
    found["goals"] = tuple(_goals(agreement, form, language, checks))
    checks.done()
    found["shares"] = tuple(_share(form, partner) for partner in agreement.partners)
    found["contacts"] = tuple(
        person for partner in agreement.partners for person in _persons(agreement, form, partner)
    )
    return found


def _goals(agreement: Agreement, form: Filled, language: Language, checks: Checks) -> Iterator[Goal]:
    """Those of which anything was written."""
    for n in goal_numbers(form):
        what, measure, unit = (form.one(f"goal.{n}.{part}").strip() for part in ("what", "measure", "unit"))
        target = read_amount(form, f"goal.{n}.target", language, checks)
        if what:
            realised = agreement.goals[n].realised if n < len(agreement.goals) else None
            yield Goal(
                what=what, measure=measure, unit=unit, target=_positive(target, n, checks), realised=realised
            )
        elif measure or unit or target is not None:
            checks.refuse(
                f"goal.{n}.what",
                "",
                "The goal is not written, and its measure is; write it, or empty all of it.",
            )


def _positive(target: Any, n: int, checks: Checks) -> Any:
    checks.at_least(f"goal.{n}.target", target, 0)
    return None if target is not None and target < 0 else target


def _share(form: Filled, partner: str) -> Share:
    return Share(partner=partner, **{part: form.one(f"share.{partner}.{part}").strip() for part in SHARE})


def _persons(agreement: Agreement, form: Filled, partner: str) -> Iterator[ContactPerson]:
    """The first contact person as it was filled in, and any others as they were."""
    written = {part: form.one(f"person.{partner}.{part}").strip() for part in PERSON}
    if any(written.values()):
        yield ContactPerson(partner=partner, **written)
    yield from [one for one in agreement.contacts if one.partner == partner][1:]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
