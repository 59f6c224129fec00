"""What was given is reported for one partner, and confirmed or disputed for another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matching.errors import NotFound
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.partnerships import contributing
from matching.partnerships.access import allowed, changed, speaks_for
from matching.partnerships.contribution import Contribution
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.stored import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What was given; ``id`` is that of a contribution that is corrected, None for a new one."""

    day: date
    partner: str | None = None
    hours: Decimal | None = None
    people: int | None = None
    amount_dkk: Decimal | None = None
    text: str = ""
    id: str | None = None


def report_contribution(
    work: PartnershipsWork, actor: Actor, id: str, given: Reported
) -> Stored[Partnership]:
    """A member, or the broker for it, reports what its partner has given, or corrects what it reported.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the partnership has not run, or what is to be corrected is confirmed.
    """
    stored = allowed(work, actor, id, "change_partnership")
    now = work.now()
    reported = Contribution(
        id=given.id or new_id(now),
        partner=speaks_for(actor, stored.value, given.partner),
        day=given.day,
        reported_by=actor.user or "",
        hours=given.hours,
        people=given.people,
        amount_dkk=given.amount_dkk,
        text=given.text,
    )
    if given.id is not None and all(one.id != given.id for one in stored.value.contributions):
        raise NotFound("contribution", given.id)
    made = contributing.report_contribution(stored.value, reported, now=now, today=danish_day(now))
    return changed(work, actor, stored, made, "report_contribution", reported.id)


def confirm(
    work: PartnershipsWork, actor: Actor, id: str, contribution: str, partner: str | None = None
) -> Stored[Partnership]:
    """Another partner says that it was given.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not, or there is no such contribution.
        InvalidStep: the actor or its partner has reported it itself.
    """
    stored = allowed(work, actor, id, "change_partnership")
    said_by = _other(actor, stored.value, contribution, partner)
    made = contributing.confirm(
        stored.value, contribution, partner=said_by, user=actor.user or "", now=work.now()
    )
    return changed(work, actor, stored, made, "confirm_contribution", contribution)


def dispute(
    work: PartnershipsWork,
    actor: Actor,
    id: str,
    contribution: str,
    reason: str,
    *,
    partner: str | None = None,
) -> Stored[Partnership]:
    """Another partner says that it is not as reported.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not, or there is no such contribution.
        InvalidStep: the actor or its partner has reported it itself.
    """
    stored = allowed(work, actor, id, "change_partnership")
    said_by = _other(actor, stored.value, contribution, partner)
    made = contributing.dispute(
        stored.value, contribution, reason, partner=said_by, user=actor.user or "", now=work.now()
    )
    return changed(work, actor, stored, made, "dispute_contribution", contribution)


def _other(actor: Actor, partnership: Partnership, contribution: str, partner: str | None) -> str:
    """For whom ``actor`` answers: where there are only two partners, a broker need not say it."""
    giver = next((one.partner for one in partnership.contributions if one.id == contribution), None)
    others = [one for one in partnership.partners if one != giver]
    if partner is None and len(others) == 1 and not actor.partners.intersection(partnership.partners):
        partner = others[0]
    return speaks_for(actor, partnership, partner)
