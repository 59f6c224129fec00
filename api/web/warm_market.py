"""The market for pages, which do not wait for it: as long as it is being read, a page says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from api.database_market import AnyMarket
from api.dependencies import TheLiveMarket
from api.warming_up import WARMING_UP, WarmingUp


def market_when_warm(live: TheLiveMarket) -> AnyMarket:
    """The market, once it is there.

    Raises:
        WarmingUp: it is not there yet.
    """
    if live.read_at is None:
        raise WarmingUp(WARMING_UP)
    return live.now()


TheWarmMarket = Annotated[AnyMarket, Depends(market_when_warm)]


def market_if_warm(live: TheLiveMarket) -> AnyMarket | None:
    """The market; None as long as it is being read. For a form, which has to be shown at any rate."""
    return None if live.read_at is None else live.now()


TheMarketIfWarm = Annotated[AnyMarket | None, Depends(market_if_warm)]
