"""A plan is begun, kept when it is there, and thrown away when the questionnaires are opened again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from matching.errors import InvalidQuery, InvalidStep, NotFound
from matching.events.document import event_document
from matching.events.event import MOST_PLANS, Event, Plan, Unmet
from matching.events.finding import Whole, own_event, whole
from matching.events.schedule import document_of
from matching.events.steps import refuse_while_planning
from matching.events.work import EventsWork
from matching.messages import message
from matching.rights.actor import Actor
from matching.stored import Stored

FIRST = ("draft", "inviting", "planned")


@dataclass(frozen=True, slots=True)
class Order:
    """What the planner is given: the document of the event, and of a rest the plan before and who changed."""

    event: Mapping[str, Any]
    options: Mapping[str, Any]


def begin_planning(work: EventsWork, actor: Actor, id: str, since: int | None = None) -> Order:
    """Say that a plan is being made, of the whole evening or from round ``since`` (from 1) on.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: a plan is being made, or the evening is over.
        InvalidQuery: there is nobody on one of the sides, or no such round.
    """
    states = FIRST if since is None else ("planned", "running")
    stored = own_event(work, actor, id, *states)
    event = stored.value
    refuse_while_planning(event, work.now())
    order = _first(whole(work, stored)) if since is None else _rest(whole(work, stored), since)
    work.events.change(replace(event, planning=work.now(), problem=""), stored.version)
    return order


def keep_plan(work: EventsWork, actor: Actor, id: str, given: Mapping[str, Any], since: int | None) -> None:
    """Keep the plan that was made; a first one takes the place of all before it.

    Who was marked while it was being made is not in it, and waits for the next one.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening is over in the meantime.
    """
    stored = own_event(work, actor, id, "draft", "inviting", "planned", "running")
    event, document = stored.value, dict(given)
    unmet = tuple(Unmet(kind=one["kind"], sentence=one["sentence"]) for one in document.pop("unmet", []))
    later = tuple(one for one in event.marks if event.planning and one.at > event.planning)
    plan = Plan(
        made=work.now(),
        user=actor.user or "",
        document=json.dumps(document, ensure_ascii=False),
        unmet=unmet,
        since=since,
        marks=() if since is None else event.marks[: len(event.marks) - len(later)],
    )
    state = "planned" if event.is_open else event.state
    before = () if since is None else event.plans
    kept = replace(
        event, plans=(*before, plan)[-MOST_PLANS:], marks=later, planning=None, problem="", state=state
    )
    work.events.change(kept, stored.version)
    work.audit.note(actor.user or "", "plan_event", "event", id, None if since is None else str(since))


def planning_failed(work: EventsWork, id: str, problem: str) -> None:
    """Say why no plan was made; of an event that was deleted meanwhile there is nothing to say."""
    try:
        stored = work.events.get(id)
    except NotFound:
        return
    work.events.change(replace(stored.value, planning=None, problem=problem), stored.version)


def open_again(work: EventsWork, actor: Actor, id: str) -> Stored[Event]:
    """Throw the plan away, so that who comes and what they say can change again.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening has begun.
    """
    stored = own_event(work, actor, id, "planned")
    answered = bool(work.event_answers.find(event=id))
    opened = replace(stored.value, state="inviting" if answered else "draft", plans=(), marks=())
    return work.events.change(opened, stored.version)


def _first(found: Whole) -> Order:
    if not (found.event.of("a") and found.event.of("b")):
        raise InvalidQuery(
            message("There is nobody on one of the two sides yet; add participants to both, and plan then.")
        )
    return Order(event_document(found.event, found.answers), {})


def _rest(found: Whole, since: int) -> Order:
    event = found.event
    if event.plan is None:
        raise InvalidStep(
            message("There is no plan to change yet; make the plan of the whole evening first.")
        )
    if not 1 <= since <= event.rounds:
        raise InvalidQuery(
            message("There is no round {value}; choose one from 1 to {last}.", value=since, last=event.rounds)
        )
    last = {mark.guest: mark.there for mark in event.marks}
    options = {
        "earlier": document_of(event.plan),
        "since": since - 1,
        "away": tuple(id for id, there in last.items() if not there),
        "here": tuple(id for id, there in last.items() if there),
    }
    return Order(event_document(event, found.answers), options)
