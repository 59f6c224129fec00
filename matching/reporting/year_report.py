"""What a partner has given in a year, for its own report: its CSR report, or that to its members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matching.checks import ID
from matching.codes import code_list
from matching.errors import InvalidQuery, NotFound
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day
from matching.messages import message
from matching.partner import Partner
from matching.partnerships.contribution import Contribution
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.register import Register
from matching.reporting.given_for import kind_of, sdgs_of
from matching.reporting.partnerships import UNKNOWN, purposes_of, went_on
from matching.reporting.period import Period
from matching.reporting.totals import Totals, totals
from matching.rights.actor import Actor
from matching.rights.rules import demand, may
from matching.visible_to import about_partner


class YearWork(PartnershipsWork, Protocol):
    """One transaction that can read what belongs to some partners."""

    def register_of(self, partners: Collection[str]) -> Register:
        """Those of ``partners`` that are stored, with all that is theirs."""


FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Together:
    """A partnership of the year: with whom, how far it has come, and what the partner gave in it."""

    id: str
    others: tuple[str, ...]
    phase: str
    level: str
    began: date
    given: Totals
    """What is confirmed."""


@dataclass(frozen=True, slots=True)
class YearReport:
    """``by_…`` count what is confirmed; what is for several purposes or goals stands under each of them."""

    partner: str
    name: str
    kind: str
    year: int
    introductions: Mapping[str, int]
    """By the state they are in today."""
    partnerships: tuple[Together, ...]
    confirmed: Totals
    unconfirmed: Totals
    disputed: Totals
    received: Totals
    """What the other partners of its partnerships gave, confirmed."""
    by_kind: Mapping[str, Totals]
    by_purpose: Mapping[str, Totals]
    by_sdg: Mapping[str, Totals]


def year_report(work: YearWork, actor: Actor, partner: str, year: int) -> YearReport:
    """The report of ``partner`` for the days of ``year``.

    Raises:
        NotSignedIn, NotAllowed: the actor is neither a member nor a broker of the partner.
        NotFound: there is no such partner, or it may not be seen.
        InvalidQuery: no such year can be meant.
    """
    profile = _reported(work, actor, partner)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidQuery(
            message(
                "There is no report for the year {year}; name one from {first} to {last}.",
                year=str(year),
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    period = Period(date(year, 1, 1), date(year, 12, 31))
    every = [one.value for one in work.partnerships.find(partner=partner)]
    register = work.register_of({id for one in every for id in one.partners})
    return _made(profile, year, _introduced(work, partner, period), every, register, period)


def _reported(work: YearWork, actor: Actor, id: str) -> Partner:
    if not ID.fullmatch(id):
        raise NotFound("partner", id)
    demand(actor, "ask")
    profile = work.partners.stored(id).value
    if not may(actor, "see_profile", about_partner(profile)):
        raise NotFound("partner", id)
    demand(actor, "see_year_report", about_partner(profile))
    return profile


def _introduced(work: YearWork, partner: str, period: Period) -> Mapping[str, int]:
    found = {
        one.value.id: one.value
        for side in ("seeker", "giver")
        for one in work.introductions.find(**{side: partner})
    }
    states: Counter[str] = Counter(one.state for one in found.values() if _put_in(one, period))
    return {state: states[state] for state in code_list("introduction_states") if states[state]}


def _put_in(introduction: Introduction, period: Period) -> bool:
    """Whether it was put to both sides then; a draft is the broker's alone."""
    return introduction.put is not None and danish_day(introduction.put) in period


def _made(
    profile: Partner,
    year: int,
    introductions: Mapping[str, int],
    every: Iterable[Partnership],
    register: Register,
    period: Period,
) -> YearReport:
    shown = [one for one in every if went_on(one, period) or _in(one, period)]
    pairs = [(one, given) for one in shown for given in _in(one, period)]
    own = [(one, given) for one, given in pairs if given.partner == profile.id]
    sure = [(one, given) for one, given in own if given.confirmed]
    return YearReport(
        partner=profile.id,
        name=profile.name,
        kind=profile.kind,
        year=year,
        introductions=introductions,
        partnerships=tuple(_together(one, profile.id, register, period) for one in shown),
        confirmed=totals(given for _, given in sure),
        unconfirmed=totals(given for _, given in own if not given.confirmed and not given.disputed),
        disputed=totals(given for _, given in own if given.disputed),
        received=totals(given for _, given in pairs if given.partner != profile.id and given.confirmed),
        by_kind=_by(((kind_of(register, one, given),), given) for one, given in sure),
        by_purpose=_by((purposes_of(register, one), given) for one, given in sure),
        by_sdg=_by((sdgs_of(purposes_of(register, one)), given) for one, given in sure),
    )


def _in(partnership: Partnership, period: Period) -> list[Contribution]:
    return [given for given in partnership.contributions if given.day in period]


def _together(one: Partnership, partner: str, register: Register, period: Period) -> Together:
    others = (id for id in one.partners if id != partner)
    named = tuple(register.partners[id].name if id in register.partners else id for id in others)
    own = [given for given in _in(one, period) if given.partner == partner and given.confirmed]
    return Together(one.id, named, one.phase, one.level, one.phases[0].on, totals(own))


def _by(pairs: Iterable[tuple[tuple[str, ...], Contribution]]) -> Mapping[str, Totals]:
    """The sums by code; the greatest number of hours first, and what is not known last."""
    found: dict[str, list[Contribution]] = {}
    for codes, given in pairs:
        for code in codes or (UNKNOWN,):
            found.setdefault(code, []).append(given)
    sums = {code: totals(given) for code, given in found.items()}
    order = sorted(sums, key=lambda code: (code == UNKNOWN, -sums[code].hours, -sums[code].amount_dkk, code))
    return {code: sums[code] for code in order}
