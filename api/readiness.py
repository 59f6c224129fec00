"""Whether the service can answer now: what a load balancer asks before it sends somebody here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from anyio import CapacityLimiter, move_on_after
from anyio.to_thread import run_sync

from api.database_market import DatabaseMarket
from api.market import LiveMarket
from storage.ping import answers

PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is there; ``index_age_s`` is the time since the database was read for the index, None before."""

    database: bool
    model: bool
    index_age_s: int | None

    @property
    def ready(self) -> bool:
        return self.database and self.model and self.index_age_s is not None


class ReadinessCheck:
    """Looks at the database and the market of a service."""

    def __init__(self, market: LiveMarket | DatabaseMarket) -> None:
        self._market = market
        # One question at a time: a database that hangs must not take all threads.
        self._one = CapacityLimiter(1)

    async def look(self) -> Readiness:
        """What is there now; a database that takes more than two seconds counts as missing."""
        database = False
        with move_on_after(PATIENCE_S):
            ask = partial(answers, self._market.url)
            database = await run_sync(ask, abandon_on_cancel=True, limiter=self._one)
        read_at = self._market.read_at
        age = max(0, int((datetime.now(UTC) - read_at).total_seconds())) if read_at else None
        # The market is made with the model, so whoever has one has the other.
        return Readiness(database, read_at is not None, age)
