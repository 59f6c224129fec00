"""One state of the market, and how it is read from the database: whole, or what has changed since."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from api.turn import Turn
from matching.protocols import Encoder
from matching.query import Query
from matching.recommend import MarketRecommender
from matching.register import Register
from matching.segmented_market import SegmentedMarket
from matching.volunteers import VolunteerRecommender
from models.ready import load_market
from storage.changes import Position
from storage.unit_of_work import unit_of_work

MOST_AT_ONCE = 1_000
"""When more partners have changed, they are read with all the others, and indexed in the background."""


@dataclass(frozen=True, slots=True)
class Market:
    """One snapshot, which any number of threads may ask at once; nothing changes it."""

    segments: SegmentedMarket
    position: Position
    """The last change that is in it."""
    read_at: datetime
    turn: Turn = field(default_factory=Turn)
    """Entered by whoever makes a list of it."""

    @property
    def day(self) -> date:
        """The day on which expiry is judged."""
        return self.segments.today

    @property
    def register(self) -> Register:
        return self.segments.register

    @property
    def recommender(self) -> MarketRecommender:
        return self.segments.recommender

    @property
    def volunteers(self) -> VolunteerRecommender:
        return self.segments.volunteers

    @property
    def compaction_due(self) -> bool:
        """Whether so much has changed since it was built that it should be built anew."""
        return self.segments.compaction_due

    def query(self, id: str) -> Query:
        """The query that the need, offer or partner with this id makes."""
        return self.segments.query(id)


def build_market(url: str, encoder: Encoder, today: date) -> Market:
    """The market of all that is in the database.

    Raises:
        BrobyggerError: the database cannot be read, or the encoder not be loaded.
    """
    read_at = datetime.now(UTC)
    with unit_of_work(url, writing=False) as work:
        position, register = work.position(), work.register()
    return Market(load_market(register, today, encoder=encoder), position, read_at)


def caught_up(url: str, market: Market, most: int | None = MOST_AT_ONCE) -> Market | None:
    """The market with what has changed in the database since; None when it has to be built anew.

    That is when more than ``most`` partners have changed, or when the database is not the one that the
    market was read from, or no longer knows what has changed since.

    Raises:
        BrobyggerError: the database cannot be read.
    """
    read_at = datetime.now(UTC)
    with unit_of_work(url, writing=False) as work:
        found = work.changed_since(market.position)
        if found is None or (most is not None and len(found.partners) > most):
            return None
        changed = work.register_of(found.partners)
    if found.position == market.position:
        return market
    segments = market.segments.updated(changed, found.partners - changed.partners.keys())
    return replace(market, segments=segments, position=found.position, read_at=read_at)
