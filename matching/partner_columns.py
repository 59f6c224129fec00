"""Columns that come from the partner and are shared by all its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.columns import Bits, Real, Small, Whole
from matching.exclusion import LIST_OF, Exclusion
from matching.partner import Partner
from matching.place import Place, regions

Arrays = dict[str, NDArray[Any]]


class Masks(dict[tuple[str, ...], int]):
    """Bit masks of tuples of codes, each tuple worked out once."""

    def __init__(self, list_name: str) -> None:
        super().__init__()
        self._codes = code_list(list_name)

    def __missing__(self, codes: tuple[str, ...]) -> int:
        self[codes] = mask = sum(1 << self._codes.position(code) for code in set(codes))
        return mask


def masks(list_name: str, tuples: Iterable[tuple[str, ...]]) -> Bits:
    """One bit mask a tuple of codes."""
    return np.fromiter(map(Masks(list_name).__getitem__, tuples), dtype=np.uint64)


def numbers(values: Iterable[Any]) -> Real:
    """Numbers with NaN for None."""
    return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float32)


def positions(list_name: str, values: Iterable[str | None]) -> Small:
    """Positions in the code list with -1 for None."""
    at: dict[str | None, int] = {code: place for place, code in enumerate(code_list(list_name))}
    return np.array([at.get(value, -1) for value in values], dtype=np.int8)


def partner_arrays(partners: Sequence[Partner]) -> Arrays:
    """The columns of ``partners``, one row each."""
    found: Arrays = {
        "kind": masks("partner_kinds", [(p.kind,) for p in partners]),
        "industries": masks("industries", [p.industries for p in partners]),
        "purposes": masks("purposes", [tuple(sorted(p.all_purposes)) for p in partners]),
        "target_groups": masks("target_groups", [p.target_groups for p in partners]),
        "languages": masks("languages", [p.languages for p in partners]),
        "roles_can": masks("roles", [p.roles_can for p in partners]),
        "roles_cannot": masks("roles", [p.roles_cannot for p in partners]),
        "terms": masks("terms", [p.terms for p in partners]),
        "motives": masks("motives", [p.motives for p in partners]),
        "welcomes": masks("motives", [p.welcomes_motives for p in partners]),
        "has_cvr": np.array([-1 if p.has_cvr is None else p.has_cvr for p in partners], dtype=np.int8),
        "employees": numbers(p.employees for p in partners),
        "headcount": numbers(headcount(p) for p in partners),
    }
    found.update(place_arrays([p.places for p in partners]))
    found.update(exclusion_masks([p.exclusions for p in partners]))
    return found


def headcount(partner: Partner) -> int | None:
    """People who can carry something: employees and volunteers."""
    known = [number for number in (partner.employees, partner.volunteers) if number is not None]
    return sum(known) if known else None


def place_arrays(places: Sequence[tuple[Place, ...]]) -> Arrays:
    """Points as unit vectors, regions covered as a whole, regions touched."""
    most = max((len(own) for own in places), default=0) or 1
    points = np.full((len(places), most, 3), np.nan, dtype=np.float32)
    areas = np.zeros(len(places), dtype=np.uint64)
    touched = np.zeros(len(places), dtype=np.uint64)
    seen: dict[Place, tuple[NDArray[np.float32] | None, int, int]] = {}
    for row, own in enumerate(places):
        for column, place in enumerate(own):
            if place not in seen:
                seen[place] = _located(place)
            vector, area, region = seen[place]
            if vector is not None:
                points[row, column] = vector
            areas[row] |= np.uint64(area)
            touched[row] |= np.uint64(region)
    return {"points": points, "areas": areas, "in_regions": touched}


def _located(place: Place) -> tuple[NDArray[np.float32] | None, int, int]:
    everywhere = (1 << len(regions())) - 1
    if place.what == "country":
        area = everywhere if place.value.upper() == "DK" else 0
        return None, area, area
    region = 1 << regions().index(place.region) if place.region else 0
    vector = unit_vector(place.point) if place.point else None
    return vector, region if place.what == "region" else 0, region


def unit_vector(point: tuple[float, float]) -> NDArray[np.float32]:
    """The point on the unit sphere for (latitude, longitude) in degrees, shape (3,)."""
    latitude, longitude = np.radians(point)
    across = np.cos(latitude)
    vector = (across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude))
    return np.array(vector, dtype=np.float32)


def exclusion_masks(exclusions: Sequence[tuple[Exclusion, ...]]) -> Arrays:
    """Bit masks of what is excluded, by what it is."""
    columns = {
        "partner_kind": "excluded_kinds",
        "industry": "excluded_industries",
        "purpose": "excluded_purposes",
        "target_group": "excluded_target_groups",
        "resource_kind": "excluded_resource_kinds",
        "motive": "excluded_motives",
    }
    found: Arrays = {column: np.zeros(len(exclusions), dtype=np.uint64) for column in columns.values()}
    for row, own in enumerate(exclusions):
        for exclusion in own:
            if exclusion.what in columns:
                bit = 1 << code_list(LIST_OF[exclusion.what]).position(exclusion.code)
                found[columns[exclusion.what]][row] |= np.uint64(bit)
    return found


def excluded_partners(exclusions: Sequence[tuple[Exclusion, ...]], at: dict[str, int]) -> Whole:
    """Positions of the partners that are excluded by id, shape (rows, most), -1 where there is none."""
    own = [[at.get(ex.code, -1) for ex in row if ex.what == "partner"] if row else [] for row in exclusions]
    found = np.full((len(own), max(map(len, own), default=0) or 1), -1, dtype=np.int32)
    for row, partners in enumerate(own):
        found[row, : len(partners)] = partners
    return found
