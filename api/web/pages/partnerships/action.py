"""A page with one short form about a partnership: what is asked, and the button that does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from fastapi import Request, Response

from api.web.forms import Filled
from api.web.rendering import render
from api.web.words import Words
from matching.checks import Checks
from matching.messages import Language, Worded
from matching.partnerships.access import manages
from matching.partnerships.partnership import Partnership
from matching.rights.actor import Actor
from storage.dates import any_date
from storage.number_text import read_number

Option = tuple[str, Worded | str]
LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Ask:
    """A field of the form; with ``options`` one of them is chosen."""

    name: str
    label: Worded
    kind: Literal["text", "area", "date", "number", "choice"] = "text"
    help: Worded | None = None
    options: Sequence[Option] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """The form at ``path``; afterwards, and with Cancel, one is back at ``back``."""

    title: Words
    path: str
    back: str
    button: Words
    asks: tuple[Ask, ...] = ()
    lead: Worded | None = None
    about: str = ""
    """Whom it is about: the names of the partners."""
    hidden: Mapping[str, str] | None = None


def action_page(request: Request, action: Action, form: Filled, status: int = 200) -> Response:
    """The form as it is filled in."""
    labels = {ask.name: ask.label for ask in action.asks}
    return render(
        request,
        "partnerships/action.html",
        status,
        action=action,
        form=form.named(labels),
        labels=labels,
        hidden_fields={name: form.one(name) or value for name, value in (action.hidden or {}).items()},
    )


def speaker(actor: Actor, partnership: Partnership, names: Mapping[str, str], label: Worded) -> Ask | None:
    """For which partner somebody writes; None where it can be but one."""
    known = speakers(actor, partnership)
    if len(known) == 1:
        return None
    options = [(id, names.get(id, id)) for id in known]
    return Ask("partner", label, "choice", options=options, required=True)


def speakers(actor: Actor, partnership: Partnership) -> list[str]:
    """The partners that ``actor`` can speak for: a broker for all of them."""
    everything = manages(actor, partnership)
    return [id for id in partnership.partners if everything or id in actor.partners]


def read_speaker(form: Filled, actor: Actor, partnership: Partnership, checks: Checks) -> str:
    """The partner that was chosen, or the only one there is."""
    known = speakers(actor, partnership)
    chosen = form.one("partner") or (known[0] if len(known) == 1 else "")
    if not chosen:
        checks.refuse("partner", "", "It is not said which partner this is about; choose one.")
    return chosen


def read_day(form: Filled, name: str, checks: Checks) -> date | None:
    """The day that was written; None where nothing was."""
    text = form.one(name).strip()
    found = any_date(text)
    if text and found is None:
        checks.refuse(name, text, "'{value}' is no day; write one as in 31-12-2026.")
    return found


def read_amount(form: Filled, name: str, language: Language, checks: Checks) -> Decimal | None:
    """The number that was written; None where nothing was."""
    text = form.one(name).strip()
    found = read_number(text, "," if language == "da" else ".") if len(text) <= LONGEST_NUMBER else None
    if text and found is None:
        checks.refuse(name, text, "'{value}' is not a number, which {field} has to be; write digits alone.")
    return found


def demand_text(form: Filled, name: str) -> None:
    """Refuse a text that is empty.

    Raises:
        InvalidProfile: it is.
    """
    checks = Checks()
    checks.required(name, form.one(name))
    checks.done()
