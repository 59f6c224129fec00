"""Corporate volunteers for a need: single ones, and teams of one company."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.about import demand_over, seen_need, volunteers_in_sight
from api.dependencies import ListQuestion, TeamsQuestion, TheId, TheLanguage, TheMarket
from api.documents import question_as_dict
from api.schemas import Teams, Volunteers
from api.security.actor import TheActor
from matching.messages import message
from matching.report import team_as_dict, volunteer_match_as_dict

router = APIRouter(tags=["volunteers"])


NO_VOLUNTEERS = message(
    "No volunteer is left: there are none, or hard conditions and filters removed them all."
)
NO_TEAMS = message("No company has enough volunteers who fit and can meet; a team takes two or more.")


@router.get("/needs/{id}/volunteers", response_model=Volunteers, summary="Which volunteers suit a need")
def volunteers(
    id: TheId,
    asked: ListQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
) -> dict[str, Any]:
    """Employees who opted in, by the same hard conditions and reasons as partners."""
    need = seen_need(actor, market.register, id)
    demand_over(actor, "recommend_volunteers", market.register, need)
    query = market.query(need.id)
    sight = volunteers_in_sight(actor, asked.filters())
    with market.turn:
        found = market.volunteers.recommend(query, asked.length(), sight)
    return {
        "query": question_as_dict(id, query, language),
        "model": market.recommender.model,
        "volunteers": [volunteer_match_as_dict(each, language) for each in found],
        "notes": [] if found else [NO_VOLUNTEERS.text(language)],
    }


@router.get("/needs/{id}/teams", response_model=Teams, summary="Which teams of one company suit a need")
def teams(
    id: TheId,
    asked: TeamsQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
) -> dict[str, Any]:
    """Teams of two volunteers or more that together cover what the need asks for, one a company."""
    need = seen_need(actor, market.register, id)
    demand_over(actor, "recommend_volunteers", market.register, need)
    query = market.query(need.id)
    sight = volunteers_in_sight(actor, asked.filters())
    with market.turn:
        found = market.volunteers.teams(query, asked.length(), sight)
    return {
        "query": question_as_dict(id, query, language),
        "model": market.recommender.model,
        "teams": [team_as_dict(each, language) for each in found],
        "notes": [] if found else [NO_TEAMS.text(language)],
    }
