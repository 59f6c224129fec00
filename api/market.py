"""The market that is asked: built once from the database, and again when somebody has changed it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from threading import Lock, Thread
from time import monotonic

from matching.errors import BrobyggerError
from matching.protocols import Encoder
from matching.query import Query
from matching.recommend import Recommender
from matching.register import Register
from matching.volunteers import VolunteerRecommender
from models.ready import load_recommender, load_volunteer_recommender
from models.text_encoder import load_encoder
from storage.change_watch import change_watch
from storage.migrate import set_up
from storage.settings import vector_file
from storage.unit_of_work import unit_of_work

logger = logging.getLogger("brobygger.api")

PATIENCE_S = 2.0
"""So long the request that notices a change waits for the new market; a few thousand partners take less."""
RETRY_S = 10.0
"""So long a change that could not be read is left alone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a market was made of: the state of the database, and the day on which expiry is judged."""

    token: str | None
    day: date


@dataclass(frozen=True, slots=True)
class Market:
    """One snapshot, which any number of threads may ask at once; nothing changes it."""

    register: Register
    recommender: Recommender
    volunteers: VolunteerRecommender
    stamp: Stamp
    read_at: datetime

    def query(self, id: str) -> Query:
        """The query that the need, offer or partner with this id makes."""
        return self.recommender.market.query(id)


class LiveMarket:
    """The market of the database ``url``; safe for many threads.

    Asking for it with :meth:`now` looks whether the database has changed. If so, a new market is built beside
    the requests, which are answered from the old one; whoever noticed waits a moment for the new one.
    """

    def __init__(self, url: str, patience_s: float = PATIENCE_S) -> None:
        self.url = url
        self._patience_s = patience_s
        self._watch = change_watch(url)
        self._lock = Lock()
        self._market: Market | None = None
        self._rebuild: Thread | None = None
        self._failed: tuple[Stamp, float] | None = None

    def now(self) -> Market:
        """The market as the database is, or as it was while a new one is being built.

        Raises:
            BrobyggerError: it is asked for the first time and cannot be built.
        """
        market = self._market or self.load()
        stamp = self._stamp(market)
        if stamp != market.stamp:
            self._renew(stamp)
        return self._market or market

    @property
    def rebuilding(self) -> bool:
        """Whether a new market is being built."""
        return self._rebuild is not None and self._rebuild.is_alive()

    @property
    def read_at(self) -> datetime | None:
        """When the database was read for the market that answers now; None before the first time."""
        return self._market.read_at if self._market else None

    def load(self) -> Market:
        """Build the market if there is none yet.

        Raises:
            BrobyggerError: the database cannot be read, or the encoder not be loaded.
        """
        with self._lock:
            if self._market is None:
                self._market = self._built()
            return self._market

    def close(self) -> None:
        """Stop looking; a rebuild under way is waited for a moment."""
        if self._rebuild is not None:
            self._rebuild.join(self._patience_s)
        self._watch.close()

    @cached_property
    def _encoder(self) -> Encoder:
        return load_encoder(cache=vector_file(self.url))

    def _stamp(self, market: Market) -> Stamp:
        """The stamp of now; that of ``market`` while the database cannot be asked."""
        try:
            token = self._watch.token()
        except BrobyggerError:
            token = None
        return market.stamp if token is None else Stamp(token, _today())

    def _renew(self, stamp: Stamp) -> None:
        with self._lock:
            if self.rebuilding or self._is_known(stamp):
                return
            self._rebuild = Thread(target=self._replace, args=[stamp], name="brobygger-market", daemon=True)
            self._rebuild.start()
            rebuild = self._rebuild
        rebuild.join(self._patience_s)

    def _is_known(self, stamp: Stamp) -> bool:
        if self._market is not None and self._market.stamp == stamp:
            return True
        return self._failed is not None and self._failed[0] == stamp and monotonic() < self._failed[1]

    def _replace(self, stamp: Stamp) -> None:
        try:
            self._market, self._failed = self._built(), None
        except Exception as error:  # noqa: BLE001 - the old market goes on answering, whatever it was
            self._failed = stamp, monotonic() + RETRY_S
            logger.error(  # not its words: those could be a profile's text
                "the changed database cannot be used (%s); the old market goes on answering",
                type(error).__name__,
            )

    def _built(self) -> Market:
        set_up(self.url)
        read_at, stamp = datetime.now(UTC), Stamp(self._watch.token(), _today())
        with unit_of_work(self.url, writing=False) as work:
            register = work.register()
        return Market(
            register,
            load_recommender(register, stamp.day, encoder=self._encoder),
            load_volunteer_recommender(register, stamp.day, encoder=self._encoder),
            stamp,
            read_at,
        )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
