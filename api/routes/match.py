"""A need in somebody's own words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.about import in_sight
from api.dependencies import TheMarket
from api.documents import question_as_dict, sent
from api.language import language_of
from api.observation import note_list
from api.parameters import MatchAsked
from api.schemas import Recommendations
from api.security.actor import TheActor
from matching.free_text import read_free_text
from matching.query import typed_query
from matching.report import recommendations_as_dict
from matching.rights.rules import demand

router = APIRouter(tags=["recommendations"])


@router.post("/match", response_model=Recommendations, summary="Who suits what is written")
def match(
    asked: MatchAsked,
    request: Request,
    response: Response,
    actor: TheActor,
    market: TheMarket,
) -> Response:
    """Partners for a free text, with what was understood of it. The text is not stored."""
    demand(actor, "ask")
    request.state.language = asked.lang
    language = response.headers["Content-Language"] = language_of(request)
    read = read_free_text(asked.text, asked.where())
    query = typed_query(read.statement, resource_kind_known=read.resource_kind_known)
    filters = in_sight(actor, asked.filters.filters("filters."))
    with market.turn:
        found = market.recommender.recommend(query, asked.n, filters)
        asking = question_as_dict(asked.text, query, language, read.understood)
        answer = sent({"query": asking, **recommendations_as_dict(found, language)}, response)
    note_list(found.considered, len(found.matches))
    return answer
