"""The map of Denmark: a hexagon for each municipality, where people look for it."""

from __future__ import annotations

from collections import Counter

from matching.municipality_tiles import Tile, tiles
from matching.place import municipalities


def tile(name: str) -> Tile:
    return next(one for one in tiles() if one.name == name)


def test_each_municipality_has_one_tile_and_no_two_share_a_place() -> None:
    assert [one.name for one in tiles()] == list(municipalities())
    assert len(tiles()) == 98
    assert set(Counter((one.column, one.row) for one in tiles()).values()) == {1}


def test_north_is_up_and_west_is_left() -> None:
    assert tile("Hjørring").row < tile("Herning").row < tile("Sønderborg").row
    assert tile("Esbjerg").x < tile("Vejle").x < tile("Odense").x < tile("København").x
    assert min(one.row for one in tiles()) == tile("Hjørring").row
    assert max(one.row for one in tiles()) == tile("Lolland").row


def test_neighbours_on_land_touch_and_the_great_belt_is_open() -> None:
    for one, other in (("Herning", "Ikast-Brande"), ("Odense", "Assens"), ("København", "Frederiksberg")):
        assert touch(tile(one), tile(other)), (one, other)
    for funen in ("Nyborg", "Kerteminde", "Langeland"):
        assert not touch(tile(funen), tile("Slagelse"))


def test_most_tiles_touch_one_of_their_region() -> None:
    alone = [
        one.name
        for one in tiles()
        if not any(touch(one, other) for other in tiles() if other.region == one.region and other != one)
    ]
    assert sorted(alone) == ["Bornholm", "Læsø", "Samsø"], "islands alone stand apart"


def touch(one: Tile, other: Tile) -> bool:
    rows, columns = abs(one.row - other.row), abs(one.x - other.x)
    return (rows, columns) in {(0, 1.0), (1, 0.5)}
