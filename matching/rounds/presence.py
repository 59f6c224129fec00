"""Who left or came in the course of the evening, other than the file of the event says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matching.errors import InvalidQuery
from matching.messages import message
from matching.rounds.event import Event, Participant


@dataclass(frozen=True, slots=True)
class Presence:
    """``id`` is there, or away, from the round with the index ``since`` (from 0) on."""

    id: str
    since: int
    there: bool


def changes_of(event: Event, away: Iterable[str], here: Iterable[str], since: int) -> tuple[Presence, ...]:
    """The changes when ``away`` have left and ``here`` have come by the round with the index ``since``.

    Raises:
        InvalidQuery: nobody at the event has one of the ids, or one is both away and here.
    """
    gone, come = list(dict.fromkeys(away)), list(dict.fromkeys(here))
    known = {one.id for one in (*event.a, *event.b)}
    for option, ids in (("--away", gone), ("--here", come)):
        for id in ids:
            if id not in known:
                raise InvalidQuery(
                    message(
                        "Nobody at the event has the id '{id}'; {option} takes ids of participants.",
                        id=id,
                        option=option,
                    )
                )
    if both := sorted({*gone} & {*come}):
        raise InvalidQuery(
            message(
                "'{id}' cannot be both away and here from round {round} on; name it once.",
                id=both[0],
                round=since + 1,
            )
        )
    return (
        *(Presence(id, since, there=False) for id in gone),
        *(Presence(id, since, there=True) for id in come),
    )


def with_presence(event: Event, changes: Iterable[Presence]) -> Event:
    """``event`` with the changes made one after the other.

    Whoever comes is there in the rounds that the file says, and before its time of arrival there too, but
    not after its time of leaving. A change of somebody who is no longer in the file is passed over.
    """
    as_planned = {one.id: one for one in (*event.a, *event.b)}
    rounds = {id: one.rounds for id, one in as_planned.items()}
    for change in changes:
        if change.id in rounds:
            before = {r for r in rounds[change.id] if r < change.since}
            after = _from(as_planned[change.id], change.since, len(event.rounds)) if change.there else set()
            rounds[change.id] = frozenset(before | after)
    a, b = (tuple(replace(one, rounds=rounds[one.id]) for one in side) for side in (event.a, event.b))
    return replace(event, a=a, b=b)


def _from(one: Participant, since: int, count: int) -> set[int]:
    """The rounds from ``since`` on that somebody who has come is there in."""
    arrives = min(one.rounds, default=count)
    return {r for r in range(since, count) if r in one.rounds or r < arrives}
