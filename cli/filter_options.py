"""Filters from the options of a command."""

from __future__ import annotations

from collections.abc import Sequence

from cli.reading import code, day
from matching.availability import DateWindow
from matching.errors import InvalidQuery
from matching.filters import Filters
from matching.messages import message


def filters_from(
    kinds: Sequence[str] | None,
    purposes: Sequence[str] | None,
    resources: Sequence[str] | None,
    place: str | None,
    within_km: float | None,
    dates: tuple[str | None, str | None] = (None, None),
) -> Filters:
    """The filters; codes may be labels in either language, dates Danish.

    Raises:
        InvalidQuery: a code, a date or a combination that is none.
        InvalidProfile: a place that is none, or a window that ends before it begins.
    """
    from storage.value_forms import read_place

    if within_km is not None and place is None:
        raise InvalidQuery(message("--within-km says how far around --place; add --place too."))
    first, last = day(dates[0], "--from"), day(dates[1], "--to")
    return Filters(
        kinds=tuple(code(each, "partner_kinds", "--kind") for each in kinds or ()),
        purposes=tuple(code(each, "purposes", "--purpose") for each in purposes or ()),
        resource_kinds=tuple(code(each, "resource_kinds", "--resource") for each in resources or ()),
        place=read_place(place) if place is not None else None,
        within_km=within_km,
        dates=DateWindow(first, last) if first or last else None,
    )
