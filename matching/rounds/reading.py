"""An event from its JSON document, format ``brobygger-event/1`` (docs/events.md)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from matching.errors import InvalidFile
from matching.messages import message
from matching.rounds.event import WISH_WEIGHT, Event, Participant, Timed
from matching.rounds.fields import Fields, typed
from matching.rounds.reading_scores import complete, stated_scores

FORMAT = "brobygger-event/1"
OWN = (
    "format", "id", "title", "form", "place", "rounds", "breaks", "tables", "hosts", "wish_weight", "a", "b",
    "scores", "about",
)  # fmt: skip
OF_PARTICIPANT = (
    "id", "name", "partner", "delegates", "minimum", "wishes", "musts", "no_thanks", "table", "arrives",
    "leaves", "away", "about",
)  # fmt: skip
OF_ROUNDS = ("first", "count", "minutes", "change_minutes")
MOST_COUNT = 1_000


def read_event(document: Any) -> Event:
    """The event that a document describes.

    Raises:
        InvalidFile: the document has another form.
        InvalidProfile: it has the form, and cannot be an event.
    """
    fields = Fields(document, "event", OWN)
    if (given := fields.value("format", str)) != FORMAT:
        raise InvalidFile(
            message("The event has the format '{given}'; write {known}.", given=given[:60], known=FORMAT)
        )
    breaks = tuple(_timed(one, f"breaks[{i + 1}]") for i, one in enumerate(fields.value("breaks", list, [])))
    rounds = _rounds(fields, breaks)
    a, b = (_side(fields, side, rounds) for side in ("a", "b"))
    stated, others = stated_scores(fields, a, b)
    return Event(
        id=fields.value("id", str),
        title=fields.value("title", str),
        form=fields.value("form", str, "speed_dating"),
        rounds=rounds,
        tables=_tables(fields),
        a=a,
        b=b,
        breaks=breaks,
        place=fields.value("place", str, ""),
        hosts=fields.value("hosts", str, "a"),
        wish_weight=fields.value("wish_weight", float, WISH_WEIGHT),
        scores=complete(stated, others),
        stated=stated,
        others=others,
    )


def _timed(given: Any, where: str) -> Timed:
    fields = Fields(given, where, ("start", "end", "label"))
    return Timed(fields.time("start"), fields.time("end"), fields.value("label", str, ""))


def _rounds(fields: Fields, breaks: tuple[Timed, ...]) -> tuple[Timed, ...]:
    """Rounds one by one, or the first one, how many and how long: these wait for a break to end."""
    if isinstance(given := fields.given.get("rounds"), list):
        return tuple(_timed(one, f"rounds[{i + 1}]") for i, one in enumerate(given))
    rule = Fields(given, "rounds", OF_ROUNDS)
    start, count = rule.time("first"), rule.value("count", int)
    length = _minutes(rule, "minutes")
    change = _minutes(rule, "change_minutes", 0.0)
    if not 1 <= count <= MOST_COUNT:
        raise InvalidFile(
            message("The event cannot have {count} rounds; write a number from 1 to 48.", count=count)
        )
    found: list[Timed] = []
    for _ in range(count):
        start = _after_breaks(start, length, breaks)
        found.append(Timed(start, start + length))
        start += length + change
    return tuple(found)


def _minutes(rule: Fields, field: str, default: Any = ...) -> timedelta:
    minutes = rule.value(field, float, default)
    if not 0 <= minutes <= 24 * 60:
        raise InvalidFile(
            message("{field} is {minutes}; write minutes, 0 to 1440.", field=field, minutes=minutes)
        )
    return timedelta(minutes=minutes)


def _after_breaks(start: datetime, length: timedelta, breaks: tuple[Timed, ...]) -> datetime:
    if any(time.utcoffset() is None for time in (start, *(pause.start for pause in breaks))):
        return start  # refused by the event, in a sentence of its own
    for pause in sorted(breaks, key=lambda one: one.start):
        if pause.start < start + length and start < pause.end:
            start = pause.end
    return start


def _tables(fields: Fields) -> tuple[str, ...]:
    if isinstance(given := fields.given.get("tables"), list):
        return fields.texts("tables")
    count = typed(given, int, "tables")
    return tuple(str(i + 1) for i in range(min(count, MOST_COUNT)))


def _side(fields: Fields, side: str, rounds: tuple[Timed, ...]) -> tuple[Participant, ...]:
    given = fields.value(side, list)
    return tuple(_participant(one, f"{side}[{i + 1}]", rounds) for i, one in enumerate(given))


def _participant(given: Any, where: str, rounds: tuple[Timed, ...]) -> Participant:
    fields = Fields(given, where, OF_PARTICIPANT)
    return Participant(
        id=fields.value("id", str),
        name=fields.value("name", str),
        rounds=_presence(fields, rounds),
        delegates=fields.value("delegates", int, 1),
        minimum=fields.value("minimum", int, 0),
        wishes=fields.texts("wishes"),
        musts=fields.texts("musts"),
        no_thanks=fields.texts("no_thanks"),
        table=fields.value("table", str, None),
        partner=fields.value("partner", str, None),
    )


def _presence(fields: Fields, rounds: tuple[Timed, ...]) -> frozenset[int]:
    """The rounds it is there in from beginning to end, less those it is away in."""
    there = set(range(len(rounds)))
    for index, one in enumerate(rounds):
        if fields.has("arrives") and _earlier(one.start, fields.time("arrives")):
            there.discard(index)
        if fields.has("leaves") and _earlier(fields.time("leaves"), one.end):
            there.discard(index)
    for number in fields.value("away", list, []) if rounds else []:
        if typed(number, int, f"{fields.where}.away") not in range(1, len(rounds) + 1):
            raise InvalidFile(
                message(
                    "{where} is away in round {round}, which there is not; the rounds are 1 to {last}.",
                    where=fields.where,
                    round=number,
                    last=len(rounds),
                )
            )
        there.discard(number - 1)
    return frozenset(there)


def _earlier(one: datetime, other: datetime) -> bool:
    if (one.utcoffset() is None) != (other.utcoffset() is None):
        raise InvalidFile(
            message(
                "A time has no time zone ({time}); write one, as in 2027-01-31T18:00:00+01:00.",
                time=(one if one.utcoffset() is None else other).isoformat(),
            )
        )
    return one < other
