"""What is remembered of the register, one sort at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from matching.stored import Stored

P = TypeVar("P")


class Profiles(Protocol[P]):
    """The profiles of one sort within one transaction."""

    def stored(self, id: str) -> Stored[P]:
        """The profile with this id; NotFound when there is none."""

    def stored_all(self, ids: Iterable[str]) -> list[Stored[P]]:
        """Those of ``ids`` that are there."""

    def add(self, profile: P) -> Stored[P]:
        """Remember a new one; AlreadyExists when its id is taken."""

    def change(self, profile: P, version: int) -> Stored[P]:
        """Put it in the place of the one that was read as ``version``; Outdated when that has changed."""

    def remove(self, id: str, version: int) -> None:
        """Delete what was read as ``version``, with all that is its own; Outdated when it has changed."""


class Found(Protocol):
    """Where it is looked up what a partner takes part in."""

    def find(self, **equal: str | None) -> Sequence[Stored[Any]]: ...
