"""Denmark as tiles: a hexagon for each municipality, where people know the country again.

The places are our own, drawn by hand; nobody's map data is in them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matching.place import municipalities


@dataclass(frozen=True, slots=True)
class Tile:
    """The hexagon of a municipality; ``x`` counts in widths from the west, ``row`` in rows from the north.

    Every second row is shifted by half a width.
    """

    name: str
    column: int
    row: int

    @property
    def x(self) -> float:
        return self.column + (self.row % 2) / 2

    @property
    def region(self) -> str:
        return municipalities()[self.name].region


@cache
def tiles() -> tuple[Tile, ...]:
    """One for each municipality, in the order of the municipalities."""
    text = files("matching").joinpath("municipality_tiles.csv").read_text(encoding="utf-8")
    rows = {row["name"]: row for row in csv.DictReader(text.splitlines())}
    return tuple(Tile(name, int(rows[name]["column"]), int(rows[name]["row"])) for name in municipalities())
