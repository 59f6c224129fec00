"""Accounts in memory: what the use cases need from the outside, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.errors import NotFound, Outdated
from matching.rights.rules import About
from matching.stored import Stored

T = TypeVar("T")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CENTRES = {"com-1": "herning", "com-2": "ry"}


class MemoryRecords(Generic[T]):
    """Values by their ids, with versions."""

    def __init__(self, sort: str) -> None:
        self._sort = sort
        self._stored: dict[str, Stored[T]] = {}

    def get(self, id: str) -> Stored[T]:
        if id not in self._stored:
            raise NotFound(self._sort, id)
        return self._stored[id]

    def find(self, **equal: str | None) -> list[Stored[T]]:
        def fits(value: Any) -> bool:
            return all(getattr(value, name) == wanted for name, wanted in equal.items())

        return [one for _, one in sorted(self._stored.items()) if fits(one.value)]

    def add(self, value: T) -> Stored[T]:
        return self._put(value, 1)

    def change(self, value: T, version: int) -> Stored[T]:
        there = self.get(value.id)  # type: ignore[attr-defined]
        if there.version != version:
            raise Outdated(self._sort, "id", version, there)
        return self._put(value, version + 1)

    def delete(self, id: str) -> None:
        self._stored.pop(id, None)

    def _put(self, value: T, version: int) -> Stored[T]:
        stored = Stored(value, version, NOW)
        self._stored[value.id] = stored  # type: ignore[attr-defined]
        return stored


@dataclass
class MemoryAudit:
    """What was noted."""

    notes: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, user: str, action: str, sort: str, about: str, detail: str | None = None) -> None:
        self.notes.append((user, action, sort, about, *([detail] if detail else [])))


def ticking() -> Callable[[], datetime]:
    """A clock that is a second later each time."""
    seconds = iter(range(10_000))
    return lambda: NOW + timedelta(seconds=next(seconds))


@dataclass
class MemoryWork:
    """The :class:`matching.accounts.work.AccountsWork` of a test."""

    users: MemoryRecords[User] = field(default_factory=lambda: MemoryRecords("user"))
    tokens: MemoryRecords[Token] = field(default_factory=lambda: MemoryRecords("token"))
    centres: MemoryRecords[Centre] = field(default_factory=lambda: MemoryRecords("centre"))
    audit: MemoryAudit = field(default_factory=MemoryAudit)
    now: Callable[[], datetime] = field(default_factory=ticking)


class PlainPasswords:
    """Hashes that say what they are of; ``kind`` is the parameters of today."""

    def __init__(self, kind: str = "new") -> None:
        self.kind = kind
        self.asked: list[str | None] = []

    def hashed(self, password: str) -> str:
        return f"{self.kind}:{password}"

    def matches(self, kept: str | None, password: str) -> bool:
        self.asked.append(kept)
        return kept is not None and kept.partition(":")[2] == password

    def is_outdated(self, kept: str) -> bool:
        return not kept.startswith(f"{self.kind}:")


def about(partner: str) -> About:
    """What a partner belongs to: com-1 to Herning, com-2 to Ry."""
    if partner not in CENTRES:
        raise NotFound("partner", partner)
    return About(frozenset({CENTRES[partner]}), frozenset({partner}))
