"""The board of open needs and offers, kept as the database is."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from api.database_market import AnyMarket
from api.market import Market
from api.security.keeper import TheKeeper
from api.web.warm_market import TheWarmMarket
from matching.portal.board import Board
from storage.changes import Position
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

Kept = tuple[Position, Board]


class Boards:
    """The board of the database ``url``; safe for many threads.

    What has changed since the last time is read partner by partner; the first time, and after a database was
    put in the place of another, all is.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._kept: Kept | None = None

    def now(self, market: AnyMarket) -> Board:
        """The board as the database is; the first one is made of ``market`` where that is in memory."""
        kept = self._kept
        found = transact(self._url, lambda work: _caught_up(work, kept), writing=False) if kept else None
        if found is None:
            with self._lock:
                found = self._first(market) if self._kept is kept else self._kept
                self._kept = found
        elif found is not kept:
            self._kept = found
        assert found is not None  # noqa: S101
        return found[1]

    def _first(self, market: AnyMarket) -> Kept:
        if isinstance(market, Market):
            return market.position, Board.of(market.register)
        return transact(self._url, _read_whole, writing=False)


def _read_whole(work: UnitOfWork) -> Kept:
    return work.position(), Board.of(work.register())


def _caught_up(work: UnitOfWork, kept: Kept) -> Kept | None:
    """The board with what has changed; None where that cannot be said."""
    position, board = kept
    changed = work.changed_since(position)
    if changed is None:
        return None
    if not changed.partners:
        return kept if changed.position == position else (changed.position, board)
    return changed.position, board.updated(work.register_of(changed.partners), changed.partners)


def board_now(request: Request, market: TheWarmMarket, keeper: TheKeeper) -> Board:
    """The board for a page; as long as the market is being read, the page says so."""
    state = request.app.state
    if not hasattr(state, "boards"):
        state.boards = Boards(keeper.url)
    boards = state.boards
    assert isinstance(boards, Boards)  # noqa: S101
    return boards.now(market)


TheBoard = Annotated[Board, Depends(board_now)]
