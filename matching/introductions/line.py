"""The line: a partner has few introductions open at a time, and the next ones wait their turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from matching.introductions.introduction import Introduction

MOST_OPEN = 3


def moving_up(introductions: Iterable[Introduction], most_open: int = MOST_OPEN) -> list[Introduction]:
    """Those that wait and may now be opened, in the order in which they were put in line; ties by id.

    ``introductions`` are all that are open or waiting, of every partner: who is left out is not counted.
    Both sides must have fewer than ``most_open`` open. One that has waited longest at both its partners
    holds a free place at the one while the other is full. So others may pass by, and yet nobody waits
    for ever: whoever has waited longest of all always holds what is free.
    """
    known = list(introductions)
    line = sorted((one for one in known if one.state == "waiting"), key=_turn)
    return _served(line, known, most_open)


def is_free(
    introduction: Introduction, introductions: Iterable[Introduction], most_open: int = MOST_OPEN
) -> bool:
    """Whether a draft may be opened at once, and nobody who waits is overtaken at either side."""
    known = [one for one in introductions if one.id != introduction.id]
    line = sorted((one for one in known if one.state == "waiting"), key=_turn)
    return introduction in _served([*line, introduction], known, most_open)


def _served(
    line: Sequence[Introduction], known: Iterable[Introduction], most_open: int
) -> list[Introduction]:
    taken = Counter(partner for one in known if one.state == "open" for partner in one.partners)
    waited_at: set[str] = set()
    served = []
    for one in line:
        free = [partner for partner in one.partners if taken[partner] < most_open]
        if len(free) == 2:
            served.append(one)
            taken.update(free)
            continue
        if waited_at.isdisjoint(one.partners):
            taken.update(free)
        waited_at.update(one.partners)
    return served


def _turn(introduction: Introduction) -> tuple[datetime, str]:
    return introduction.waiting_since or introduction.created, introduction.id
