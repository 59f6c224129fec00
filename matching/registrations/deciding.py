"""A broker decides about a registration: asks, corrects, approves, declines, takes that back."""

from __future__ import annotations

from dataclasses import replace

from matching.checks import Checks
from matching.errors import InvalidStep
from matching.messages import Message, message
from matching.partner import Partner
from matching.registrations.filling_in import Given
from matching.registrations.queue import seen
from matching.registrations.registration import Event, Registration, State, What
from matching.registrations.work import RegistrationsWork
from matching.rights.actor import Actor
from matching.stored import Stored

DONE: dict[State, Message] = {
    "sent": message("it waits in the queue"),
    "asked": message("it was sent back with a question"),
    "approved": message("it was approved"),
    "declined": message("it was declined"),
}


def undecided(
    work: RegistrationsWork, actor: Actor, id: str, version: int | None, state: State = "sent"
) -> Stored[Registration]:
    """The registration that was read as ``version`` (None: whichever), if it still waits, or is in ``state``.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not decide it.
        InvalidStep: somebody else was faster.
    """
    stored = seen(work, actor, id)
    if stored.value.state != state or version not in {None, stored.version}:
        raise InvalidStep(
            message(
                "Somebody else has dealt with this registration in the meantime: {now}. Nothing of yours was "
                "done; look at it as it stands now, and decide again if it is still needed.",
                now=DONE.get(stored.value.state, DONE["sent"]),
            )
        )
    return stored


def correct(
    work: RegistrationsWork, actor: Actor, id: str, version: int, given: Given
) -> Stored[Registration]:
    """Change what is filled in, such as a municipality or the words of a need.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not.
        InvalidStep: somebody else has decided.
        Outdated: somebody else has corrected it.
    """
    before = undecided(work, actor, id, None).value
    profile = given.profile or before.profile
    changed = replace(
        before,
        profile=replace(profile, id=before.profile.id),
        offers=before.offers if given.offers is None else given.offers,
        needs=before.needs if given.needs is None else given.needs,
    )
    return _decided(work, actor, changed, version, "changed")


def ask(work: RegistrationsWork, actor: Actor, id: str, version: int, question: str) -> Stored[Registration]:
    """Send it back with a question, which the applicant reads at the secret link, and may change it.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not.
        InvalidStep: somebody else was faster.
        InvalidProfile: nothing is asked.
    """
    before = undecided(work, actor, id, version).value
    _demand_words("question", question, "Nothing is asked; write what the applicant is to answer.")
    return _decided(work, actor, replace(before, state="asked"), version, "asked", question)


def decline(
    work: RegistrationsWork, actor: Actor, id: str, version: int, reason: str
) -> Stored[Registration]:
    """Say no, with a reason that the applicant reads at the secret link.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not.
        InvalidStep: somebody else was faster.
        InvalidProfile: no reason is given.
    """
    before = undecided(work, actor, id, version).value
    _demand_words("reason", reason, "No reason is given; the applicant reads it, so write it kindly.")
    return _decided(work, actor, replace(before, state="declined"), version, "declined", reason)


def reopen(work: RegistrationsWork, actor: Actor, id: str, version: int) -> Stored[Registration]:
    """Put one that was declined, or sent back with a question, into the queue again.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not.
        InvalidStep: it was neither, or somebody else was faster.
    """
    state: State = "asked" if seen(work, actor, id).value.state == "asked" else "declined"
    before = undecided(work, actor, id, version, state).value
    return _decided(work, actor, replace(before, state="sent"), version, "reopened")


def emptied(registration: Registration) -> Registration:
    """An approved registration without what stands in the partner and the account now."""
    profile = registration.profile
    kept = Partner(id=profile.id, kind=profile.kind, name=profile.name)
    return replace(registration, profile=kept, offers=(), needs=(), password_hash=None, state="approved")


def approved(
    work: RegistrationsWork, actor: Actor, registration: Registration, version: int
) -> Stored[Registration]:
    """Note that it was approved, and keep no more of it than that."""
    return _decided(work, actor, emptied(registration), version, "approved")


def _decided(
    work: RegistrationsWork,
    actor: Actor,
    changed: Registration,
    version: int,
    what: What,
    text: str = "",
) -> Stored[Registration]:
    now, user = work.now(), actor.user or ""
    event = Event(at=now, what=what, user=user, text=text.strip())
    work.audit.note(user, what, "registration", changed.id)
    new = replace(changed, touched=now, history=(*changed.history, event))
    return work.registrations.change(new, version)


def _demand_words(field: str, text: str, template: str) -> None:
    checks = Checks()
    if not text.strip():
        checks.refuse(field, "", template)
    checks.done()
