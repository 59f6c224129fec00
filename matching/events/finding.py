"""The events that somebody may see, and the one that they may change."""

from __future__ import annotations

from dataclasses import dataclass

from matching.errors import InvalidStep, NotFound
from matching.events.event import Event, State
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome
from matching.events.work import EventsWork
from matching.messages import message
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.stored import Stored


@dataclass(frozen=True, slots=True)
class Whole:
    """An event with its answers, by participant, and its outcomes, by the two who met."""

    stored: Stored[Event]
    answers: dict[str, EventAnswer]
    outcomes: dict[tuple[str, str], MeetingOutcome]

    @property
    def event(self) -> Event:
        return self.stored.value


def events_of(work: EventsWork, actor: Actor) -> list[Event]:
    """The events of the actor's centres, the latest first.

    Raises:
        NotSignedIn, NotAllowed: the actor holds no events.
    """
    demand(actor, "plan", About(actor.centres))
    found = (
        work.events.find()
        if actor.is_administrator
        else [one for centre in sorted(actor.centres) for one in work.events.find(centre=centre)]
    )
    return sorted((one.value for one in found), key=lambda one: (one.starts, one.id), reverse=True)


def event_of(work: EventsWork, actor: Actor, id: str) -> Stored[Event]:
    """The event with this id.

    Raises:
        NotSignedIn: nobody is signed in.
        NotFound: there is none that the actor may see.
    """
    demand(actor, "ask")
    stored = work.events.get(id)
    if not may(actor, "plan", About(frozenset({stored.value.centre}))):
        raise NotFound("event", id)
    return stored


def own_event(work: EventsWork, actor: Actor, id: str, *states: State) -> Stored[Event]:
    """The event with this id, to be changed in one of these states; all of them, where none is named.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not change it.
        InvalidStep: it is in another state.
    """
    stored = event_of(work, actor, id)
    demand(actor, "hold_event", About(frozenset({stored.value.centre})))
    if states and stored.value.state not in states:
        raise InvalidStep(
            message(
                "The event has moved on in the meantime, and this is not possible any more; look at it again."
            )
        )
    return stored


def whole_event(work: EventsWork, actor: Actor, id: str) -> Whole:
    """The event with all that belongs to it.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    return whole(work, event_of(work, actor, id))


def whole(work: EventsWork, stored: Stored[Event]) -> Whole:
    """``stored`` with its answers and outcomes."""
    id = stored.value.id
    answers = {one.value.guest: one.value for one in work.event_answers.find(event=id)}
    outcomes = {(one.value.a, one.value.b): one.value for one in work.meeting_outcomes.find(event=id)}
    return Whole(stored, answers, outcomes)
