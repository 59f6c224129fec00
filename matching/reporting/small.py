"""Whether small partners are seen, or only those that everybody knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.centre_records import CentreRecords
from matching.partner import Partner
from matching.reporting.period import Period, introductions_in
from matching.small_partner import is_small


@dataclass(frozen=True, slots=True)
class SmallShare:
    """How many of some partners are small; ``unknown`` are those of which nobody knows, who are left out."""

    small: int
    over: int
    unknown: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there is nobody to count."""
        return self.small / self.over if self.over else None


@dataclass(frozen=True, slots=True)
class SmallShares:
    """The share of small partners among those of the centre, those shown, and those met."""

    registered: SmallShare
    shown: SmallShare
    """In an introduction that was put to both sides: which lists were shown is not known."""
    met: SmallShare
    """In an introduction that both sides said yes to."""


def small_shares(records: CentreRecords, period: Period) -> SmallShares:
    """Each partner counts once, however often it was introduced."""
    put = [one for one in introductions_in(records, period) if one.put is not None]
    partners = records.register.partners
    shown = {id for one in put for id in one.partners}
    met = {id for one in put if one.state == "accepted" for id in one.partners}
    return SmallShares(
        registered=_share(records.partners()),
        shown=_share(partners[id] for id in shown if id in partners),
        met=_share(partners[id] for id in met if id in partners),
    )


def _share(partners: Iterable[Partner]) -> SmallShare:
    found = [is_small(partner) for partner in partners]
    known = [small for small in found if small is not None]
    return SmallShare(sum(known), len(known), len(found) - len(known))
