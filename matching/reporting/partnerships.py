"""Partnerships in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.centre_records import CentreRecords
from matching.codes import code_list
from matching.partnerships.grounds import Grounds
from matching.partnerships.history import FOLLOWS
from matching.partnerships.partnership import Partnership
from matching.register import Register
from matching.reporting.period import Period

UNKNOWN = "unknown"
"""Stands for the purpose of a partnership of which none is known."""


@dataclass(frozen=True, slots=True)
class Partnered:
    """Partnerships that went on in the period. One with several purposes counts under each of them."""

    total: int
    began: int
    """Those that began in the period."""
    by_phase: Mapping[str, int]
    by_level: Mapping[str, int]
    by_purpose: Mapping[str, int]


def partnered(records: CentreRecords, period: Period) -> Partnered:
    """The partnerships that went on in the period, on some of its days at least."""
    found = [one for one in records.partnerships if went_on(one, period)]
    purposes = Counter(
        purpose for one in found for purpose in purposes_of(records.register, one) or [UNKNOWN]
    )
    return Partnered(
        total=len(found),
        began=sum(one.phases[0].on in period for one in found),
        by_phase=_counted("partnership_phases", (one.phase for one in found)),
        by_level=_counted("collaboration_levels", (one.level for one in found)),
        by_purpose={code: purposes[code] for code in (*code_list("purposes"), UNKNOWN) if purposes[code]},
    )


def went_on(partnership: Partnership, period: Period) -> bool:
    """Whether it went on, on some day of the period at least."""
    over = None if FOLLOWS[partnership.phase] else partnership.phases[-1].on
    return period.overlaps(partnership.phases[0].on, over)


def _counted(list_name: str, codes: Iterable[str]) -> dict[str, int]:
    counts = Counter(codes)
    return {code: counts[code] for code in code_list(list_name)}


def purposes_of(register: Register, partnership: Partnership) -> tuple[str, ...]:
    """What the needs, or else their partners, are for; without needs, what all partners are for."""
    needs = [register.needs[id] for id in partnership.needs if id in register.needs]
    if needs:
        found = [one.purposes or register.partner(one.partner).all_purposes for one in needs]
        return tuple(sorted({purpose for each in found for purpose in each}))
    partners = tuple(register.partners[id] for id in partnership.partners if id in register.partners)
    offers = tuple(register.offers[id] for id in partnership.offers if id in register.offers)
    return Grounds(partners, offers).purposes if partners else ()
