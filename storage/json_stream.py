"""JSON read value by value, so that a large file need not be held in memory as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TextIO

from matching.errors import InvalidFile
from matching.messages import Message, message
from storage.refusals import refused_file

_SPACE = re.compile(r"[ \t\n\r]*")
_CHUNK = 1 << 20


class Doubled(dict[str, Any]):
    """An object in which the name :attr:`doubled` stands twice."""

    doubled: str = ""


class JsonStream:
    """Reads signs and whole values of ``source`` one after the other, and knows where it is.

    Raises (every method):
        InvalidFile: the text is not JSON; with line and column.
    """

    def __init__(self, file: str, source: TextIO) -> None:
        self.file = file
        self.read = 0
        """Characters taken so far."""
        self._source = source
        self._text = ""
        self._place = 0
        self._lines = 0
        self._column = 0
        self._ended = False
        self._decode = json.JSONDecoder(parse_float=Decimal, object_pairs_hook=_object).raw_decode

    @property
    def line(self) -> int:
        """Line of the next sign, from 1."""
        return self._lines + 1

    def next_sign(self) -> str:
        """The next sign that is not a space, which is not taken; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._place)
            self._move(found.end() if found else self._place)
            if self._place < len(self._text) or self._ended:
                return self._text[self._place : self._place + 1]
            self._more()

    def take(self, sign: str) -> None:
        """Take ``sign``, which has to be the next one."""
        if self.next_sign() != sign:
            raise self._error(self._place, message("'{sign}' is missing", sign=sign))
        self._move(self._place + 1)

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.next_sign():
            raise self._error(self._place, message("something follows after the end"))

    def items(self) -> Iterator[tuple[int, Any]]:
        """Take a list, which begins with the next sign: line and value of each of its items."""
        self.take("[")
        first = True
        while self.next_sign() != "]":
            if not first:
                self.take(",")
                self.next_sign()
            first, line = False, self.line
            yield line, self.value()
        self.take("]")

    def value(self) -> Any:
        """Take a whole value: an object, a list, a text, a number; numbers with a point are Decimal."""
        self.next_sign()
        while True:
            try:
                value, end = self._decode(self._text, self._place)
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._error(error.pos, message(error.msg)) from None
            except (RecursionError, ValueError):
                reason = message("lists in lists without end, or a number that is far too long")
                raise self._error(self._place, reason) from None
            else:
                if end < len(self._text) or self._ended:
                    self._move(end)
                    return value
            self._more()

    def _more(self) -> None:
        """Read on; each time as much again, so that a long value is not tried too often."""
        left = self._text[self._place :]
        added = self._source.read(max(_CHUNK, len(left)))
        self._ended = not added
        self._text, self._place = left + added, 0

    def _move(self, place: int) -> None:
        newline = self._text.rfind("\n", self._place, place)
        if newline >= 0:
            self._lines += self._text.count("\n", self._place, place)
            self._column = place - newline - 1
        else:
            self._column += place - self._place
        self.read += place - self._place
        self._place = place

    def _error(self, place: int, reason: Message) -> InvalidFile:
        self._move(min(place, len(self._text)))
        return refused_file(
            "{file} is not JSON at line {line}, column {column} ({reason}); "
            "look there for a missing comma, quotation mark or bracket.",
            file=self.file,
            line=self.line,
            column=self._column + 1,
            reason=reason,
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled = Doubled(made)
    names = [name for name, _ in pairs]
    doubled.doubled = next(name for name in names if names.count(name) > 1)
    return doubled
