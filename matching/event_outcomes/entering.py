"""Entering the outcomes of an event: where both said yes, an introduction is made and answered at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.errors import InvalidProfile, InvalidStep, NotAllowed, NotFound
from matching.event_outcomes.entered import Entered, Made, NotMade
from matching.event_outcomes.known import known_before
from matching.event_outcomes.making import introduce
from matching.event_outcomes.outcome import Outcome
from matching.introductions.line import MOST_OPEN
from matching.introductions.work import IntroductionsWork
from matching.messages import Message, message
from matching.rights.actor import Actor
from matching.rounds.event import Event, Participant
from matching.rounds.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Held:
    """An event with its plan."""

    event: Event
    schedule: Schedule


def enter_outcomes(
    work: IntroductionsWork,
    actor: Actor,
    held: Held,
    outcomes: Iterable[Outcome],
    centre: str | None = None,
    most_open: int = MOST_OPEN,
) -> Entered:
    """Make an introduction of each meeting that was held and to which both said yes.

    It goes the way of every introduction: drafted, put, answered on behalf of both, and the second yes
    reserves what was agreed on. It is made once, however often the outcomes are entered. What cannot be
    made is reported with the reason, and holds up no other.

    ``centre`` makes them; left out, it is the one centre that the actor is a broker of, else the one that
    the two partners belong to.

    Raises:
        NotFound: there is no such centre.
        NotSignedIn: nobody is signed in.
    """
    if centre is not None:
        work.centres.get(centre)
    made: list[Made] = []
    not_made: list[NotMade] = []
    seen: set[tuple[str, str]] = set()
    for outcome in outcomes:
        seen.add(outcome.pair)
        try:
            found = _entered(work, actor, held, outcome, centre, most_open)
        except (InvalidProfile, InvalidStep, NotAllowed, NotFound) as error:
            found = NotMade(*outcome.pair, "refused", Message("{error}", {"error": error}))
        (made if isinstance(found, Made) else not_made).append(found)  # type: ignore[arg-type]
    missing = (one.pair for one in held.schedule.meetings if one.pair not in seen)
    return Entered(tuple(made), (*not_made, *(_open(*pair) for pair in missing)))


def _entered(
    work: IntroductionsWork,
    actor: Actor,
    held: Held,
    outcome: Outcome,
    centre: str | None,
    most_open: int,
) -> Made | NotMade:
    if (reason := _no_introduction(held, outcome)) is not None:
        return reason
    a, b = (held.event.participant(id) for id in outcome.pair)
    if reason := _unregistered(a, b):
        return reason
    if reason := known_before(work, held.event, outcome, (a.partner or "", b.partner or "")):
        return reason
    id = introduce(work, actor, held.event, outcome, (a.partner or "", b.partner or ""), centre, most_open)
    return Made(*outcome.pair, id)


def _no_introduction(held: Held, outcome: Outcome) -> NotMade | None:
    """Why there is nothing to make, from the outcome alone."""
    pair, said = outcome.pair, {outcome.a_says, outcome.b_says}
    if pair not in {meeting.pair for meeting in held.schedule.meetings}:
        return NotMade(
            *pair,
            "unplanned",
            message(
                "'{a}' and '{b}' have no meeting in this plan; correct the ids, a before b.",
                a=pair[0],
                b=pair[1],
            ),
        )
    if outcome.held is False:
        return NotMade(*pair, "not_held", message("The meeting was not held."))
    if "no" in said:
        return NotMade(*pair, "no", message("One of the two said no."))
    if None in said:
        return _open(*pair)
    if "maybe" in said:
        return NotMade(
            *pair,
            "maybe",
            message("One of the two said maybe; ask again, and enter it when both have said yes."),
        )
    return None


def _open(a: str, b: str) -> NotMade:
    return NotMade(a, b, "open", message("What the two said has not been filled in."))


def _unregistered(a: Participant, b: Participant) -> NotMade | None:
    for one in (a, b):
        if one.partner is None:
            return NotMade(
                a.id,
                b.id,
                "unregistered",
                message(
                    "'{name}' has no partner in the register; add the partner, write its id into the event, "
                    "and enter the outcomes again.",
                    name=one.name,
                ),
            )
    return None
