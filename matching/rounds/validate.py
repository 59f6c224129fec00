"""An independent check of a plan: it knows the event and the meetings, and nothing of how they were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from matching.messages import Message, message
from matching.rounds.event import Event, Participant
from matching.rounds.schedule import Meeting


def broken_rules(event: Event, meetings: Sequence[Meeting], *, since: int = 0) -> tuple[Message, ...]:
    """Every rule that the meetings break, as a sentence; none for a plan that can be held.

    Who is there, and who says no thanks, is only asked from the round ``since`` on: what was held was held.
    """
    own = {one.id: one for one in event.a}
    other = {one.id: one for one in event.b}
    strangers = [m for m in meetings if m.a not in own or m.b not in other]
    if strangers:
        return tuple(
            message("'{a}' and '{b}' are not on the two sides of the event.", a=m.a, b=m.b) for m in strangers
        )
    ahead = [m for m in meetings if m.round >= since]
    return (
        *_places(event, meetings),
        *_repeated(meetings),
        *_refused(ahead, own, other),
        *_apart(event, ahead),
        *_people(ahead, own),
        *_people([_turned(m) for m in ahead], other),
    )


def _places(event: Event, meetings: Sequence[Meeting]) -> Iterator[Message]:
    for m in meetings:
        if not (0 <= m.round < len(event.rounds) and 0 <= m.table < len(event.tables)):
            yield message(
                "Round {round} or table {table} is not there.", round=m.round + 1, table=m.table + 1
            )
    for (index, table), times in Counter((m.round, m.table) for m in meetings).items():
        if times > 1:
            yield message(
                "{times} meetings are at table {table} in round {round}.",
                times=times,
                table=table + 1,
                round=index + 1,
            )


def _repeated(meetings: Sequence[Meeting]) -> Iterator[Message]:
    for (a, b), times in Counter(m.pair for m in meetings).items():
        if times > 1:
            yield message("'{a}' and '{b}' meet {times} times.", a=a, b=b, times=times)


def _refused(
    meetings: Sequence[Meeting], own: dict[str, Participant], other: dict[str, Participant]
) -> Iterator[Message]:
    for a, b in (m.pair for m in meetings):
        if b in own[a].no_thanks or a in other[b].no_thanks:
            yield message("'{a}' and '{b}' meet, and one of them says no thanks.", a=a, b=b)


def _apart(event: Event, meetings: Sequence[Meeting]) -> Iterator[Message]:
    for a, b in sorted({m.pair for m in meetings} & event.barred):
        yield message("'{a}' and '{b}' meet, and a hard condition keeps them apart.", a=a, b=b)


def _people(meetings: Sequence[Meeting], people: dict[str, Participant]) -> Iterator[Message]:
    for (id, index), times in Counter((m.a, m.round) for m in meetings).items():
        if times > people[id].delegates:
            yield message(
                "'{id}' has {times} meetings in round {round} and {delegates} delegates.",
                id=id,
                times=times,
                round=index + 1,
                delegates=people[id].delegates,
            )
        if index not in people[id].rounds:
            yield message("'{id}' has a meeting in round {round} and is away.", id=id, round=index + 1)


def _turned(meeting: Meeting) -> Meeting:
    return Meeting(meeting.b, meeting.a, meeting.round, meeting.table)
