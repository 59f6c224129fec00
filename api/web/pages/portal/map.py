"""The map of Denmark: a hexagon for each municipality, darker the more was found there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from api.web.pages.portal.asked import PATH, Asked
from matching.municipality_tiles import tiles
from matching.place import municipalities, regions

WIDTH, ROW = 20.0, 17.4
"""Of a hexagon, and from one row to the next, in the units of the drawing."""
STEPS = (1, 2, 5, 10, 25)
"""From so many on a hexagon has the next shade."""
LONGEST_LINK = 120
"""A longer address is not written into each hexagon, for the page's sake: the list beside it leads there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality on the map, ``at`` a point of it; ``href`` leads to what is there, and may be empty."""

    name: str
    count: int
    at: str
    href: str
    chosen: bool

    @property
    def shade(self) -> int:
        return bisect_right(STEPS, self.count)


@dataclass(frozen=True, slots=True)
class Map:
    """All municipalities on a drawing of this size, and by region for those who read."""

    spots: tuple[Spot, ...]
    width: int
    height: int

    @property
    def by_region(self) -> dict[str, list[Spot]]:
        """The municipalities where anything was found, those with most first."""
        there = sorted((one for one in self.spots if one.count), key=lambda one: (-one.count, one.name))
        of = {name: municipality.region for name, municipality in municipalities().items()}
        found = {region: [one for one in there if of[one.name] == region] for region in regions()}
        return {region: spots for region, spots in found.items() if spots}

    @property
    def legend(self) -> list[tuple[int, str]]:
        """The shades and what they stand for."""
        ends = [f"–{after - 1}" if after - 1 > least else "" for least, after in pairwise(STEPS)]
        return [
            (shade, f"{least}{end}")
            for shade, (least, end) in enumerate(zip(STEPS, [*ends, "+"], strict=True), 1)
        ]


def map_of(counts: Mapping[str, int], asked: Asked) -> Map:
    """The map of ``counts``; a municipality that is chosen leads back to all of them."""
    spots = []
    for tile in tiles():
        count, chosen = counts[tile.name], asked.place == tile.name
        href = asked.link(place="" if chosen else tile.name).removeprefix(PATH)
        leads = (count or chosen) and len(href) <= LONGEST_LINK
        x, y = (tile.x + 0.5) * WIDTH + 2, tile.row * ROW + 14
        spots.append(Spot(tile.name, count, f"{x:g} {y:g}", (href or PATH) if leads else "", chosen))
    right, bottom = max(tile.x for tile in tiles()), max(tile.row for tile in tiles())
    return Map(tuple(spots), int((right + 1) * WIDTH) + 4, int(bottom * ROW) + 28)
