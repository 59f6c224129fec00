"""Between the form and what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.web.conflict import BEFORE, digests
from api.web.forms import Filled
from api.web.pages.statements.gathering import gathered
from api.web.pages.statements.sections import NAMES, Sort
from api.web.record_forms import filled_of, record_from
from api.web.words import Words, words
from matching.checks import Checks
from matching.codes import code_list
from matching.errors import AlreadyExists, InvalidProfile, NotFound, Problem
from matching.messages import Language, message
from matching.readiness.check import open_items
from matching.registering.belongings import add_belonging, changeable
from matching.rights.actor import Actor
from matching.statement import Need, Offer
from matching.stored import Stored
from storage.records import profile_of, record_of
from storage.unit_of_work import UnitOfWork

PUBLISH, DRAFT, SHOW = "publish", "draft", "fits"
"""What the buttons of the form do."""
STATUS_OF = {PUBLISH: "open", DRAFT: "paused"}
SAID: Mapping[Sort, Mapping[str, Words]] = {
    "needs": {
        "open": words("The need is published."),
        "paused": words("The need is saved as a draft. It is proposed to nobody before you publish it."),
        "closed": words("The need is saved. It is still closed."),
    },
    "offers": {
        "open": words("The offer is published."),
        "paused": words("The offer is saved as a draft. It is proposed to nobody before you publish it."),
        "closed": words("The offer is saved. It is still closed."),
    },
}


def shown_form(sort: Sort, stored: Stored[Any], today: date, language: Language) -> Filled:
    """The form that shows what is stored."""
    return gathered(filled_of(sort, record_of(stored.value), NAMES, language), today)


def kept_with(form: Filled, stored: Stored[Any]) -> dict[str, tuple[str, ...]]:
    """What goes with a form that shows ``stored``, so that another's change is noticed."""
    return {"version": (str(stored.version),), BEFORE: (digests(form, NAMES),)}


def status_after(form: Filled, before: str) -> str:
    """The status that the button which was pressed gives."""
    return STATUS_OF.get(form.one("do"), before)


def given_by(sort: Sort, form: Filled, language: Language) -> dict[str, Any]:
    """The values of the gathered ``form``.

    Raises:
        InvalidProfile: there is neither title nor text, or no resource kind; with all that is wrong besides.
    """
    record = record_from(sort, form, NAMES, language)
    problems = _missing(form)
    if problems:
        raise InvalidProfile((*problems, *_others(sort, record, {one.field for one in problems})))
    return record


def add_once(work: UnitOfWork, actor: Actor, given: Any) -> None:
    """Add ``given``, a need or an offer; the same a second time, as after a double click, is no other.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change the partner.
        AlreadyExists: the form was sent before, with something else in it.
    """
    try:
        there: Any = changeable(work, actor, type(given), given.id).value
    except NotFound:
        add_belonging(work, actor, given)
        return
    if there != given:
        raise AlreadyExists(
            message("This form was saved before; go to your needs and offers to change what stands there.")
        )


def said(sort: Sort, saved: Need | Offer) -> Words:
    """What the next page says."""
    still_open = open_items(saved) if isinstance(saved, Need) and saved.status == "open" else 0
    if still_open == 1:
        return words("The need is published. One item of the check is still open; you can mend it any time.")
    if still_open:
        return words(
            "The need is published. {n} items of the check are still open; you can mend them any time.",
            n=still_open,
        )
    return SAID[sort][saved.status]


def _missing(form: Filled) -> list[Problem]:
    checks = Checks()
    if not form.one("title").strip() and not form.one("text").strip():
        checks.refuse("title", "", "Write a title, so that people can see what it is about.")
    if form.one("resource_kind") not in code_list("resource_kinds"):
        checks.refuse("resource_kind", "", "Choose what kind it is; it decides who can answer.")
    return checks.problems


def _others(sort: Sort, record: dict[str, Any], known: set[str]) -> list[Problem]:
    stand_ins = {"id": "-", "partner": "-"} | ({"resource_kind": "goods"} if "resource_kind" in known else {})
    try:
        profile_of(sort, {**record, **stand_ins})
    except InvalidProfile as error:
        return [problem for problem in error.problems if problem.field not in known]
    return []
