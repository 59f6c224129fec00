"""Who fits what is written so far, though nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from api.about import in_sight
from api.database_market import AnyMarket
from api.web.forms import Filled
from api.web.pages.statements.competence_rows import CompetenceRow
from api.web.pages.statements.sections import NAMES, Sort
from api.web.record_forms import record_from
from matching.codes import code_list
from matching.errors import InvalidProfile
from matching.filters import Filters
from matching.free_text import PLACEHOLDER, QUERY, FreeText, read_free_text
from matching.gate_phrases import gate_phrase
from matching.match import Match, Recommendations
from matching.messages import Language, Message
from matching.partner import Partner
from matching.query import draft_query
from matching.readiness.check import Checked, readiness
from matching.reading.competences import proposed_competences
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.statement import Need, Offer
from matching.visible_to import about_partner
from storage.records import profile_of

MOST_SHOWN = 5
SUBSTANCE = ("resource_kind", "title", "text", "competences")
"""Something of this has to be there, or everybody would fit."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written so far, as a statement; values that cannot be read yet are left out."""

    statement: Need | Offer
    kind_known: bool
    has_substance: bool
    understood: tuple[Message, ...] = ()
    """What was read from the text, where no kind was chosen."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Who fits; ``lost`` says what took most away, and how many."""

    state: Literal["nothing_yet", "warming_up", "found"]
    matches: tuple[Match, ...] = ()
    considered: int = 0
    lost: tuple[Message, int] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A competence that the text speaks of; ``taken`` when it is ticked."""

    label: str
    taken: bool


def draft_of(sort: Sort, form: Filled, partner: Partner, language: Language) -> Draft:
    """The gathered ``form`` as far as it can be read."""
    record = {name: value for name, value in record_from(sort, form, NAMES, language).items() if value}
    kind = str(record.pop("resource_kind", "")).strip()
    read = None if kind else _read(sort, form)
    if kind not in code_list("resource_kinds"):
        kind = read.statement.resource_kind if read and read.resource_kind_known else ""
    stand_ins = {"id": QUERY, "partner": partner.id, "resource_kind": kind or PLACEHOLDER}
    return Draft(
        _readable(sort, {**record, **stand_ins}),
        bool(kind),
        any(form.one(name).strip() for name in SUBSTANCE),
        read.understood if read else (),
    )


def who_fits(market: AnyMarket | None, actor: Actor, partner: Partner, draft: Draft) -> Fits:
    """The five best of those that ``actor`` may see. As long as ``market`` is being read it is None.

    Raises:
        NotSignedIn, NotAllowed: the actor may not ask for this partner.
    """
    demand(actor, "recommend", about_partner(partner))
    if not draft.has_substance:
        return Fits("nothing_yet")
    if market is None:
        return Fits("warming_up")
    query = draft_query(draft.statement, partner, resource_kind_known=draft.kind_known)
    with market.turn:
        found = market.recommender.recommend(query, MOST_SHOWN, in_sight(actor, Filters()))
    return Fits("found", found.matches, found.considered, _lost(found))


def proposals(
    form: Filled, rows: Iterable[CompetenceRow], taken: Sequence[str], language: Language
) -> list[Proposal]:
    """Competences that the text of ``form`` speaks of and that stand in none of ``rows``; those that are
    ``taken`` first."""
    known = {row.label.casefold().strip() for row in rows}
    found = proposed_competences(f"{form.one('title')}\n{form.one('text')}", language)
    labels = dict.fromkeys(label for label in (*taken, *found) if label.casefold() not in known)
    return [Proposal(label, label in taken) for label in labels]


def checked(draft: Draft) -> tuple[Checked, ...]:
    """The check before a need is published; an offer has none."""
    return readiness(draft.statement) if isinstance(draft.statement, Need) else ()


def _lost(found: Recommendations) -> tuple[Message, int] | None:
    if not found.removed:
        return None
    gate = max(found.removed, key=lambda name: found.removed[name])
    return gate_phrase(gate), found.removed[gate]


def _read(sort: Sort, form: Filled) -> FreeText | None:
    text = f"{form.one('title')}. {form.one('text')}"
    if not any(sign.isalnum() for sign in text):
        return None
    try:
        read = read_free_text(text)
    except InvalidProfile:
        return None
    is_the_same = isinstance(read.statement, Need) == (sort == "needs")
    return read if is_the_same else replace(read, understood=())


def _readable(sort: Sort, record: dict[str, Any]) -> Need | Offer:
    try:
        made: Any = profile_of(sort, record)
    except InvalidProfile as error:
        broken = {problem.field for problem in error.problems} | {"quantity"}
        made = profile_of(sort, {name: value for name, value in record.items() if name not in broken})
    found: Need | Offer = made
    return found
