"""What is remembered, with the version that a change has to name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """A value as it is remembered. ``version`` is 1 when it is new and grows by 1 with every change."""

    value: T
    version: int
    changed_at: datetime


class Records(Protocol[T]):
    """The remembered values of one sort, within one transaction."""

    def get(self, id: str) -> Stored[T]:
        """The value with this id.

        Raises:
            NotFound: there is none.
        """

    def find(self, **equal: str | None) -> list[Stored[T]]:
        """Those whose key columns are equal to what is named, in the order of their ids."""

    def add(self, value: T) -> Stored[T]:
        """Remember a new value.

        Raises:
            AlreadyExists: its id is taken.
        """

    def change(self, value: T, version: int) -> Stored[T]:
        """Put ``value`` in the place of the one with its id, which was read as ``version``.

        Raises:
            NotFound: there is none.
            Outdated: somebody has changed it since; carries what is there now.
        """

    def delete(self, id: str) -> None:
        """Forget the value with this id, if there is one."""
