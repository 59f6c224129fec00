"""Words for days and parts of the week: *mandage*, *tirsdagsaften*, *man-tors*, *weekday evenings*."""

from __future__ import annotations

import re
from dataclasses import dataclass

PARTS = {
    **dict.fromkeys(("morgen", "morning", "formiddag"), "morning"),
    **dict.fromkeys(("eftermiddag", "afternoon"), "afternoon"),
    **dict.fromkeys(("aften", "evening"), "evening"),
}
DAYS = (
    ("mandag", "monday", "man", "mon"),
    ("tirsdag", "tuesday", "tir", "tirs", "tue"),
    ("onsdag", "wednesday", "ons", "wed"),
    ("torsdag", "thursday", "tor", "tors", "thu"),
    ("fredag", "friday", "fre", "fri"),
    ("lørdag", "saturday", "lør", "sat"),
    ("søndag", "sunday", "søn", "sun"),
)
NAMES = {name: (at,) for at, names in enumerate(DAYS) for name in names[:2]} | {
    "hverdag": tuple(range(5)),
    "weekday": tuple(range(5)),
    "weekend": (5, 6),
}
NUMBERS = {name: at for at, names in enumerate(DAYS) for name in names}
_PART = rf"({'|'.join(PARTS)})(er|erne|en|e|ene|s)?"
_PART_WORD = re.compile(_PART)
_DAY_WORD = re.compile(rf"({'|'.join(NAMES)})(?:ernes|erne|enes|ene|ens|er|en|e|'s|s)?(?:-?{_PART})?")
_SPAN = re.compile(rf"({'|'.join(NUMBERS)})s?-({'|'.join(NUMBERS)})s?")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:]\d\d)?(?:\s?[-–]\s?(\d{1,2})(?:[.:]\d\d)?)?")
NOON, DUSK, MIDNIGHT = 12, 17, 24


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week, Monday 0, and the part of the day where the same word says it."""

    numbers: tuple[int, ...]
    part: str | None = None


def days_of(plain: str) -> Days | None:
    """The days that a word in lower case names."""
    span = _SPAN.fullmatch(plain)
    if span:
        return Days(days_between(NUMBERS[span[1]], NUMBERS[span[2]]))
    found = _DAY_WORD.fullmatch(plain)
    return Days(NAMES[found[1]], PARTS.get(found[2] or "")) if found else None


def days_between(first: int, last: int) -> tuple[int, ...]:
    """From one day to another, over the end of the week where it has to be."""
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def part_of(plain: str) -> tuple[str, bool] | None:
    """The part of the day that a word names, and whether it means every day's: *aftener*, *om aftenen*."""
    found = _PART_WORD.fullmatch(plain)
    return (PARTS[found[1]], found[2] is not None) if found else None


def parts_between(clock: str, until: str = "") -> set[str]:
    """Parts of the day in which hours lie: ``15-21`` is afternoon and evening; one hour is one part."""
    found, last = _CLOCK.fullmatch(clock), _CLOCK.fullmatch(until)
    if not found:
        return set()
    start = int(found[1])
    end = int(last[1] if last else found[2] or start + 1)
    if not 0 <= start < end <= MIDNIGHT:
        return set()
    spans = {"morning": (0, NOON), "afternoon": (NOON, DUSK), "evening": (DUSK, MIDNIGHT)}
    return {part for part, (first, stop) in spans.items() if start < stop and end > first}
