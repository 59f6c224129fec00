"""Events: their rounds, their paper, and what came of the meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from api.database_market import AnyMarket, DatabaseMarket
from api.dependencies import TheLiveMarket, TheMarket
from api.desk import TheDesk
from api.event_asked import OutcomesAsked, ReplanAsked, RoundsAsked, SheetsAsked
from api.event_schemas import EnteredOutcomes, RoundsPlan
from api.event_task import Printing, rounds_planned, sheets_printed
from api.idempotency import Reply, TheOnce
from api.market import LiveMarket
from api.plan_desk import PlanDesk, ThePlans
from api.plan_people_task import Ground
from api.plan_register import event_register, vectors_of
from api.plan_replies import Planning, made, spoken
from api.security.actor import TheActor
from matching.event_outcomes.as_dict import entered_as_dict
from matching.event_outcomes.entering import enter_outcomes
from matching.event_outcomes.held_plan import held_plan
from matching.messages import Language
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.rounds.event import Event
from matching.rounds.reading import read_event
from storage.file_names import plain_name
from storage.unit_of_work import UnitOfWork

router = APIRouter(tags=["events"])
ZIP, BINARY = "application/zip", {"type": "string", "format": "binary"}


@router.post("/plans/rounds", response_model=RoundsPlan, summary="Plan the rounds of an event")
def rounds(
    asked: RoundsAsked,
    request: Request,
    response: Response,
    actor: Planning,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
) -> Response:
    """Who meets whom, when and at which table, at a speed dating or a marketplace. Nothing is stored.

    Scores that the event does not state are asked of the recommender, for the partners that you see.
    """
    language = spoken(request, response, asked)
    return made(_planned(asked, _Ground(live, market, actor, language), plans), response)


@router.post("/plans/rounds/replan", response_model=RoundsPlan, summary="Plan the rest of an evening anew")
def replan(
    asked: ReplanAsked,
    request: Request,
    response: Response,
    actor: Planning,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
) -> Response:
    """From a round on, with who has left or come; what was held stays, and few seats change."""
    language = spoken(request, response, asked)
    return made(_planned(asked, _Ground(live, market, actor, language), plans), response)


@router.post(
    "/events/sheets",
    response_class=Response,
    responses={
        200: {
            "description": "The files",
            "content": {ZIP: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
    summary="Print an event",
)
def sheets(
    asked: SheetsAsked,
    request: Request,
    response: Response,
    actor: Planning,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
) -> Response:
    """A ZIP file with a sheet and a calendar for each participant, a plan of the tables for each round, the
    organiser's sheet, agreements to be signed, and outcomes.csv to be filled in. Nothing is stored."""
    held = held_plan(asked.plan, asked.event, "'plan'")
    before = asked.before and held_plan(asked.before, asked.event, "'before'", was_held=True).schedule
    ground = _Ground(live, market, actor, spoken(request, response, asked))
    printing = Printing(held, before or None, datetime.now(UTC))
    content = plans.made(
        sheets_printed, ground.under(held.event, asked.reasons), printing, deadline_s=plans.longest_s
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{plain_name(held.event.id)}.zip"'
    return made(content, response, ZIP)


@router.post("/events/outcomes", response_model=EnteredOutcomes, summary="Enter what came of the meetings")
def outcomes(
    asked: OutcomesAsked, request: Request, response: Response, actor: TheActor, desk: TheDesk, once: TheOnce
) -> Response:
    """Where both said yes an introduction is made, which both have accepted; entered twice it is made once.

    What is not made is told, and why.
    """
    demand(actor, "introduce", About(actor.centres if asked.centre is None else frozenset({asked.centre})))
    language = spoken(request, response, asked)
    held = held_plan(asked.plan, asked.event, "'plan'", was_held=True)
    given = asked.entered()

    def use_case(work: UnitOfWork) -> Reply:
        entered = enter_outcomes(work, actor, held, given, asked.centre, desk.most_open)
        body = EnteredOutcomes.model_validate(entered_as_dict(entered, language))
        return Reply(body, 200, {"Content-Language": language})

    return once.run(use_case, in_turn=True)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a request is answered from."""

    live: LiveMarket | DatabaseMarket
    market: AnyMarket
    actor: Actor
    language: Language

    def under(self, event: Event, is_asked: bool) -> Ground:
        """What a plan of ``event`` stands on; nobody of the register where the recommender is not asked."""
        register = event_register(self.market, self.actor, event) if is_asked else Register()
        return Ground(register, self.market.day, vectors_of(self.live), self.language)


def _planned(asked: RoundsAsked | ReplanAsked, ground: _Ground, plans: PlanDesk) -> bytes:
    event = read_event(asked.event)
    seconds = plans.deadline(asked.deadline, may_be_0=True)
    options = asked.options() | {"deadline_s": seconds}
    return plans.made(
        rounds_planned, ground.under(event, asked.recommender), event, options, deadline_s=seconds
    )
