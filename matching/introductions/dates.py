"""Windows of dates against each other; both ends are included and None is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.availability import DateWindow


def within(asked: DateWindow, windows: Sequence[DateWindow]) -> bool:
    """Whether every day of ``asked`` lies in one of ``windows``, which may join or overlap."""
    first_open = _start(asked)
    for window in sorted(windows, key=_start):
        if _start(window) > first_open:
            return False
        if _end(window) >= _end(asked):
            return True
        first_open = max(first_open, _end(window) + timedelta(days=1))
    return False


def shared(some: Sequence[DateWindow], others: Sequence[DateWindow]) -> list[DateWindow]:
    """The days that lie in both, window by window."""
    return [both for one in some for other in others if (both := _shared(one, other))]


def months(windows: Sequence[DateWindow]) -> int:
    """Calendar months that ``windows``, with both ends, have a day in."""
    return len(
        {month for window in windows for month in range(_month(_start(window)), _month(_end(window)) + 1)}
    )


def in_words(window: DateWindow) -> str:
    """The window as files write it, such as ``2027-01-01/2027-06-30``."""
    return f"{window.start or ''}/{window.end or ''}"


def _shared(one: DateWindow, other: DateWindow) -> DateWindow | None:
    start, end = max(_start(one), _start(other)), min(_end(one), _end(other))
    if end < start:
        return None
    return DateWindow(None if start == date.min else start, None if end == date.max else end)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _start(window: DateWindow) -> date:
    return window.start or date.min


def _end(window: DateWindow) -> date:
    return window.end or date.max
