"""A broker makes an event, changes its frame, says who comes, and deletes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from matching.checks import Checks
from matching.events.event import MOST_GUESTS, SIDES, Event, Form, Guest
from matching.events.finding import own_event
from matching.events.steps import refuse_while_planning
from matching.events.work import EventsWork
from matching.ids import new_id
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.stored import Stored

DRAFTED = ("draft", "inviting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """When and where, and how many meetings there is room for."""

    name: str
    starts: datetime
    place: str
    form: Form
    tables: int
    rounds: int
    minutes: int
    change_minutes: int
    break_after: int
    break_minutes: int

    def values(self) -> dict[str, Any]:
        """As an event takes them."""
        return {name: getattr(self, name) for name in self.__slots__}


def make_event(work: EventsWork, actor: Actor, centre: str, frame: Frame) -> Stored[Event]:
    """Remember a new event.

    Raises:
        NotSignedIn, NotAllowed: the actor may not hold events of the centre.
        NotFound: there is no such centre.
        InvalidProfile: a value cannot be used.
    """
    demand(actor, "hold_event", About(frozenset({centre})))
    work.centres.get(centre)
    now, user = work.now(), actor.user or ""
    made = Event(id=new_id(now), centre=centre, made_by=user, made_at=now, **frame.values())
    work.audit.note(user, "make_event", "event", made.id, centre)
    return work.events.add(made)


def change_frame(work: EventsWork, actor: Actor, id: str, version: int, frame: Frame) -> Stored[Event]:
    """Change when and where; before it is planned.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it is planned already.
        InvalidProfile: a value cannot be used.
        Outdated: somebody has changed it since.
    """
    stored = own_event(work, actor, id, "draft", "inviting")
    refuse_while_planning(stored.value, work.now())
    return work.events.change(replace(stored.value, **frame.values()), version)


def add_guests(work: EventsWork, actor: Actor, id: str, guests: Sequence[Guest]) -> tuple[Stored[Event], int]:
    """Let these come too, under ids of their own; returns also how many are new.

    Whoever comes already, by the partner or on the same side by the name, is passed over.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the event is planned already.
        InvalidProfile: they are too many.
    """
    stored = own_event(work, actor, id, "draft", "inviting")
    refuse_while_planning(stored.value, work.now())
    own, last = list(stored.value.guests), {side: stored.value.last(side) for side in SIDES}
    before = len(own)
    for guest in guests:
        if not any(_is_same(guest, one) for one in own):
            last[guest.side] += 1
            own.append(replace(guest, id=f"{guest.side}{last[guest.side]}"))
    if len(own) > MOST_GUESTS:
        checks = Checks()
        template = "{value} participants are too many for one evening; leave it at {most}."
        checks.refuse("names", len(own), template, most=MOST_GUESTS)
        checks.done()
    if len(own) == before:
        return stored, 0
    changed = replace(stored.value, guests=tuple(own), last_a=last["a"], last_b=last["b"], problem="")
    return work.events.change(changed, stored.version), len(own) - before


def remove_guest(work: EventsWork, actor: Actor, id: str, guest: str) -> Guest | None:
    """Let somebody not come after all: their link leads nowhere, and nobody wishes to meet them.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the event is planned already.
    """
    stored = own_event(work, actor, id, "draft", "inviting")
    refuse_while_planning(stored.value, work.now())
    gone = stored.value.guest(guest)
    left = tuple(one for one in stored.value.guests if one.id != guest)
    for answer in work.event_answers.find(event=id):
        one = answer.value
        if one.guest == guest:
            work.event_answers.delete(one.id)
        elif guest in {*one.wishes, *one.no_thanks}:
            wishes = tuple(other for other in one.wishes if other != guest)
            no_thanks = tuple(other for other in one.no_thanks if other != guest)
            work.event_answers.change(replace(one, wishes=wishes, no_thanks=no_thanks), answer.version)
    before = stored.value
    left_over = replace(before, guests=left, problem="", last_a=before.last("a"), last_b=before.last("b"))
    work.events.change(left_over, stored.version)
    return gone


def delete_event(work: EventsWork, actor: Actor, id: str) -> None:
    """Forget an event that was not held, with all answers.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it was held: what came of it is kept.
    """
    stored = own_event(work, actor, id, "draft", "inviting", "planned")
    for answer in work.event_answers.find(event=id):
        work.event_answers.delete(answer.value.id)
    work.events.delete(id)
    work.audit.note(actor.user or "", "delete_event", "event", id, stored.value.centre)


def _is_same(one: Guest, other: Guest) -> bool:
    if one.partner is not None and one.partner == other.partner:
        return True
    return one.side == other.side and one.name.casefold() == other.name.casefold()
