"""When in the week the task lies: *tirsdag aften*, *mandag og onsdag kl. 15-17*, *weekday evenings*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from matching.availability import Slot
from matching.codes import code_list
from matching.reading.asks import Ask
from matching.reading.hours import OPENING
from matching.reading.numbers import number
from matching.reading.text import NEGATORS, Text
from matching.reading.week import days_between, days_of, part_of, parts_between

EXCEPTED = NEGATORS | frozenset(
    "senest frist inden deadline before latest svar tilmelding skriv ring kontakt contact write call"
    " giving black bortset".split()
)
"""A clause with one of these tells when not, or until when to answer."""
JOINING = frozenset(
    "og eller om i en on in the and or kl fra from til to at d den hver every both både januar februar"
    " marts april maj juni juli august september oktober november december january february march may june"
    " july october".split()
)
UNTIL = frozenset("til to through".split())
CLOCK = frozenset("kl fra from".split())


@dataclass(slots=True)
class _Group:
    """Days that are named together, and the parts that are said of them."""

    days: list[int] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    every_day: bool = False
    """*om aftenen*: without a day, every day's is meant."""

    @property
    def slots(self) -> set[Slot]:
        weekdays = list(code_list("weekdays"))
        days = self.days or (range(7) if self.every_day else ())
        return {Slot(weekdays[day], part) for day in days for part in self.parts or code_list("day_parts")}


def read_slots(text: Text, ask: Ask) -> tuple[Slot, ...]:
    """The parts of the week that the sentence of ``ask`` names, in the order of the week."""
    if OPENING & set(text.plain(text.sentence(ask.start))):
        return ()
    found: set[Slot] = set()
    for span in _spans(text, ask):
        for group in _groups(text, span):
            found |= group.slots
    return tuple(sorted(found, key=lambda slot: slot.bit))


def _spans(text: Text, ask: Ask) -> Iterator[range]:
    """The clauses from the verb on, and what stands before it when that is the object or the time."""
    sentence = text.sentence(ask.start)
    before_counts = any(span.start < ask.start for span in ask.objects) or all(
        _is_time(word) for word in text.plain(range(sentence.start, ask.start))
    )
    at = sentence.start if before_counts else ask.start
    while at < sentence.stop:
        clause = text.clause(at)
        if not EXCEPTED & set(text.plain(clause)):
            yield range(at, clause.stop)
        at = clause.stop


def _is_time(word: str) -> bool:
    return word in JOINING or word[0].isdecimal() or days_of(word) is not None or part_of(word) is not None


def _groups(text: Text, span: range) -> Iterator[_Group]:
    group = _Group()
    for at in span:
        if _starts_anew(text, at, group):
            yield group
            group = _Group()
        days = days_of(text.words[at].plain)
        if days is not None:
            group.days.extend(_through(text, at, group, days.numbers))
            group.parts |= {days.part} if days.part else set()
        else:
            _add_part(text, at, span, group)
    yield group


def _starts_anew(text: Text, at: int, group: _Group) -> bool:
    """Another word, or days after days whose part is told: *lørdag formiddag og søndag eftermiddag*."""
    plain = text.words[at].plain
    if days_of(plain) is not None:
        return bool(group.days and group.parts)
    return not _is_time(plain)


def _through(text: Text, at: int, group: _Group, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The days named, with those from the one before where *til* stands between."""
    if group.days and text.words[at - 1].plain in UNTIL and days_of(text.words[at - 2].plain):
        return days_between(group.days[-1], numbers[-1])
    return numbers


def _add_part(text: Text, at: int, span: range, group: _Group) -> None:
    plain = text.words[at].plain
    told = part_of(plain)
    # "to aftener" are two, not every evening.
    counted = at > span.start and number(text.words[at - 1].plain, text.is_danish(at)) is not None
    if told and (group.days or (told[1] and not counted)):
        group.parts.add(told[0])
        group.every_day |= told[1]
    elif plain[0].isdecimal() and _is_clock(text, at, span):
        until = at + 2 if at + 2 in span and text.words[at + 1].plain in UNTIL else at
        group.parts |= parts_between(plain, text.words[until].plain if until > at else "")


def _is_clock(text: Text, at: int, span: range) -> bool:
    """After *kl.*, *from*, or a day that it follows at once, as in *onsdag 15-17*; no date is a clock."""
    before = text.words[at - 1].plain if at > span.start else ""
    is_span = "-" in text.words[at].plain or "–" in text.words[at].written
    return before in CLOCK or (is_span and days_of(before) is not None)
