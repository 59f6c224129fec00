"""Needs and offers: a statement by a partner that it seeks or gives a resource."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matching.availability import MOST_WINDOWS, DateWindow, Slot
from matching.checks import Checks
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.place import Place
from matching.rights.rules import Visibility

CODED = {
    "purposes": "purposes",
    "target_groups": "target_groups",
    "safeguards": "safeguards",
    "roles": "roles",
    "returns": "resource_kinds",
    "languages": "languages",
}
LISTS = (*CODED, "competences", "slots", "places", "exclusions")
CODE = {
    "resource_kind": "resource_kinds",
    "unit": "units",
    "engagement_form": "engagement_forms",
    "collaboration_level": "collaboration_levels",
    "remote": "remote_modes",
    "contact": "contact_levels",
    "status": "statuses",
    "visibility": "visibilities",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a need and an offer have in common. Empty means unknown.

    ``quantity`` and ``committed`` (what is already spoken for) are in ``unit``; ``radius_km`` is the
    distance from ``places`` outside which it is impossible. Places, purposes and target groups that are
    empty are the partner's.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    partner: str
    resource_kind: str
    title: str = ""
    text: str = ""
    competences: tuple[Competence, ...] = ()
    quantity: Decimal | None = None
    unit: str | None = None
    group_min: int | None = None
    group_max: int | None = None
    engagement_form: str | None = None
    collaboration_level: str | None = None
    windows: tuple[DateWindow, ...] = ()
    slots: tuple[Slot, ...] = ()
    hours_per_month: Decimal | None = None
    places: tuple[Place, ...] = ()
    radius_km: float | None = None
    remote: str | None = None
    purposes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    contact: str | None = None
    safeguards: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    in_return: str = ""
    languages: tuple[str, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    never: str = ""
    committed: Decimal | None = None
    status: str = "open"
    expires: date | None = None
    visibility: Visibility | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.id("partner", self.partner)
        for field in ("title", "text", "in_return", "never"):
            checks.text(field, getattr(self, field))
        for field, list_name in CODE.items():
            checks.code(field, getattr(self, field), list_name)
        for field, list_name in CODED.items():
            checks.codes(field, getattr(self, field), list_name)
        checks.lists(self, LISTS)
        self._check_amounts(checks)
        self._check_time(checks)
        checks.done()

    def _check_amounts(self, checks: Checks) -> None:
        for field in ("quantity", "committed", "hours_per_month", "radius_km"):
            checks.at_least(field, getattr(self, field), 0)
        for field in ("group_min", "group_max"):
            checks.at_least(field, getattr(self, field), 1)
        if self.quantity is not None and self.unit is None:
            checks.refuse(
                "unit", "", "The quantity {quantity} has no unit; say of what.", quantity=self.quantity
            )
        if self.group_min and self.group_max and self.group_max < self.group_min:
            checks.refuse(
                "group_max",
                self.group_max,
                "The largest group ({value}) is smaller than the smallest ({least}); swap them.",
                least=self.group_min,
            )

    def _check_time(self, checks: Checks) -> None:
        if len(self.windows) > MOST_WINDOWS:
            checks.refuse(
                "windows",
                len(self.windows),
                "{value} windows are too many; join them to at most {most}.",
                most=MOST_WINDOWS,
            )

    @property
    def seen_by(self) -> Visibility:
        """How widely it says it may be seen itself; see :func:`matching.visible_to.about_statement`."""
        return self.visibility or "centre"

    @property
    def headline(self) -> str:
        """The title, else the beginning of the text."""
        return self.title or (self.text if len(self.text) <= 70 else self.text[:69].rstrip() + "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Statement):
    """A partner seeks a resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Statement):
    """A partner gives a resource."""
