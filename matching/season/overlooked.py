"""Who gets least of a season, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matching.market_plan.measures import NONE_BELOW
from matching.messages import Message, message
from matching.season.season import Received, Season, SeasonList, Sort

Why = Literal["left_out", "nobody", "taken", "full", "unlisted", "little"]
WHYS: dict[Why, Message] = {
    "left_out": message("the broker has left it out"),
    "nobody": message("nobody can be paired with it"),
    "taken": message("those it suits have no place left"),
    "full": message("its partner has no free place"),
    "unlisted": message("others were put before it on every list"),
    "little": message("few are likely to say yes"),
}


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A need or an offer that can expect little, with the one reason that says most."""

    sort: Sort
    statement: str
    partner: str
    matches: float
    why: Why


def overlooked(season: Season, n: int = 10) -> tuple[Overlooked, ...]:
    """All that can expect nothing, and of the rest those with least, ``n`` of both sides together at least.

    Args:
        season: the season.
        n: so many are named where fewer can expect nothing; those with least first, ties by id.
    """
    out = {rule.one for rule in season.asked.rules if rule.kind == "leave_out"}
    asking = [
        Overlooked(
            season.asked.lists_for,
            own.statement,
            own.partner,
            own.matches,
            _left_out(own, out) or _of_list(own),
        )
        for own in season.lists
    ]
    answering = [
        Overlooked(
            season.asked.receivers,
            one.statement,
            one.partner,
            one.matches,
            _left_out(one, out) or _of_received(one),
        )
        for one in season.receivers
    ]
    return _least([*asking, *answering], n)


def _least(everybody: Sequence[Overlooked], n: int) -> tuple[Overlooked, ...]:
    ordered = sorted(everybody, key=lambda one: (one.matches, one.sort, one.statement))
    none = sum(one.matches < NONE_BELOW for one in ordered)
    return tuple(ordered[: max(n, none)])


def _left_out(one: SeasonList | Received, out: set[str]) -> Why | None:
    return None if out.isdisjoint({one.statement, one.partner}) else "left_out"


def _of_list(own: SeasonList) -> Why:
    if not own.candidates:
        return "nobody"
    return "little" if own.rows else "taken"


def _of_received(one: Received) -> Why:
    if not one.candidates:
        return "nobody"
    if one.cap == 0:
        return "full"
    return "little" if one.exposure > 0 else "unlisted"
