"""Days, amounts and lists of names inside a sentence, as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from matching.availability import Slot
from matching.labels import Labels
from matching.messages import Language, Message, message
from matching.statement import Statement

LONGEST_QUOTE = 600
"""Characters of a profile's text that are quoted at most."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as in 31 January 2027."""

    day: date

    def text(self, language: Language = "en") -> str:
        pattern = "d. MMMM y" if language == "da" else "d MMMM y"
        return format_date(self.day, format=pattern, locale=language)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with all its digits, as in 1,200.5."""

    number: Decimal

    def text(self, language: Language = "en") -> str:
        return format_decimal(self.number, locale=language, decimal_quantization=False)


def worded(sentences: Iterable[Message], language: Language) -> str:
    """The sentences one after the other."""
    return " ".join(sentence.text(language) for sentence in sentences)


def quoted(text: str) -> str:
    """What a profile says, on one line and shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"


def headline(statement: Statement) -> str:
    """The headline of a statement for a sentence, a dash where it says nothing."""
    return quoted(statement.headline) or "–"


def joined(names: Sequence[str]) -> Message:
    """Names as a sentence lists them: ``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:
        return message("{name}", name=", ".join(names))
    return message("{names} and {last}", names=list(names[:-1]), last=names[-1])


def slots_in_words(slots: Sequence[Slot]) -> list[Message]:
    """Slots in the order of the week, as in Monday evening."""
    return [
        message("{day} {part}", day=Labels("weekdays", [slot.weekday]), part=Labels("day_parts", [slot.part]))
        for slot in sorted(slots, key=lambda slot: slot.bit)
    ]
