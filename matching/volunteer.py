"""A volunteer: an employee who opted in under a company partner."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from matching.availability import DateWindow, Slot
from matching.checks import Checks
from matching.competence import Competence
from matching.place import Place

LISTS = ("competences", "languages", "windows", "slots", "places", "interests")


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer:
    """An alias and what the person can, will and when; no more personal data than that.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    partner: str
    alias: str
    competences: tuple[Competence, ...] = ()
    languages: tuple[str, ...] = ()
    windows: tuple[DateWindow, ...] = ()
    slots: tuple[Slot, ...] = ()
    hours_per_month: Decimal | None = None
    places: tuple[Place, ...] = ()
    radius_km: float | None = None
    remote: str | None = None
    interests: tuple[str, ...] = ()
    interests_text: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.id("partner", self.partner)
        checks.required("alias", self.alias)
        checks.text("alias", self.alias)
        checks.text("interests_text", self.interests_text)
        checks.lists(self, LISTS)
        checks.codes("languages", self.languages, "languages")
        checks.codes("interests", self.interests, "purposes")
        checks.code("remote", self.remote, "remote_modes")
        for field in ("hours_per_month", "radius_km"):
            checks.at_least(field, getattr(self, field), 0)
        checks.done()
