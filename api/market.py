"""The market that is asked: built once from the database, and kept as the database is."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from threading import Lock, Thread
from time import monotonic

from api.market_reader import Market, build_market, caught_up
from api.turn import Turn
from matching.errors import BrobyggerError
from matching.introductions.times import danish_day
from matching.protocols import Encoder
from models.text_encoder import load_encoder
from storage.change_watch import CommitStamp, change_watch
from storage.changes import Position
from storage.settings import vector_file

__all__ = ["LiveMarket", "Market"]

logger = logging.getLogger("brobygger.api")

PATIENCE_S = 2.0
"""So long a request waits for a market that has to be built anew; a few thousand partners take less."""
RETRY_S = 10.0
"""So long a change that could not be read is left alone."""

Stamp = tuple[Position, date]
"""What a market is made of: the state of the database, and the day on which expiry is judged."""


class LiveMarket:
    """The market of the database ``url``; safe for many threads.

    Asking for it with :meth:`now` looks whether the database has changed, and takes in the partners that
    have. A new day, a database that was put in the place of another, and a great many changes at once make
    for a new market: it is built beside the requests, which the old one goes on answering, and whoever
    noticed waits a moment for it. After many changes one by one it is built anew without anybody waiting.
    """

    def __init__(self, url: str, patience_s: float = PATIENCE_S) -> None:
        self.url = url
        self._patience_s = patience_s
        self._watch = change_watch(url)
        self._turn = Turn()
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
        stamp = self._position() or market.position, _today()
        if self._is_left_alone(stamp):
            return market
        newer = market if stamp[0] == market.position else self._with_changes(market, stamp)
        if newer is None or newer.day != stamp[1]:
            self._renew(newer or market, stamp, self._patience_s)
        elif newer.compaction_due and not self.rebuilding:
            self._renew(newer, stamp, 0)
        return self._market or market

    @property
    def rebuilding(self) -> bool:
        """Whether a new market is being built."""
        return self._rebuild is not None and self._rebuild.is_alive()

    @property
    def read_at(self) -> datetime | None:
        """When the database was read for the market that answers now; None before the first time."""
        return self._market.read_at if self._market else None

    def stamp(self) -> CommitStamp | None:
        """Another one after every commit to the database; see :class:`storage.until_commit.UntilCommit`.

        Raises:
            DatabaseUnavailable: the database cannot be asked.
        """
        return self._watch.stamp()

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

    def _position(self) -> Position | None:
        """The position of the last change; None while the database cannot be asked."""
        try:
            return self._watch.position()
        except BrobyggerError:
            return None

    def _with_changes(self, market: Market, stamp: Stamp) -> Market | None:
        """The market with all changes; None when it has to be built anew for that."""
        if not self._lock.acquire(timeout=self._patience_s):
            return market
        try:
            now = self._market or market
            if now is not market and now.position.seq >= stamp[0].seq:
                return now  # another thread has seen the same changes
            newer = caught_up(self.url, now)
            self._market = newer or now
        except Exception as error:  # noqa: BLE001 - the old market goes on answering, whatever it was
            self._leave_alone(stamp, error)
            return market
        finally:
            self._lock.release()
        return newer

    def _renew(self, old: Market, stamp: Stamp, patience_s: float) -> None:
        """Begin to build a market in the place of ``old``, unless somebody has, and wait a moment for it."""
        with self._lock:
            if self.rebuilding or self._is_left_alone(stamp) or self._market is not old:
                return
            self._rebuild = Thread(target=self._replace, args=[stamp], name="brobygger-market", daemon=True)
            self._rebuild.start()
            rebuild = self._rebuild
        rebuild.join(patience_s)

    def _replace(self, stamp: Stamp) -> None:
        try:
            made = self._built()
            # What came in while it was built: first most of it, then the rest while nobody else takes any in.
            made = caught_up(self.url, made, most=None) or made
            with self._lock:
                self._market, self._failed = caught_up(self.url, made, most=None) or made, None
        except Exception as error:  # noqa: BLE001 - the old market goes on answering, whatever it was
            self._leave_alone(stamp, error)

    def _is_left_alone(self, stamp: Stamp) -> bool:
        return self._failed is not None and self._failed[0] == stamp and monotonic() < self._failed[1]

    def _leave_alone(self, stamp: Stamp, error: Exception) -> None:
        self._failed = stamp, monotonic() + RETRY_S
        logger.error(  # not its words: those could be a profile's text
            "the changed database cannot be used (%s); the old market goes on answering", type(error).__name__
        )

    def _built(self) -> Market:
        return replace(build_market(self.url, self._encoder, _today()), turn=self._turn)


def _today() -> date:
    return danish_day(datetime.now(UTC))
