"""An agreement is drafted, edited, signed, and followed by a new version."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.checks import ID
from matching.errors import InvalidStep, NotFound
from matching.introductions.times import danish_day
from matching.messages import Language, message
from matching.partnerships import agreement_versions as versions
from matching.partnerships.access import allowed, seen, speaks_for
from matching.partnerships.agreement import Agreement, Signature
from matching.partnerships.agreement_draft import agreement_draft
from matching.partnerships.joined import joined_by
from matching.partnerships.looking import note_reading
from matching.partnerships.moving import newest_agreement
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import check_not_over
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored


def draft_agreement(
    work: PartnershipsWork, actor: Actor, partnership: str, language: Language
) -> Stored[Agreement]:
    """Version 1, filled from what the partners have stated and what they were introduced for.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the partnership is over, or has an agreement already.
    """
    found = allowed(work, actor, partnership, "change_partnership").value
    check_not_over(found)
    if newest_agreement(work, found.id):
        raise InvalidStep(
            message(
                "The partnership '{id}' has an agreement already; change it, or make a new version.",
                id=found.id,
            )
        )
    ground = joined_by(work, found)
    made = agreement_draft(found, ground, id=_id(found.id, 1), language=language)
    note_reading(work, actor, "agreement", made.id, made.contacts)
    work.audit.note(actor.user or "", "draft", "agreement", made.id)
    return work.agreements.add(made)


def agreements_of(work: PartnershipsWork, actor: Actor, partnership: str) -> list[Stored[Agreement]]:
    """All versions, the newest first.

    Raises:
        NotSignedIn, NotFound: the actor may not see the partnership.
    """
    found = work.agreements.find(partnership=seen(work, actor, partnership).value.id)
    return sorted(found, key=lambda one: -one.value.number)


def read_agreement(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Agreement]:
    """A version with its contact persons and signatures; that they were read is noted.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    stored = _seen(work, actor, id)
    note_reading(work, actor, "agreement", id, stored.value.contacts)
    return stored


def agreement_to_change(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Agreement]:
    """A version, for whoever may change it or has just to be asked for something beside it.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
    """
    stored = _seen(work, actor, id)
    allowed(work, actor, stored.value.partnership, "change_partnership")
    return stored


def edit_agreement(
    work: PartnershipsWork, actor: Actor, id: str, version: int, **fields: Any
) -> Stored[Agreement]:
    """The agreement with other fields than those that were read as ``version``.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: somebody has signed it, there is a newer version, or the partnership is over.
        Outdated: somebody has changed it since.
    """
    agreement, _ = _changeable(work, actor, id)
    work.audit.note(actor.user or "", "edit", "agreement", id)
    return work.agreements.change(versions.edited(agreement, **fields), version)


def next_version(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Agreement]:
    """A copy with the next number, which nobody has signed.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: there is a newer version already, or the partnership is over.
    """
    agreement, _ = _changeable(work, actor, id)
    made = versions.next_version(agreement, _id(agreement.partnership, agreement.number + 1))
    work.audit.note(actor.user or "", "next_version", "agreement", made.id, agreement.id)
    return work.agreements.add(made)


def sign(
    work: PartnershipsWork,
    actor: Actor,
    id: str,
    version: int,
    name: str,
    partner: str | None = None,
    signed_on: date | None = None,
) -> Stored[Agreement]:
    """The person ``name`` has signed for ``partner`` what was read as ``version``.

    A member signs for its own partner; a broker writes down who has signed on paper.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it has signed already, the day is yet to come, there is a newer version, or the
            partnership is over.
        Outdated: what is signed is no longer what was read.
    """
    agreement, partnership = _changeable(work, actor, id)
    signer, today = speaks_for(actor, partnership, partner), danish_day(work.now())
    if signed_on is not None and signed_on > today:
        raise InvalidStep(
            message(
                "Nobody has signed on {day}, which is yet to come; name today or an earlier day.",
                day=signed_on,
            )
        )
    signature = Signature(partner=signer, name=name, signed_on=signed_on or today)
    work.audit.note(actor.user or "", "sign", "agreement", id, signer)
    return work.agreements.change(versions.signed(agreement, signature), version)


def _seen(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Agreement]:
    demand(actor, "ask")
    if not ID.fullmatch(id):
        raise NotFound("agreement", id)
    stored = work.agreements.get(id)
    try:
        seen(work, actor, stored.value.partnership)
    except NotFound:
        raise NotFound("agreement", id) from None
    return stored


def _changeable(work: PartnershipsWork, actor: Actor, id: str) -> tuple[Agreement, Partnership]:
    agreement = _seen(work, actor, id).value
    partnership = allowed(work, actor, agreement.partnership, "change_partnership").value
    check_not_over(partnership)
    newest = newest_agreement(work, partnership.id)
    if newest is not None and newest.value.number > agreement.number:
        raise InvalidStep(
            message(
                "Version {number} of the agreement has been followed by version {newest}; change that one.",
                number=agreement.number,
                newest=newest.value.number,
            )
        )
    return agreement, partnership


def _id(partnership: str, number: int) -> str:
    """The same for whoever makes that version, so that two at a time cannot both."""
    return f"{partnership}-{number}"
