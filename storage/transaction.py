"""One use case is one transaction, tried again when another one came in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from storage.database_errors import CameBetween
from storage.unit_of_work import UnitOfWork, unit_of_work

T = TypeVar("T")
TRIES = 8


def transact(url: str, use_case: Callable[[UnitOfWork], T], writing: bool = True, in_turn: bool = False) -> T:
    """What ``use_case`` returns, with all it did committed; or nothing of it when it raises.

    Two that change the same run one after the other: on SQLite the second waits, on PostgreSQL it is tried
    again on what the first has left. So ``use_case`` may run more than once. What depends on many
    introductions at once, as the line does, is done ``in_turn``: on what all before it have left.

    Raises:
        DatabaseUnavailable: the database cannot be used, or is too busy.
    """
    for _ in range(TRIES - 1):
        try:
            return _once(url, use_case, writing, in_turn)
        except CameBetween:
            continue
    return _once(url, use_case, writing, in_turn)


def _once(url: str, use_case: Callable[[UnitOfWork], T], writing: bool, in_turn: bool) -> T:
    with unit_of_work(url, writing, in_turn) as work:
        found = use_case(work)
        if writing:
            work.commit()
        return found
