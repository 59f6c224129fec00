"""The open needs and offers as columns, so that a page of them is found without looking at each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.build_columns import build_columns
from matching.columns import Columns, joined, widened
from matching.filters import SAME_PLACE_KM
from matching.partner_columns import unit_vector
from matching.place import EARTH_RADIUS_KM, municipalities, regions
from matching.protocols import Mask
from matching.register import Register
from matching.statement import Statement
from matching.visible_to import NO_KEY, SightColumns, sight_columns

Ids = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Board:
    """A row for each open need and offer, of everybody; who may see it stands in ``sight``."""

    ids: Ids
    partners: Ids
    """Whose it is."""
    columns: Columns
    sight: SightColumns
    reached: Mask
    """Shape (rows, municipalities): whether it can be there, by its own places or those of its partner; a
    region reaches all that lie in it."""
    keys: NDArray[np.uint64]
    """A number of each id, by which the order of a day is drawn."""

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, register: Register) -> Board:
        """The board of all that is in ``register``."""
        partners = list(register.partners.values())
        statements = [one for one in _statements(register) if one.status == "open"]
        first = len(partners)
        rows = np.arange(first, first + len(statements))
        columns = build_columns(partners, statements).take(rows)
        sight = sight_columns(partners, statements)
        return cls(
            ids=_objects(one.id for one in statements),
            partners=_objects(one.partner for one in statements),
            columns=columns,
            sight=SightColumns(sight.visibility[rows], sight.centres[rows], sight.owner[rows]),
            reached=_reached(columns),
            keys=np.array([_key(one.id) for one in statements], dtype=np.uint64),
        )

    def updated(self, changed: Register, partners: AbstractSet[str]) -> Board:
        """The board on which what belongs to ``partners`` is as it is in ``changed``."""
        kept = np.flatnonzero([one not in partners for one in self.partners])
        new, old = Board.of(changed), self._at(kept)
        return Board(
            ids=np.concatenate([old.ids, new.ids]),
            partners=np.concatenate([old.partners, new.partners]),
            columns=joined([old.columns, new.columns]),
            sight=_sights(old.sight, new.sight),
            reached=np.concatenate([old.reached, new.reached]),
            keys=np.concatenate([old.keys, new.keys]),
        )

    def _at(self, rows: NDArray[np.int64]) -> Board:
        sight = self.sight
        return Board(
            self.ids[rows],
            self.partners[rows],
            self.columns.take(rows),
            SightColumns(sight.visibility[rows], sight.centres[rows], sight.owner[rows]),
            self.reached[rows],
            self.keys[rows],
        )


@cache
def municipality_numbers() -> Mapping[str, int]:
    """The column of :attr:`Board.reached` for each municipality."""
    return {name: number for number, name in enumerate(municipalities())}


@cache
def _centres() -> NDArray[np.float64]:
    """Unit vectors of the municipalities, as exact as those of the rows, shape (3, municipalities)."""
    points = [unit_vector((one.latitude, one.longitude)) for one in municipalities().values()]
    return np.array(points, dtype=np.float64).T


@cache
def _region_bits() -> NDArray[np.uint64]:
    """Of each municipality the bit of its region."""
    bits = [1 << regions().index(one.region) for one in municipalities().values()]
    return np.array(bits, dtype=np.uint64)


def _reached(rows: Columns) -> Mask:
    """The same as the filter for a place finds, for all municipalities at once."""
    found: Mask = (rows.areas[:, None] & _region_bits()) != 0
    centres = _centres()
    for place in range(rows.points.shape[1]):
        points = np.nan_to_num(rows.points[:, place].astype(np.float64))
        # In this form no array has a row for each point and each municipality thrice.
        squares = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=0) - 2 * points @ centres
        found |= squares <= (SAME_PLACE_KM / EARTH_RADIUS_KM) ** 2
    return found


def _sights(old: SightColumns, new: SightColumns) -> SightColumns:
    width = max(old.centres.shape[1], new.centres.shape[1])
    centres = [widened(one.centres, width, NO_KEY) for one in (old, new)]
    return SightColumns(
        np.concatenate([old.visibility, new.visibility]),
        np.concatenate(centres),
        np.concatenate([old.owner, new.owner]),
    )


def _statements(register: Register) -> Iterable[Statement]:
    yield from register.needs.values()
    yield from register.offers.values()


def _objects(values: Iterable[Any]) -> Ids:
    return np.array([*values], dtype=np.object_)


def _key(id: str) -> int:
    return int.from_bytes(blake2b(id.encode(), digest_size=8).digest())
