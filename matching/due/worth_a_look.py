"""Open needs that nobody is introduced for, and the best answer to each that nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from matching.centre_records import CentreRecords
from matching.due.statements import last_day
from matching.introductions.introduction import Introduction
from matching.statement import Need
from matching.statement_scores import ScoredStatement

LEAST = 0.3
"""A match of which both say yes less often is not put forward."""
UNDER_WAY = {"draft", "waiting", "open", "accepted"}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WorthALook:
    """A need, and the offer of another partner that answers it best."""

    need: Need
    offer: str
    partner: str
    score: float
    """The chance that both say yes."""


def open_needs(records: CentreRecords, today: date) -> list[Need]:
    """Open needs of the centre's partners, those whose last day is nearest first; ties by id."""
    found = [
        one
        for partner in records.partners()
        for one in records.register.statements_of.get(partner.id, ())
        if isinstance(one, Need) and one.status == "open" and not _is_over(one, today)
    ]
    return sorted(found, key=lambda one: (last_day(one) or date.max, one.id))


def nobody_is_introduced_for(needs: Iterable[Need], introductions: Iterable[Introduction]) -> list[Need]:
    """Those of ``needs`` that no introduction under way is about."""
    taken = {one.seeker.statement for one in introductions if one.state in UNDER_WAY}
    return [one for one in needs if one.id not in taken]


def best_unseen(
    need: Need,
    answers: Iterable[ScoredStatement],
    introductions: Iterable[Introduction],
    put_aside: Set[Pair],
) -> WorthALook | None:
    """The first of ``answers``, which are the best first, by a partner that was neither introduced to this
    one nor put aside from its list; None where none is good enough."""
    known = {frozenset(one.partners) for one in introductions}
    for one in answers:
        if one.score < LEAST:
            return None
        if frozenset({need.partner, one.partner}) not in known and (need.id, one.partner) not in put_aside:
            return WorthALook(need, one.id, one.partner, one.score)
    return None


def _is_over(need: Need, today: date) -> bool:
    last = last_day(need)
    return last is not None and last < today
