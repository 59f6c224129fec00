"""The evening itself: it begins, somebody does not come, it goes later than planned, it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from matching.errors import InvalidQuery, InvalidStep
from matching.events.event import Event, Mark
from matching.events.finding import own_event
from matching.events.schedule import away_in, rounds_of
from matching.events.steps import refuse_while_planning
from matching.events.work import EventsWork
from matching.messages import message
from matching.rights.actor import Actor
from matching.stored import Stored


def mark(work: EventsWork, actor: Actor, id: str, guest: str, since: int, *, there: bool) -> Stored[Event]:
    """Note that somebody is away, or has come, from a round on; the plan is changed by replanning alone.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening is not planned, or over.
        InvalidQuery: nobody has this id, or there is no such round.
    """
    stored = own_event(work, actor, id, "planned", "running")
    event = stored.value
    if event.guest(guest) is None or not 1 <= since <= event.rounds:
        raise InvalidQuery(
            message("Nobody at this event is meant, or no round of it; go back and press the button again.")
        )
    if (guest in away_in(event, since)) != there:
        return stored
    one = Mark(guest=guest, there=there, since=since, user=actor.user or "", at=work.now())
    return work.events.change(replace(event, marks=(*event.marks, one), state="running"), stored.version)


def undo(work: EventsWork, actor: Actor, id: str) -> Stored[Event]:
    """Take the last step back: a mark, or a new plan of the rest, whose marks wait again.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: there is nothing to take back, or a plan is being made.
    """
    stored = own_event(work, actor, id, "planned", "running")
    event = stored.value
    refuse_while_planning(event, work.now())
    if event.marks:
        return work.events.change(replace(event, marks=event.marks[:-1]), stored.version)
    if len(event.plans) < 2 or event.plans[-1].since is None:
        raise InvalidStep(
            message("There is nothing to take back: the first plan of the evening is followed.")
        )
    work.audit.note(actor.user or "", "undo_plan", "event", id)
    back = replace(event, plans=event.plans[:-1], marks=event.plans[-1].marks)
    return work.events.change(back, stored.version)


def start_round(work: EventsWork, actor: Actor, id: str, number: int) -> Stored[Event]:
    """Let a round begin now: the clock of the evening follows.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening is not planned, or over.
        InvalidQuery: there is no such round.
    """
    stored = own_event(work, actor, id, "planned", "running")
    event = stored.value
    if not 1 <= number <= event.rounds:
        raise InvalidQuery(
            message(
                "There is no round {value}; choose one from 1 to {last}.", value=number, last=event.rounds
            )
        )
    planned = rounds_of(event, with_delay=False)[number - 1].starts
    delay = round((work.now() - planned) / timedelta(seconds=1))
    return work.events.change(replace(event, delay_s=delay, state="running"), stored.version)


def end_evening(work: EventsWork, actor: Actor, id: str) -> Stored[Event]:
    """The evening is over: the participants are asked by their links whom they want to meet again.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: there is no plan, or it is over already.
    """
    stored = own_event(work, actor, id, "planned", "running")
    return work.events.change(replace(stored.value, state="held", marks=()), stored.version)


def resume_evening(work: EventsWork, actor: Actor, id: str) -> Stored[Event]:
    """It is not over after all.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it was not ended.
    """
    stored = own_event(work, actor, id, "held")
    return work.events.change(replace(stored.value, state="running"), stored.version)


def close_event(work: EventsWork, actor: Actor, id: str, *, closed: bool = True) -> Stored[Event]:
    """All outcomes are in: nobody can answer by a link any more; or open it again.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening was not held.
    """
    stored = own_event(work, actor, id, "held" if closed else "closed")
    return work.events.change(replace(stored.value, state="closed" if closed else "held"), stored.version)
