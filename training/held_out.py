"""Which records are kept for measuring: told by their ids, so that every run and every machine agrees."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def place(id: str, salt: str) -> float:
    """A number in [0, 1) that looks drawn by lot and is always the same for ``id`` and ``salt``."""
    return int(sha256(f"{salt}:{id}".encode()).hexdigest()[:8], 16) / 2**32


def held_out(ids: Iterable[str], salt: str, n: int) -> set[str]:
    """The ``n`` of ``ids`` with the lowest places.

    >>> sorted(held_out(["a", "b", "c", "d"], "letters", 2))
    ['a', 'c']
    """
    return set(sorted(ids, key=lambda id: place(id, salt))[:n])
