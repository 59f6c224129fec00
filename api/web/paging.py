"""A long list, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import urlencode

T = TypeVar("T")
AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class PageOf(Generic[T]):
    """One page of a list: ``items``, of ``total``; ``number`` counts from 1 to ``last``."""

    items: Sequence[T]
    total: int
    number: int
    last: int
    path: str
    query: Mapping[str, str] = field(default_factory=dict)

    def link(self, number: int) -> str:
        """The address of another page of the same list."""
        asked = {name: value for name, value in self.query.items() if value}
        return f"{self.path}?{urlencode({**asked, 'page': number})}"


def page_of(
    items: Sequence[T], number: int, path: str, query: Mapping[str, str] | None = None, most: int = AT_A_TIME
) -> PageOf[T]:
    """The page ``number`` of ``items``, or the nearest there is; ``query`` is what was asked for."""
    last = max(1, -(-len(items) // most))
    number = min(max(1, number), last)
    return PageOf(items[(number - 1) * most : number * most], len(items), number, last, path, query or {})
