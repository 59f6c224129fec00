"""Rules of the profiles: each broken rule becomes a sentence; all of them are reported at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from matching.codes import code_list
from matching.errors import InvalidProfile, Problem
from matching.messages import message

ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
LONGEST_TEXT = 50_000
MOST_ITEMS = 500
"""Of a list in a record: each is compared with each of another's."""
MOST_DIGITS = 15
"""Digits of a number that every file and database keeps exactly."""
LARGEST_NUMBER = 10**MOST_DIGITS
NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


class Checks:
    """Collects the broken rules of one profile."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, field: str, value: Any, template: str, **values: Any) -> None:
        shown = value if len(str(value)) <= 60 else str(value)[:57] + "…"
        if isinstance(shown, str):
            shown = shown.encode("utf-8", "backslashreplace").decode("utf-8")
        self.problems.append(Problem(field, value, message(template, value=shown, field=field, **values)))

    def done(self) -> None:
        """Raise InvalidProfile if any rule was broken."""
        if self.problems:
            raise InvalidProfile(tuple(self.problems))

    def id(self, field: str, value: str) -> None:
        if not ID.fullmatch(value):
            self.refuse(
                field,
                value,
                "'{value}' cannot be a value of {field}; "
                "use 1 to 64 letters a-z, digits and the signs . _ : -.",
            )

    def required(self, field: str, value: str) -> None:
        if not value.strip():
            self.refuse(field, value, "{field} is empty; write a short text.")

    def text(self, field: str, value: str) -> None:
        if len(value) > LONGEST_TEXT:
            self.refuse(
                field,
                value,
                "{field} is {length} characters long; shorten it to at most {most}.",
                length=len(value),
                most=LONGEST_TEXT,
            )
        if NOT_TEXT.search(value):
            self.refuse(
                field,
                ascii(value),
                "{field} holds a character that is not text ({value}); delete it and type it again.",
            )

    def code(self, field: str, value: str | None, list_name: str) -> None:
        if value is not None and value not in code_list(list_name):
            self.refuse(
                field,
                value,
                "'{value}' is not a code of {list}; use one of {known}.",
                list=list_name,
                known=", ".join(code_list(list_name)),
            )

    def lists(self, record: object, fields: Iterable[str]) -> None:
        for field in fields:
            if (many := len(getattr(record, field))) > MOST_ITEMS:
                self.refuse(
                    field,
                    many,
                    "{field} holds {value} items, which is too many; keep at most {most}.",
                    most=MOST_ITEMS,
                )

    def codes(self, field: str, values: Iterable[str], list_name: str) -> None:
        for value in values:
            self.code(field, value, list_name)

    def at_least(self, field: str, value: Decimal | float | None, least: float) -> None:
        if value is None:
            return
        if not _can_be_kept(value):
            self.refuse(
                field,
                value,
                "{value} cannot be kept as a value of {field}; write a number with at most {most} digits.",
                most=MOST_DIGITS,
            )
        elif value < least:
            self.refuse(
                field,
                value,
                "{value} is too small for {field}; write a number of at least {least}.",
                least=least,
            )


def _can_be_kept(value: Decimal | float) -> bool:
    """True for a finite number that a binary float of 64 bits gives back unchanged."""
    if isinstance(value, int):
        return bool(abs(value) < LARGEST_NUMBER)
    if not math.isfinite(value) or abs(value) >= LARGEST_NUMBER:
        return False
    return not isinstance(value, Decimal) or Decimal(repr(float(value))) == value
