"""How many records go into one statement of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
AT_A_TIME = 2_000
"""A statement of SQLite takes at most 32,766 values, and a progress bar is to move."""


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """``items`` in lists of at most :data:`AT_A_TIME`."""
    rest = iter(items)
    while some := list(islice(rest, AT_A_TIME)):
        yield some
