"""A need in somebody's own words."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api.dependencies import TheMarket
from api.documents import question_as_dict
from api.language import language_of
from api.parameters import MatchAsked
from api.schemas import Recommendations
from matching.free_text import read_free_text
from matching.query import typed_query
from matching.report import recommendations_as_dict

router = APIRouter(tags=["recommendations"])


@router.post("/match", response_model=Recommendations, summary="Who suits what is written")
def match(asked: MatchAsked, request: Request, response: Response, market: TheMarket) -> dict[str, Any]:
    """Partners for a free text, with what was understood of it. The text is not stored."""
    request.state.language = asked.lang
    language = response.headers["Content-Language"] = language_of(request)
    read = read_free_text(asked.text, asked.where())
    query = typed_query(read.statement, resource_kind_known=read.resource_kind_known)
    found = market.recommender.recommend(query, asked.n, asked.filters.filters("filters."))
    return {
        "query": question_as_dict(asked.text, query, language, read.understood),
        **recommendations_as_dict(found, language),
    }
