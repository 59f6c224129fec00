"""An applicant fills in a registration, step by step, and sends it. The secret link is the right to do so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from matching.errors import InvalidStep, NotFound
from matching.ids import new_id
from matching.messages import message
from matching.partner import Partner
from matching.registrations.complete import check_everything, check_step
from matching.registrations.registration import STEPS, Event, Registration
from matching.registrations.work import RegistrationsWork
from matching.statement import Need, Offer
from matching.stored import Stored

S = TypeVar("S", Need, Offer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one step was filled in with; None is what stood in another step."""

    profile: Partner | None = None
    offers: tuple[Offer, ...] | None = None
    needs: tuple[Need, ...] | None = None
    centre: str | None = None
    """Its id; empty where the applicant does not know."""
    password_hash: str | None = None
    consents: bool | None = None


def begin(
    work: RegistrationsWork, digest: str, profile: Partner, centre: str = "", *, complete: bool = True
) -> Stored[Registration]:
    """Keep the first step of a new registration, which is found by ``digest`` from then on.

    Raises:
        InvalidProfile: something is missing that the step cannot do without.
    """
    now = work.now()
    own = replace(profile, id=new_id(now))
    made = Registration(id=new_id(now), digest=digest, begun=now, touched=now, profile=own)
    return work.registrations.add(_with(work, made, Given(centre=centre), 1 if complete else 0))


def own(work: RegistrationsWork, digest: str) -> Stored[Registration]:
    """The registration of a secret link.

    Raises:
        NotFound: there is none, or its time was up.
    """
    found = next(iter(work.registrations.find(digest=digest)), None)
    if found is None:
        raise NotFound("registration", digest[:8])
    return found


def open_one(work: RegistrationsWork, digest: str) -> Stored[Registration]:
    """The registration of a secret link, to write in it.

    Raises:
        NotFound: there is none.
        InvalidStep: it was sent.
    """
    stored = own(work, digest)
    if not stored.value.is_open:
        raise InvalidStep(
            message(
                "This registration was sent and cannot be changed any more; wait for the volunteer centre, "
                "or tell it what has to be corrected."
            )
        )
    return stored


def save(
    work: RegistrationsWork, digest: str, step: int, given: Given, *, complete: bool = True
) -> Stored[Registration]:
    """Keep what a step was filled in with; unless it is ``complete``, something may be missing.

    Raises:
        NotFound: there is no such registration.
        InvalidStep: it was sent.
        InvalidProfile: something is missing that the step cannot do without.
    """
    stored = open_one(work, digest)
    return work.registrations.change(
        _with(work, stored.value, given, step if complete else 0), stored.version
    )


def send(work: RegistrationsWork, digest: str) -> Stored[Registration]:
    """Put it into the queue of the volunteer centre.

    Raises:
        NotFound: there is no such registration.
        InvalidStep: it was sent already.
        InvalidProfile: something is missing, with the fields of the steps before.
    """
    stored = open_one(work, digest)
    check_everything(stored.value)
    now = work.now()
    history = (*stored.value.history, Event(at=now, what="sent"))
    sent = replace(stored.value, state="sent", steps=STEPS, touched=now, history=history)
    work.audit.note("applicant", "send", "registration", sent.id)
    return work.registrations.change(sent, stored.version)


def forget(work: RegistrationsWork, digest: str) -> None:
    """Delete one that was not approved, at once, as the applicant asks.

    Raises:
        NotFound: there is no such registration.
        InvalidStep: it has become a partner.
    """
    found = own(work, digest).value
    if found.state == "approved":
        raise InvalidStep(
            message("This registration was approved; ask the volunteer centre to delete the partner.")
        )
    work.audit.note("applicant", "delete", "registration", found.id)
    work.registrations.delete(found.id)


def _with(work: RegistrationsWork, before: Registration, given: Given, step: int) -> Registration:
    """``before`` with what was given; ``step`` is the one that was gone through, or 0."""
    id = before.profile.id
    changed = replace(
        before,
        touched=work.now(),
        profile=replace(given.profile or before.profile, id=id),
        offers=before.offers if given.offers is None else _owned(given.offers, id),
        needs=before.needs if given.needs is None else _owned(given.needs, id),
        centre=before.centre if given.centre is None else _centre(work, given.centre),
        password_hash=given.password_hash or before.password_hash,
        consented=_consented(work, before, given.consents),
        steps=max(step, before.steps),
    )
    if step:
        check_step(changed, step)
    return changed


def _owned(statements: tuple[S, ...], partner: str) -> tuple[S, ...]:
    return tuple(replace(one, partner=partner) for one in statements)


def _centre(work: RegistrationsWork, id: str) -> str | None:
    """The centre with this id; None where none was chosen, or it is not there any more."""
    return id if any(one.value.id == id for one in work.centres.find()) else None


def _consented(work: RegistrationsWork, before: Registration, consents: bool | None) -> datetime | None:
    if consents is None:
        return before.consented
    return (before.consented or work.now()) if consents else None
