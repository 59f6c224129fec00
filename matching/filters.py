"""What the broker narrows a list to; each filter counts what it removed, as gates do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from matching.availability import DateWindow
from matching.build_columns import day
from matching.checks import Checks
from matching.codes import code_list
from matching.columns import FOREVER, Bits, Columns
from matching.gates import Removed
from matching.partner_columns import place_arrays
from matching.place import EARTH_RADIUS_KM, Place
from matching.visible_to import Sight

SAME_PLACE_KM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty means no filter. Several codes of one filter mean any of them.

    ``place`` keeps what lies in it; with ``within_km`` also what lies near it. What lies outside of
    ``sight`` is as if it were not there, and is not counted either.

    Raises:
        InvalidProfile: an unknown code.
    """

    kinds: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    resource_kinds: tuple[str, ...] = ()
    place: Place | None = None
    within_km: float | None = None
    dates: DateWindow | None = None
    sight: Sight | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.codes("kinds", self.kinds, "partner_kinds")
        checks.codes("purposes", self.purposes, "purposes")
        checks.codes("resource_kinds", self.resource_kinds, "resource_kinds")
        checks.at_least("within_km", self.within_km, 0)
        checks.done()

    def tests(self) -> Iterator[tuple[str, Callable[[Columns], Removed]]]:
        """The filters that are set: the name, and which rows it removes."""
        if self.kinds:
            kinds = _mask("partner_kinds", self.kinds)
            yield "filter_kind", lambda rows: (rows.kind & kinds) == 0
        if self.purposes:
            purposes = _mask("purposes", self.purposes)
            yield "filter_purpose", lambda rows: (rows.purposes & purposes) == 0
        if self.resource_kinds:
            yield "filter_resource", partial(_of_other_resources, self.resource_kinds)
        if self.place:
            yield "filter_place", partial(_lies_outside, self.place, self.within_km)
        if self.dates:
            yield "filter_dates", partial(_cannot, self.dates)


def _mask(list_name: str, codes: tuple[str, ...]) -> np.uint64:
    return np.uint64(sum(1 << code_list(list_name).position(code) for code in set(codes)))


def _of_other_resources(kinds: tuple[str, ...], rows: Columns) -> Removed:
    """A statement of another kind; a profile whose partner gives none of them."""
    wanted = [code_list("resource_kinds").position(code) for code in kinds]
    gives = (rows.gives & _mask("resource_kinds", kinds)) != 0
    return ~np.where(rows.resource_kind >= 0, np.isin(rows.resource_kind, wanted), gives)


def _lies_outside(place: Place, within_km: float | None, rows: Columns) -> Removed:
    arrays = place_arrays([(place,)])
    areas: Bits = arrays["areas"]
    if place.point is None:
        outside: Removed = (rows.in_regions & areas) == 0
        return outside
    chord = np.linalg.norm(rows.points - arrays["points"][0], axis=-1)
    reach = SAME_PLACE_KM if within_km is None else within_km
    near: Removed = (chord * EARTH_RADIUS_KM <= reach).any(axis=1)
    found: Removed = ~(near | ((rows.areas & arrays["in_regions"]) != 0))
    return found


def _cannot(window: DateWindow, rows: Columns) -> Removed:
    first = day(window.start) if window.start else -FOREVER
    last = day(window.end) if window.end else FOREVER
    can = ((rows.window_start <= last) & (rows.window_end >= first)).any(axis=1)
    found: Removed = np.logical_not(can)
    return found
