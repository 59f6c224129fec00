"""What the register of a centre gives to do: found once for each state of the register."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from api.database_market import AnyMarket
from api.stored_market import StoredMarket
from matching.accounts.centre import Centre
from matching.centre_records import CentreRecords
from matching.due.item import DueItem
from matching.due.worth_a_look import open_needs
from matching.due_list import OF_REGISTER, due_list
from matching.statement import Need
from storage.changes import Position

MOST_KEPT = 32
"""Centres that a worker remembers it of."""
Key = tuple[str, Centre, Position, date]


@dataclass(frozen=True, slots=True)
class OfRegister:
    """What is due by the register alone, and the open needs, the most urgent first."""

    items: tuple[DueItem, ...]
    needs: tuple[Need, ...]


class Remembered:
    """What was found for the last centres that were asked for; safe for many threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, OfRegister] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, find: Callable[[], OfRegister]) -> OfRegister:
        """What was found for ``key``, or what ``find`` finds now."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = find()
        with self._lock:
            self._known[key] = found
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
        return found


REMEMBERED = Remembered()


def of_register(
    url: str, market: AnyMarket, records: CentreRecords, position: Position, today: date
) -> OfRegister:
    """What the register of ``records`` gives to do; ``position`` is that of the database ``url``, which a
    market in memory may be a moment behind."""
    seen = position if isinstance(market, StoredMarket) else market.position
    key = (url, records.centre, seen, today)
    return REMEMBERED.get(key, lambda: _found(market, records, today))


def _found(market: AnyMarket, records: CentreRecords, today: date) -> OfRegister:
    if isinstance(market, StoredMarket):  # which would ask the database for the needs of each partner
        own = [partner.id for partner in records.partners()]
        records = replace(records, register=market.register.of(own))
    items = due_list(records, today, OF_REGISTER)
    return OfRegister(tuple(items), tuple(open_needs(records, today)))
