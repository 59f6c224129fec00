"""A competence: what somebody can do or is to be able to do, and how well."""

from __future__ import annotations

from dataclasses import dataclass

from matching.checks import Checks


@dataclass(frozen=True, slots=True)
class Competence:
    """A competence with its level; ``code`` is ``SCHEME:CODE`` (for example ``ESCO:…``) where known.

    Raises:
        InvalidProfile: an empty label or an unknown level.
    """

    label: str
    level: str | None = None
    required: bool = False
    code: str | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.required("competences", self.label)
        checks.text("competences", self.label)
        checks.text("competences", self.code or "")
        checks.code("competences", self.level, "competence_levels")
        checks.done()

    @property
    def key(self) -> str:
        """What makes two competences the same one: the code, else the label in lower case."""
        return self.code or " ".join(self.label.casefold().split())
