"""Making an introduction of a meeting to which both have said yes in the room."""

from __future__ import annotations

from matching.event_outcomes.known import mark
from matching.event_outcomes.outcome import Outcome
from matching.introductions.answering import Said, answer_for_side
from matching.introductions.capacity import demand_possible
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Introduction, Side
from matching.introductions.putting import put_to_both
from matching.introductions.times import danish_day
from matching.introductions.work import IntroductionsWork
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.rounds.event import Event
from matching.visible_to import about_partner

NO_LINE = 1_000_000
"""What both have said yes to in the room waits behind nobody."""


def introduce(
    work: IntroductionsWork,
    actor: Actor,
    event: Event,
    outcome: Outcome,
    partners: tuple[str, str],
    centre: str | None,
    most_open: int,
) -> str:
    """The id of a new introduction that both sides of ``outcome`` have said yes to.

    All that may stand against it is asked before anything is kept, so that an error leaves nothing half done.

    Raises:
        NotFound: a partner, a need or an offer is not there, or may not be seen.
        NotAllowed: the actor may not introduce the two, or not answer for them.
        InvalidStep: the need or the offer is not open, or has too little left.
        InvalidProfile: a statement belongs to another, or no centre can be told.
    """
    drafted = _drafted(work, actor, event, outcome, partners, centre)
    for partner in partners:
        demand(actor, "answer_introduction", about_partner(work.partners.stored(partner).value))
    now = work.now()
    probe = Introduction(
        id="probe",
        centre=drafted.centre or "probe",
        broker="probe",
        seeker=drafted.seeker,
        giver=drafted.giver,
        ask=drafted.ask,
        created=now,
    )
    demand_possible(work, probe, danish_day(now))
    stored = draft(work, actor, drafted)
    id = stored.value.id
    put_to_both(work, actor, id, stored.version, most_open=NO_LINE)
    for partner in partners:
        answer_for_side(work, actor, id, Said(yes=True, partner=partner), most_open=most_open)
    return id


def _drafted(
    work: IntroductionsWork,
    actor: Actor,
    event: Event,
    outcome: Outcome,
    partners: tuple[str, str],
    centre: str | None,
) -> Drafted:
    seeker, giver = _sides(work, outcome, partners)
    return Drafted(
        seeker=seeker,
        giver=giver,
        centre=centre or _centre(work, actor, partners),
        ask=outcome.ask,
        private_note="\n".join([mark(event, outcome), event.title, outcome.note]).rstrip(),
    )


def _sides(work: IntroductionsWork, outcome: Outcome, partners: tuple[str, str]) -> tuple[Side, Side]:
    """The owner of the need seeks, that of the offer gives; without either, side A seeks."""
    seeker, giver = partners
    if outcome.need is not None and work.needs.stored(outcome.need).value.partner == giver:
        seeker, giver = giver, seeker
    elif outcome.need is None and outcome.offer is not None:
        owner = work.offers.stored(outcome.offer).value.partner
        if owner == seeker:
            seeker, giver = giver, seeker
    return Side(seeker, outcome.need), Side(giver, outcome.offer)


def _centre(work: IntroductionsWork, actor: Actor, partners: tuple[str, str]) -> str | None:
    """None where the actor's own is taken, or nobody can tell."""
    if len(actor.centres) == 1:
        return None
    known = {centre for id in partners for centre in work.partners.stored(id).value.centres}
    return known.pop() if len(known) == 1 else None
