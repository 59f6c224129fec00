"""What the routes get handed: the market of now, the language, the question."""

from __future__ import annotations

from email.utils import format_datetime
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response

from api.database_market import AnyMarket, DatabaseMarket
from api.language import language_of
from api.market import LiveMarket
from api.parameters import Asked, ListAsked, PageAsked, TeamsAsked, WhyAsked
from matching.messages import Language


async def live_market(request: Request) -> LiveMarket | DatabaseMarket:
    """The market of the service, which renews itself."""
    market = request.app.state.market
    assert isinstance(market, LiveMarket | DatabaseMarket)  # noqa: S101
    return market


def market_now(
    live: Annotated[LiveMarket | DatabaseMarket, Depends(live_market)], response: Response
) -> AnyMarket:
    """One snapshot, the same for the whole request; the answer says when the database was read for it."""
    market = live.now()
    response.headers["Last-Modified"] = format_datetime(market.read_at, usegmt=True)
    return market


async def language(request: Request, response: Response) -> Language:
    """The language of the answer, which says so in its header."""
    found = language_of(request)
    response.headers["Content-Language"] = found
    return found


TheLiveMarket = Annotated[LiveMarket | DatabaseMarket, Depends(live_market)]
TheMarket = Annotated[AnyMarket, Depends(market_now)]
TheLanguage = Annotated[Language, Depends(language)]
TheId = Annotated[str, Path(description="The id of the record.", examples=["need-ngo-008-1"])]
ThePartner = Annotated[str, Path(description="The id of the partner that is asked about.")]
JustAsked = Annotated[Asked, Query()]
WhyQuestion = Annotated[WhyAsked, Query()]
ListQuestion = Annotated[ListAsked, Query()]
TeamsQuestion = Annotated[TeamsAsked, Query()]
PageQuestion = Annotated[PageAsked, Query()]
