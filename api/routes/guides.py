"""The guide for the first meeting of a partnership."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.accept import wanted
from api.database_market import AnyMarket
from api.dependencies import TheId, TheLanguage, TheMarket
from api.parameters import Asked
from api.partnership_sheets import GuideSection, GuideSheet
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from matching.checks import Checks
from matching.messages import Language
from matching.partnerships import looking
from matching.partnerships.dialogue_guide import dialogue_guide
from matching.partnerships.grounds import Grounds
from matching.partnerships.guide import Guide
from matching.partnerships.joined import joined_by
from matching.partnerships.pair_match import pair_match
from matching.partnerships.partnership import Partnership
from models.indexes import LocalIndexes
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

JSON, MARKDOWN = "application/json", "text/markdown"
router = APIRouter(prefix="/partnerships/{id}/dialogue-guide", tags=["partnerships"])


class GuideAsked(Asked):
    """Whose first meeting."""

    partner: str | None = Field(
        None,
        description="The partner that the primary contact meets; the first of the others when left out.",
    )


@router.get(
    "",
    response_model=GuideSheet,
    summary="Show the guide for the first meeting",
    responses={200: {"content": {MARKDOWN: {"schema": {"type": "string"}}}}},
)
def guide(
    id: TheId,
    asked: Annotated[GuideAsked, Query()],
    request: Request,
    actor: TheActor,
    keeper: TheKeeper,
    market: TheMarket,
    language: TheLanguage,
) -> Response:
    """What both gain, what is unknown, and what to agree about. `Accept: text/markdown` for a text."""

    def use_case(work: UnitOfWork) -> tuple[Partnership, Grounds]:
        found = looking.show(work, actor, id).value
        return found, joined_by(work, found)

    partnership, ground = transact(keeper.url, use_case, writing=False)
    made = _guide(partnership, ground, _other(partnership, asked.partner), market)
    headers = {"Content-Language": language}
    if wanted(request, (JSON, MARKDOWN)) == MARKDOWN:
        return Response(made.as_markdown(language), headers=headers, media_type=MARKDOWN)
    return Response(_sheet(made, language).model_dump_json(), headers=headers, media_type=JSON)


def _guide(partnership: Partnership, ground: Grounds, other: str, market: AnyMarket) -> Guide:
    encoder = market.recommender.market.encoder
    began = partnership.phases[0].on
    return dialogue_guide(*pair_match(ground, partnership.primary, other, encoder, LocalIndexes(), began))


def _other(partnership: Partnership, partner: str | None) -> str:
    others = [one for one in partnership.partners if one != partnership.primary]
    checks = Checks()
    if partner is not None and partner not in others:
        checks.refuse(
            "partner",
            partner,
            "'{value}' does not meet the primary contact in this partnership; use one of {known}.",
            known=", ".join(others),
        )
    checks.done()
    return partner or others[0]


def _sheet(guide: Guide, language: Language) -> GuideSheet:
    return GuideSheet(
        title=guide.title.text(language),
        sections=[
            GuideSection(
                title=section.title.text(language), points=[point.text(language) for point in section.points]
            )
            for section in guide.sections
        ],
    )
