"""What came of the meetings is entered, and where both said yes introductions are made, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from matching.event_outcomes.entered import Entered
from matching.event_outcomes.entering import enter_outcomes
from matching.event_outcomes.held_plan import held_plan
from matching.event_outcomes.outcome import Outcome
from matching.events.document import event_document
from matching.events.event import Event, Guest
from matching.events.finding import own_event, whole
from matching.events.meeting_outcome import MeetingOutcome, id_of
from matching.events.schedule import document_of, meetings_of
from matching.events.work import EventsWork
from matching.rights.actor import Actor


def blank(event: Event, a: Guest, b: Guest, now: datetime, by: str) -> MeetingOutcome:
    """The outcome of a meeting of which nothing is known yet."""
    return MeetingOutcome(
        id=id_of(event.id, a.id, b.id),
        event=event.id,
        centre=event.centre,
        a=a.id,
        b=b.id,
        a_partner=a.partner,
        b_partner=b.partner,
        entered_at=now,
        by=by,
    )


def keep_outcomes(work: EventsWork, actor: Actor, id: str, given: Iterable[Outcome]) -> int:
    """Keep what came of some meetings of the plan; what became an introduction stands. How many changed.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening is not over, or closed.
    """
    event = own_event(work, actor, id, "held").value
    met = {(one.a.id, one.b.id): one for one in meetings_of(event)}
    changed = 0
    for outcome in given:
        if (meeting := met.get(outcome.pair)) is None:
            continue
        known = [
            one for one in work.meeting_outcomes.find(event=id) if (one.value.a, one.value.b) == outcome.pair
        ]
        before = known[0].value if known else blank(event, meeting.a, meeting.b, work.now(), actor.user or "")
        if before.introduction or before.outcome() == outcome:
            continue
        after = _with(before, outcome, work.now(), actor.user or "")
        if known:
            work.meeting_outcomes.change(after, known[0].version)
        else:
            work.meeting_outcomes.add(after)
        changed += 1
    return changed


def make_introductions(work: EventsWork, actor: Actor, id: str, most_open: int) -> Entered:
    """Make an introduction of each meeting to which both said yes; done twice it is made once.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the evening is not over.
    """
    stored = own_event(work, actor, id, "held", "closed")
    found = whole(work, stored)
    assert found.event.plan is not None  # noqa: S101 - an evening that was held has one
    document = event_document(found.event, found.answers)
    held = held_plan(document_of(found.event.plan), document, found.event.name, was_held=True)
    outcomes = [one.outcome() for one in found.outcomes.values()]
    entered = enter_outcomes(work, actor, held, outcomes, found.event.centre, most_open)
    made = {(one.a, one.b): one.introduction for one in entered.made}
    made |= {(one.a, one.b): one.introduction for one in entered.not_made if one.introduction}
    for one in work.meeting_outcomes.find(event=id):
        introduction = made.get((one.value.a, one.value.b))
        if introduction and introduction != one.value.introduction:
            work.meeting_outcomes.change(replace(one.value, introduction=introduction), one.version)
    work.audit.note(actor.user or "", "introduce_from_event", "event", id, str(len(entered.made)))
    return entered


def _with(before: MeetingOutcome, outcome: Outcome, now: datetime, by: str) -> MeetingOutcome:
    return replace(
        before,
        held=outcome.held,
        a_says=outcome.a_says,
        b_says=outcome.b_says,
        need=outcome.need,
        offer=outcome.offer,
        amount=outcome.amount,
        unit=outcome.unit,
        note=outcome.note,
        entered_at=now,
        by=by,
    )
