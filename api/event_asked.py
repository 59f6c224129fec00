"""What can be asked about events: plans of rounds, the paper of them, and what came of the meetings."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.account_schemas import Given
from api.parameters import Asked
from matching.errors import InvalidFile
from matching.event_outcomes.outcome import Outcome
from matching.messages import message
from storage.amounts import exact_number

EVENT = "The event, as docs/events.md describes its file."
PLAN = "The plan, as it was answered or as 'brobygger plan rounds --json' wrote it."


class OfEvent(Asked):
    """Something about an event."""

    event: dict[str, Any] = Field(description=EVENT)


class RoundsAsked(OfEvent):
    """Who meets whom, when and at which table."""

    recommender: bool = Field(
        True,
        description="Whether the recommender is asked where the event states no score of two partners.",
    )
    idle_tolerance: float = Field(
        0.0, description="Share of the scores that may be given so that fewer wait more than once."
    )
    deadline: float | None = Field(
        None, description="Seconds for the search; 0 gives a quick plan; 20 if left out."
    )

    def options(self) -> dict[str, Any]:
        """The fields of :class:`matching.rounds.evening.Evening` besides the event and the deadline; that
        class itself brings HiGHS with it, which only the process of the plans loads."""
        return {"idle_tolerance": self.idle_tolerance}


class ReplanAsked(OfEvent):
    """The rest of an evening anew."""

    plan: dict[str, Any] = Field(description=PLAN + " It is the one that was followed until now.")
    from_round: int = Field(description="First round that is planned anew, from 1; those before it stand.")
    away: list[str] = Field([], description="Ids of who is away from that round on.")
    here: list[str] = Field([], description="Ids of who was away or late and is there from that round on.")
    tolerance: float | None = Field(
        None, description="Share of the scores that may be given for fewer changed seats; 0.02 if left out."
    )
    recommender: bool = Field(True, description="Whether the recommender is asked about those who are new.")
    deadline: float | None = Field(
        None, description="Seconds for the search; 0 gives a quick plan; 20 if left out."
    )

    def options(self) -> dict[str, Any]:
        """As :meth:`RoundsAsked.options`."""
        return {
            "earlier": self.plan,
            "since": self.from_round - 1,
            "away": tuple(self.away),
            "here": tuple(self.here),
            "tolerance": self.tolerance,
        }


class SheetsAsked(OfEvent):
    """The paper of an event."""

    plan: dict[str, Any] = Field(description=PLAN)
    before: dict[str, Any] | None = Field(
        None, description="The plan handed out before: what is no more is cancelled in the calendars."
    )
    reasons: bool = Field(True, description="Whether to say why they meet, of partners that you see.")


class OutcomeGiven(Given):
    """What came of one meeting; what is left out was not filled in."""

    a: str = Field(description="Id of the participant of side a.")
    b: str = Field(description="Id of the participant of side b.")
    held: bool | None = Field(None, description="Whether the meeting was held.")
    a_says: str | None = Field(None, description="What a says: yes, no or maybe.", examples=["yes"])
    b_says: str | None = Field(None, description="What b says: yes, no or maybe.", examples=["yes"])
    need: str | None = Field(None, description="Id of the need that the introduction is about.")
    offer: str | None = Field(None, description="Id of the offer.")
    amount: int | float | None = Field(None, description="What of them was agreed on; it is reserved.")
    unit: str | None = Field(None, description="Of what. Code of units.")
    note: str = Field("", description="A text for the broker alone.")

    def outcome(self) -> Outcome:
        """The same as the domain has it.

        Raises:
            InvalidProfile: a value cannot be used.
        """
        amount = None if self.amount is None else exact_number(self.amount)
        return Outcome(**(self.model_dump() | {"amount": amount}))


class OutcomesAsked(OfEvent):
    """What came of the meetings of an event."""

    plan: dict[str, Any] = Field(description=PLAN)
    outcomes: list[OutcomeGiven] = Field(description="One for each meeting, as far as they are known.")
    centre: str | None = Field(
        None, description="The centre that makes the introductions; may be left out by a broker of one."
    )

    def entered(self) -> list[Outcome]:
        """The outcomes.

        Raises:
            InvalidProfile: a value cannot be used.
            InvalidFile: a meeting is there twice.
        """
        found: dict[tuple[str, str], Outcome] = {}
        for at, given in enumerate(self.outcomes, 1):
            outcome = given.outcome()
            if outcome.pair in found:
                raise InvalidFile(
                    message(
                        "{place}: the meeting of '{a}' and '{b}' is there twice; delete one of the two rows.",
                        place=f"outcomes {at}",
                        a=outcome.a,
                        b=outcome.b,
                    )
                )
            found[outcome.pair] = outcome
        return [*found.values()]
