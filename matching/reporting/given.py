"""Hours and people given, by who gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from matching.centre_records import CentreRecords
from matching.partnerships.contribution import Contribution
from matching.reporting.period import Period


@dataclass(frozen=True, slots=True)
class Given:
    """Hours, and people each time they came: who came twice counts twice. Unknown numbers are left out."""

    contributions: int = 0
    hours: Decimal = Decimal(0)
    people: int = 0


@dataclass(frozen=True, slots=True)
class GivenBy:
    """What one partner gave, apart by what the other side says of it."""

    partner: str
    name: str
    kind: str | None
    """None where the partner is in the register no more."""
    confirmed: Given
    unconfirmed: Given
    disputed: Given


def given_by(records: CentreRecords, period: Period) -> tuple[GivenBy, ...]:
    """Each partner that reported something for a day of the period; who gave most confirmed hours first."""
    of_partner: dict[str, list[Contribution]] = defaultdict(list)
    for partnership in records.partnerships:
        for given in partnership.contributions:
            if given.day in period:
                of_partner[given.partner].append(given)
    found = [_of(records, partner, given) for partner, given in of_partner.items()]
    return tuple(sorted(found, key=lambda one: (-one.confirmed.hours, -one.confirmed.people, one.partner)))


def _of(records: CentreRecords, partner: str, given: Iterable[Contribution]) -> GivenBy:
    profile = records.register.partners.get(partner)
    given = list(given)
    return GivenBy(
        partner,
        records.name(partner),
        profile.kind if profile else None,
        confirmed=_sum(one for one in given if one.confirmed),
        unconfirmed=_sum(one for one in given if not one.confirmed and not one.disputed),
        disputed=_sum(one for one in given if one.disputed),
    )


def _sum(given: Iterable[Contribution]) -> Given:
    given = list(given)
    hours = sum((one.hours for one in given if one.hours is not None), Decimal(0))
    return Given(len(given), hours, sum(one.people or 0 for one in given))
