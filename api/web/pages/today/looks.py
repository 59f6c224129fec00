"""New matches that are worth a look, for a few needs at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.about import in_sight
from api.database_market import AnyMarket
from api.web.pages.matches.asked import path_of
from matching.centre_records import CentreRecords
from matching.due.worth_a_look import Pair, best_unseen, nobody_is_introduced_for
from matching.recommend import NO_FILTERS
from matching.rights.actor import Actor
from matching.statement import Need, Statement

AT_A_TIME = 4
"""Each takes a list of the whole market, and the page is there at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """A need with the offer that answers it best, by name, and the chance that both say yes."""

    need: Need
    asker: str
    offer: Statement
    partner: str
    name: str
    score: float
    path: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What was found among the needs from ``first`` to ``last``, counted from 1, of ``total``."""

    found: tuple[Look, ...]
    first: int
    last: int
    total: int

    @property
    def next(self) -> int:
        """How many to leave out for the next ones; 0 begins anew."""
        return self.last if self.last < self.total else 0


def looks_of(
    market: AnyMarket,
    actor: Actor,
    records: CentreRecords,
    put_aside: set[Pair],
    needs: Iterable[Need],
    begin: int = 0,
) -> Looks:
    """The best answer to each of a few of ``needs``, beginning after ``begin`` of them."""
    asked = nobody_is_introduced_for(needs, records.introductions)
    begin = begin if begin < len(asked) else 0
    some = asked[begin : begin + AT_A_TIME]
    found = [look for need in some if (look := _look(market, actor, records, put_aside, need))]
    found.sort(key=lambda look: (-look.score, look.need.id))
    return Looks(tuple(found), begin + 1 if some else 0, begin + len(some), len(asked))


def _look(
    market: AnyMarket, actor: Actor, records: CentreRecords, put_aside: set[Pair], need: Need
) -> Look | None:
    with market.turn:
        answers = market.recommender.score_statements(need.id, in_sight(actor, NO_FILTERS))
    best = best_unseen(need, answers, records.introductions, put_aside)
    if best is None:
        return None
    offer = market.register.offer(best.offer)
    name = records.name(best.partner)
    return Look(need, records.name(need.partner), offer, best.partner, name, best.score, path_of(need))
