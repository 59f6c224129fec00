"""The person somebody asks about: an e-mail address, and how it and names are found in texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from matching.accounts.user import EMAIL
from matching.errors import InvalidQuery
from matching.messages import message

SHORTEST_NAME = 3
PHONE = re.compile(r"\+?[\d\s().-]{6,}")
BETWEEN_DIGITS = r"[\s().-]*"
DANISH_PREFIX = rf"(?:(?:\+|00)45{BETWEEN_DIGITS})?"
NEVER = re.compile(r"(?!)")


def folded(text: str) -> str:
    """``text`` as e-mail addresses and names are compared: trimmed, in small letters, one blank between."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def email_of(given: str) -> str:
    """The e-mail address ``given``, as it is compared.

    Raises:
        InvalidQuery: it is none.
    """
    email = folded(given)
    if not EMAIL.fullmatch(email):
        raise InvalidQuery(
            message("'{value}' is not an e-mail address; write it as in anna@example.org.", value=given)
        )
    return email


@dataclass(frozen=True)
class Marks:
    """Texts by which a person is known, an e-mail address, a name or a telephone number each."""

    given: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of them, whole: no part of a longer address, name or number."""
        found = [_pattern(form) for one in self.given for form in _forms(one)]
        return re.compile("|".join(dict.fromkeys(found)), re.IGNORECASE) if found else NEVER

    def are(self, text: str) -> bool:
        """Whether ``text`` is one of them and nothing else."""
        return bool(text) and folded(text) in {folded(one) for one in self.given}

    def stand_in(self, text: str) -> bool:
        """Whether one of them occurs in ``text``."""
        return self.are(text) or self.pattern.search(text) is not None

    def replaced_in(self, text: str, by: str) -> str:
        """``text`` with ``by`` in the place of each."""
        return by if self.are(text) else self.pattern.sub(lambda _: by, text)


def marks_of(texts: Iterable[str]) -> Marks:
    """The marks among ``texts``: what is shorter than three letters finds too much, and is left out."""
    wanted = {folded(text): " ".join(text.split()) for text in texts if len(folded(text)) >= SHORTEST_NAME}
    return Marks(tuple(wanted[key] for key in sorted(wanted)))


@dataclass(frozen=True)
class Person:
    """Whose data is looked for: by the e-mail address, and by what else is said to be the same person's.

    ``users`` are the ids of the accounts with such an address.
    """

    email: str
    also: Marks = field(default_factory=lambda: Marks(()))
    users: frozenset[str] = frozenset()

    @cached_property
    def marks(self) -> Marks:
        """All by which the person is known for certain."""
        return Marks((self.email, *self.also.given))


def _forms(text: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)


def _pattern(text: str) -> str:
    if "@" in text:
        return rf"(?<![\w.+%-]){re.escape(text).replace('@', '(?:@|%40)')}(?![\w-])(?!\.\w)"
    if PHONE.fullmatch(text):
        digits = re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)45", "", text))
        return rf"(?<!\d){DANISH_PREFIX}{BETWEEN_DIGITS.join(digits)}(?!\d)" if digits else "(?!)"
    words = r"\s+".join(map(re.escape, text.split()))
    # Danish has "Annas" and "Anna's" of Anna; the ending stays.
    return rf"(?<!\w){words}(?=(?:['’]?s)?(?!\w))"
