"""Links to the questionnaire: each participant has one, by whose secret they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from matching.events.event import Guest
from matching.events.event_answer import EventAnswer
from matching.events.finding import own_event
from matching.events.work import EventsWork
from matching.ids import new_id
from matching.rights.actor import Actor

Secrets = Callable[[], tuple[str, str]]
"""Makes a secret, to be shown once, and its digest, to be kept."""


def make_links(work: EventsWork, actor: Actor, id: str, secrets: Secrets) -> list[tuple[Guest, str]]:
    """A secret for each participant who has none yet; the questionnaire is open from then on.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the event is planned already.
    """
    stored = own_event(work, actor, id, "draft", "inviting")
    known = {one.value.guest for one in work.event_answers.find(event=id)}
    missing = [guest for guest in stored.value.guests if guest.id not in known]
    made = [(guest, _made(work, id, guest, secrets)) for guest in missing]
    if made:
        work.events.change(replace(stored.value, state="inviting"), stored.version)
        work.audit.note(actor.user or "", "make_links", "event", id, str(len(made)))
    return made


def new_link(
    work: EventsWork, actor: Actor, id: str, guest: str, secrets: Secrets
) -> tuple[Guest, str] | None:
    """Another secret for a participant whose link was lost: the old one leads nowhere, what they said stays.

    None where nobody has this id.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the event is closed.
    """
    stored = own_event(work, actor, id, "draft", "inviting", "planned", "running", "held")
    found = stored.value.guest(guest)
    if found is None:
        return None
    work.audit.note(actor.user or "", "make_links", "event", id, guest)
    for one in work.event_answers.find(event=id):
        if one.value.guest == guest:
            secret, digest = secrets()
            work.event_answers.change(replace(one.value, digest=digest), one.version)
            return found, secret
    if stored.value.state == "draft":
        work.events.change(replace(stored.value, state="inviting"), stored.version)
    return found, _made(work, id, found, secrets)


def _made(work: EventsWork, event: str, guest: Guest, secrets: Secrets) -> str:
    secret, digest = secrets()
    now = work.now()
    work.event_answers.add(
        EventAnswer(id=new_id(now), event=event, guest=guest.id, digest=digest, made_at=now)
    )
    return secret
