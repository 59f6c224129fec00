"""The market of a PostgreSQL database that searches itself: this process holds no index."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from functools import cached_property
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from api.market import LiveMarket, Market
from api.stored_market import StoredMarket
from api.totals import Totals
from api.turn import IN_DATABASE, Turn
from matching.introductions.times import danish_day
from models.recent_vectors import RecentVectors
from models.text_encoder import load_encoder
from storage.candidate_setup import can_search
from storage.known_partners import KnownPartners

if TYPE_CHECKING:
    from api.candidate_keeper import CandidateKeeper  # needs the packages of PostgreSQL

AnyMarket = Market | StoredMarket
"""What a request sees: a snapshot in memory, or what the database answers."""

logger = logging.getLogger("brobygger.api")

PATIENCE_S = 2.0
"""So long a request waits until a change is in the candidates."""
RETRY_S = 10.0
"""So long changes that could not be taken in are left alone."""


class DatabaseMarket:
    """The market of the PostgreSQL database ``url``; safe for many threads, and for any number of processes.

    Asking for it with :meth:`now` looks whether the candidates are as the records are. If not, they are
    brought up to date beside the requests, by this process or by another that was first; a request waits a
    moment for that, and when there is much to do it is answered from what is there.

    Where the database cannot search, because it has no extension ``vector`` or the encoder's vectors have
    another length, a :class:`api.market.LiveMarket` takes its place.
    """

    def __init__(self, url: str, patience_s: float = PATIENCE_S) -> None:
        self.url = url
        self._patience_s = patience_s
        self._encoder = RecentVectors(load_encoder())
        self._known = KnownPartners()
        self._totals = Totals()
        self._turn = Turn(IN_DATABASE)
        self._lock = Lock()
        self._instead: LiveMarket | None = None
        self._loaded = False
        self._work: Thread | None = None
        self._began = self._left_alone_until = 0.0
        self._read_at: datetime | None = None

    def now(self) -> AnyMarket:
        """The market as the database is, or nearly, while many changes are being taken in.

        Raises:
            DatabaseUnavailable: the database cannot be used.
        """
        self.load()
        if self._instead is not None:
            return self._instead.now()
        self._catch_up()
        self._read_at = datetime.now(UTC)
        return StoredMarket(
            self.url, self._encoder, self._known, _today(), self._read_at, self._totals, self._turn
        )

    @property
    def rebuilding(self) -> bool:
        """Whether changes are being taken in."""
        if self._instead is not None:
            return self._instead.rebuilding
        return self._work is not None and self._work.is_alive()

    @property
    def read_at(self) -> datetime | None:
        """When the database was asked for the last answer; None before the first time."""
        return self._instead.read_at if self._instead else self._read_at

    def load(self) -> None:
        """See to it that the database can search, and that its candidates are current.

        Raises:
            BrobyggerError: the database cannot be used, or the encoder not be loaded.
        """
        if self._loaded:
            return
        with self._lock:
            if self._loaded:
                return
            if can_search(self.url, self._encoder):
                self._keeper.bring_current()
                self._read_at = datetime.now(UTC)
            else:
                self._instead = LiveMarket(self.url, self._patience_s)
                self._instead.load()
            self._loaded = True

    def stamp(self) -> None:
        """Not said: to ask PostgreSQL costs as much as reading what is wanted."""

    def close(self) -> None:
        """Changes that are being taken in are waited for a moment."""
        if self._instead is not None:
            self._instead.close()
        if self._work is not None:
            self._work.join(self._patience_s)

    @cached_property
    def _keeper(self) -> CandidateKeeper:
        from api.candidate_keeper import CandidateKeeper

        return CandidateKeeper(self.url, self._encoder)

    def _catch_up(self) -> None:
        deadline = monotonic() + self._patience_s
        while self._keeper.is_behind() and monotonic() > self._left_alone_until:
            work = self._at_work()
            work.join(max(0.0, min(deadline, self._began + self._patience_s) - monotonic()))
            if work.is_alive() or monotonic() > deadline:
                return

    def _at_work(self) -> Thread:
        """The thread that takes changes in."""
        with self._lock:
            if self._work is None or not self._work.is_alive():
                self._began = monotonic()
                self._work = Thread(target=self._take_in, name="brobygger-candidates", daemon=True)
                self._work.start()
            return self._work

    def _take_in(self) -> None:
        try:
            self._keeper.bring_current()
        except Exception as error:  # noqa: BLE001 - what is there goes on answering, whatever it was
            self._left_alone_until = monotonic() + RETRY_S
            logger.error(  # not its words: those could be a profile's text
                "changes cannot be taken in (%s); lists are made of what is there", type(error).__name__
            )


def _today() -> date:
    return danish_day(datetime.now(UTC))
