"""Hours a month: *to timer om ugen*, *10 timer/måned*, *an hour every second week*."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from matching.reading.numbers import HALF, number
from matching.reading.text import Text

WEEKS_A_MONTH = Decimal(4)
"""A week counts four times: people who say two hours a week mean about eight a month."""
MOST_HOURS = 744
HALF_DAY, WHOLE_DAY = Decimal(4), Decimal(8)
DANISH_UNITS = frozenset("time timer timers t".split())
ENGLISH_UNITS = frozenset("hour hours hrs".split())
UNITS = DANISH_UNITS | ENGLISH_UNITS | {"dag", "day"}
JOINING = frozenset("om i pr per hver hvert a an each every en et the on anden andet second other".split())
EVERY_OTHER = frozenset("anden andet second other".split())
PERIODS = {
    **dict.fromkeys("uge ugen ugentlig ugentligt ugentlige ugtl week weekly".split(), WEEKS_A_MONTH),
    **dict.fromkeys("mandag tirsdag onsdag torsdag fredag lørdag søndag".split(), WEEKS_A_MONTH),
    **dict.fromkeys(
        "mandagen tirsdagen onsdagen torsdagen fredagen lørdagen søndagen".split(), WEEKS_A_MONTH
    ),
    **dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday".split(), WEEKS_A_MONTH),
    **dict.fromkeys("fortnight fortnightly".split(), Decimal(2)),
    **dict.fromkeys(
        "måned måneden månedlig månedligt månedlige md mdr mnd month monthly".split(), Decimal(1)
    ),
}
NAMING = frozenset(
    "hver hvert every each pr per om ugentlige månedlige ugentligt månedligt weekly monthly".split()
)
OPENING = frozenset(
    "åben åbent åbne åbner åbningstid åbningstider lukket open opens closed opening mødes møder samles"
    " meets meet gathers".split()
)
"""Where these stand, times are those of the association and not of the task."""


def read_hours(text: Text, sentence: range) -> Decimal | None:
    """Hours a month that a sentence states; None where it states none or several."""
    if OPENING & set(text.plain(sentence)):
        return None
    found = {hours for at in sentence if (hours := _hours_at(text, at, sentence))}
    return found.pop() if len(found) == 1 else None


def _hours_at(text: Text, at: int, sentence: range) -> Decimal | None:
    if text.words[at].plain not in UNITS:
        return None
    front = text.plain(range(max(sentence.start, at - 7), at))
    behind = text.plain(range(at + 1, min(sentence.stop, at + 9)))
    length = _length(text.words[at].plain, front, danish=text.is_danish(at))
    if length is None:
        return None
    times, rest = _repeated(behind, danish=text.is_danish(at))
    visits = _visits(rest) or _visits_named(rest) or _visits_named(front)
    hours = length * times * visits if visits else None
    return hours if hours and hours <= MOST_HOURS else None


def _length(unit: str, front: list[str], *, danish: bool) -> Decimal | None:
    """Hours of one visit that end with the word ``unit``."""
    if unit in {"dag", "day"}:
        return _days(front)
    # English "one time" is no hour.
    if unit not in ENGLISH_UNITS and not (unit in DANISH_UNITS and danish):
        return None
    if front and front[-1] in {"faste", "ugentlige", "månedlige", "weekly", "monthly", "regular"}:
        front = front[:-1]
    words = " ".join(front[-3:])
    if words.endswith((" par", " couple of", " couple")):
        return Decimal(2)
    if words.endswith(("half an", " halv")):
        return HALF
    return _counted(front, danish=danish)


def _days(front: list[str]) -> Decimal | None:
    if front[-1:] in (["halv"], ["half"]) or front[-2:] == ["half", "a"]:
        return HALF_DAY
    return WHOLE_DAY if front[-1:] in (["hel"], ["full"], ["whole"]) else None


def _counted(front: list[str], *, danish: bool) -> Decimal | None:
    if not front:
        return None
    if front[-1] in {"en", "a", "an"}:
        return Decimal(1)
    value = number(front[-1], danish)
    if value and len(front) > 2 and front[-2] in {"til", "to", "eller", "or"}:
        return number(front[-3], danish) or value
    return value


def _repeated(behind: Sequence[str], *, danish: bool) -> tuple[Decimal, Sequence[str]]:
    """How often in the period, *to timer to gange om ugen*, and what comes after."""
    if behind[:1] in (["once"], ["twice"]):
        return Decimal(1 + (behind[0] == "twice")), behind[1:]
    if len(behind) > 1 and behind[1] in {"gang", "gange", "times"}:
        times = Decimal(1) if behind[0] == "en" else number(behind[0], danish)
        return times or Decimal(1), behind[2:]
    return Decimal(1), behind


def _visits(words: Sequence[str]) -> Decimal | None:
    """How often a month the period is that ``words`` begin with: four times a week, twice every other."""
    for place, word in enumerate(words):
        told = PERIODS.get(word) or PERIODS.get(word.removesuffix("s"))
        if told:
            return told / 2 if EVERY_OTHER & set(words[:place]) else told
        if word in {"14", "14."} and words[place + 1 : place + 2] == ["dag"]:
            return Decimal(2)
        if word not in JOINING:
            return None
    return None


def _visits_named(words: Sequence[str]) -> Decimal | None:
    """*hver uge 2 timer*, *to ugentlige timer*, *two hours of advice every month*."""
    for place, word in enumerate(words):
        if word in NAMING:
            return _visits(words[place:])
        if word[0].isdecimal():
            return None
    return None
