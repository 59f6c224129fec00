"""A volunteer centre that uses the installation."""

from __future__ import annotations

from dataclasses import dataclass

from matching.checks import Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A volunteer centre: the broker of its partners.

    Raises:
        InvalidProfile: a rule is broken.
    """

    id: str
    name: str

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.required("name", self.name)
        checks.text("name", self.name)
        checks.done()
