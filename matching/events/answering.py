"""A participant answers the questionnaire, and after the evening says whom they want to meet again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from matching.errors import InvalidStep, NotFound
from matching.event_outcomes.outcome import Says
from matching.events.event import Event, Guest
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import BY_LINK, MeetingOutcome
from matching.events.outcomes import blank
from matching.events.schedule import Seat, seats_of
from matching.events.steps import refuse_while_planning
from matching.events.work import EventsWork
from matching.messages import message
from matching.rights.actor import NOBODY
from matching.statement import Statement
from matching.stored import Stored
from matching.visible_to import viewable

SHOWS_PLAN = {"planned", "running", "held"}


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody of the other side, with the titles of what everybody may see that they seek and give."""

    guest: Guest
    needs: tuple[str, ...]
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a participant finds by their link; ``seats`` and ``outcomes`` are there once it is planned."""

    event: Event
    guest: Guest
    answer: Stored[EventAnswer]
    others: tuple[Other, ...]
    seats: tuple[Seat, ...] = ()
    outcomes: Mapping[str, MeetingOutcome] | None = None
    """By the id of who was met."""


def asked(work: EventsWork, digest: str) -> Asked:
    """What is asked by a secret link.

    Raises:
        NotFound: nothing is.
    """
    answer = next(iter(work.event_answers.find(digest=digest)), None)
    if answer is None:
        raise NotFound("event answer", digest[:8])
    event = work.events.get(answer.value.event).value
    guest = event.guest(answer.value.guest)
    if guest is None:
        raise NotFound("event answer", digest[:8])
    if event.state not in SHOWS_PLAN:
        return Asked(event, guest, answer, _others(work, event, guest))
    found = {one.value.b if guest.side == "a" else one.value.a: one.value for one in _own(work, event, guest)}
    return Asked(event, guest, answer, (), tuple(seats_of(event, guest.id)), found)


def answer(work: EventsWork, digest: str, given: EventAnswer) -> Asked:
    """Keep what a participant says; ``given`` is their answer with what they changed.

    Raises:
        NotFound: nobody is asked by this link.
        InvalidStep: the plan is made, or is being made.
    """
    found = asked(work, digest)
    if not found.event.is_open:
        raise InvalidStep(
            message(
                "The plan of the evening is made, and the questionnaire is closed; write or call the "
                "volunteer centre if something has changed."
            )
        )
    refuse_while_planning(found.event, work.now())
    known = {one.guest.id for one in found.others}
    no_thanks = tuple(id for id in dict.fromkeys(given.no_thanks) if id in known)
    wishes = tuple(id for id in dict.fromkeys(given.wishes) if id in known and id not in no_thanks)
    kept = replace(given, wishes=wishes, no_thanks=no_thanks, answered=work.now())
    work.event_answers.change(kept, found.answer.version)
    return found


def say_after(work: EventsWork, digest: str, said: Mapping[str, Says | None]) -> int:
    """Keep what a participant says of each they met, by id; what became an introduction stands. How many.

    Raises:
        NotFound: nobody is asked by this link.
        InvalidStep: the evening is not over, or closed.
    """
    found = asked(work, digest)
    if found.event.state == "closed":
        raise InvalidStep(
            message("The answers are collected; write or call the volunteer centre if something has changed.")
        )
    if found.event.state != "held":
        raise InvalidStep(
            message("The answers are asked for when the evening is over; come back to this link then.")
        )
    seats = {seat.other.id: seat for seat in found.seats}
    kept = 0
    for id, says in said.items():
        before = (found.outcomes or {}).get(id)
        if id not in seats or says is None or (before and before.introduction):
            continue
        own, other = (found.guest, seats[id].other)
        a, b = (own, other) if own.side == "a" else (other, own)
        one = before or blank(found.event, a, b, work.now(), BY_LINK)
        one = replace(one, held=True, entered_at=work.now())
        one = replace(one, a_says=says) if own.side == "a" else replace(one, b_says=says)
        _keep(work, one, is_new=before is None)
        kept += 1
    return kept


def _keep(work: EventsWork, one: MeetingOutcome, *, is_new: bool) -> None:
    if is_new:
        work.meeting_outcomes.add(one)
    else:
        work.meeting_outcomes.change(one, work.meeting_outcomes.get(one.id).version)


def _own(work: EventsWork, event: Event, guest: Guest) -> list[Stored[MeetingOutcome]]:
    return [
        one for one in work.meeting_outcomes.find(event=event.id) if guest.id in {one.value.a, one.value.b}
    ]


def _others(work: EventsWork, event: Event, guest: Guest) -> tuple[Other, ...]:
    others = [one for one in event.guests if one.side != guest.side]
    register = viewable(work.register_of([one.partner for one in others if one.partner]), NOBODY)
    needs, offers = (_titles(own) for own in (register.needs.values(), register.offers.values()))
    return tuple(
        Other(one, needs.get(one.partner or "", ()), offers.get(one.partner or "", ()))
        for one in sorted(others, key=lambda one: (one.name.casefold(), one.id))
    )


def _titles(statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """The headlines of those that are open, by partner."""
    found: dict[str, tuple[str, ...]] = {}
    for one in statements:
        if one.status == "open":
            found[one.partner] = (*found.get(one.partner, ()), one.headline)
    return found
