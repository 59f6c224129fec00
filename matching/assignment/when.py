"""When a task may be done, and which of many times fall together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

DAYS, PARTS = 7, 3
EPOCH = date(1970, 1, 1).toordinal()
LATEST = date(9999, 1, 1).toordinal() - EPOCH
MONDAY = 3
"""Weekday of day 0, 1970-01-01: a Thursday."""


@dataclass(frozen=True, slots=True)
class Time:
    """One way of placing a task in time.

    Args:
        dates: first and last days, both included, in days since 1970-01-01; none overlaps another.
        slot: part of the week, 0 (Monday morning) to 20 (Sunday evening); None is not known.
        whole_days: it takes these days from morning to evening.
        exclusive: who is there cannot be elsewhere. Work whose hours are free is not exclusive.
    """

    dates: tuple[tuple[int, int], ...]
    slot: int | None = None
    whole_days: bool = False
    exclusive: bool = True

    def at(self, day: int, part: int) -> bool:
        """Whether it may go on in this part (0 to 2) of this day; where the slot is unknown, always."""
        if self.slot is not None and self.slot != weekday(day) * PARTS + part:
            return False
        return any(first <= day <= last for first, last in self.dates)


def weekday(day: int) -> int:
    """0 (Monday) to 6 (Sunday) of a day since 1970-01-01."""
    return (day + MONDAY) % DAYS


def first_days(time: Time) -> Iterator[int]:
    """The first day of each of its windows on which its slot lies; none of a window without such a day."""
    for first, last in time.dates:
        wanted = weekday(first) if time.slot is None else time.slot // PARTS
        day = first + (wanted - weekday(first)) % DAYS
        if day <= last:
            yield day


def takes_place(time: Time) -> bool:
    """Whether its part of the week lies within its dates at all."""
    return any(True for _ in first_days(time))


def moments(times: Sequence[Time]) -> list[frozenset[int]]:
    """The largest sets of ``times``, by position, that fall together in one part of one day.

    Where any set of them falls together it does so on the first day of the window of one of them, so
    these days are enough.
    """
    by_slot: dict[int | None, list[int]] = {}
    for at, time in enumerate(times):
        by_slot.setdefault(time.slot, []).append(at)
    found: set[frozenset[int]] = set()
    for day, part in set(_points(times)):
        able = by_slot.get(None, []) + by_slot.get(weekday(day) * PARTS + part, [])
        found.add(frozenset(at for at in able if times[at].at(day, part)))
    return _largest(found)


def months_of(time: Time) -> list[tuple[int, int]]:
    """First and last calendar month of each window, counted from January of year 0."""
    return [(_month(first), _month(last)) for first, last in time.dates]


def _month(day: int) -> int:
    found = date.fromordinal(EPOCH + min(max(day, 0), LATEST))
    return found.year * 12 + found.month - 1


def _points(times: Sequence[Time]) -> Iterator[tuple[int, int]]:
    slots = {time.slot for time in times if time.slot is not None}
    for time in times:
        if time.slot is not None:
            yield from ((day, time.slot % PARTS) for day in first_days(time))
            continue
        yield from ((day, part) for day in first_days(time) for part in range(PARTS))
        for slot in slots:
            yield from ((day, slot % PARTS) for day in first_days(Time(time.dates, slot)))


def _largest(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    kept: list[frozenset[int]] = []
    for one in sorted(sets, key=lambda found: (-len(found), sorted(found))):
        if not any(one <= other for other in kept):
            kept.append(one)
    return kept
