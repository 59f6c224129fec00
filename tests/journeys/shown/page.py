"""A page to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, who looks at it, and what they do before it is looked at."""

    name: str
    path: str
    who: str | None = None
    then: Callable[[Page], object] = lambda page: None

    def open(self, page: Page) -> None:
        """Go there, in a browser in which ``who`` is signed in."""
        page.goto(self.path)
        self.then(page)
