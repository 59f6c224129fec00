"""What a list can be narrowed to, under the names of the query string and the body."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from matching.availability import DateWindow
from matching.checks import Checks
from matching.codes import code_list
from matching.errors import InvalidProfile, InvalidQuery
from matching.filters import Filters
from matching.messages import message
from storage.dates import any_date
from storage.value_forms import read_place

ASKED_AS = {
    "kinds": "kind",
    "purposes": "purpose",
    "resource_kinds": "resource_kind",
    "places": "place",
    "windows": "from",
}


def _codes(what: str, list_name: str) -> Any:
    known = ", ".join(code_list(list_name))
    return Field(
        default_factory=list,
        description=f"Only {what}; a code or a label, any of several. Codes: {known}.",
    )


class FilterNames(BaseModel):
    """What a list can be narrowed to; several filters must all be met."""

    model_config = ConfigDict(extra="forbid")

    kind: list[str] = _codes("partners of this kind", "partner_kinds")
    place: str | None = Field(
        None,
        description="Only what lies here: a municipality by name or code, region:NAME, country:DK, "
        "point:56.14,8.97 or postcode:….",
        examples=["Herning"],
    )
    within_km: float | None = Field(None, description="With place: also what lies within so many km of it.")
    purpose: list[str] = _codes("what is for this purpose", "purposes")
    resource_kind: list[str] = _codes("this kind of resource", "resource_kinds")
    from_: str | None = Field(
        None, alias="from", description="Only what can be on or after this day.", examples=["2027-01-31"]
    )
    to: str | None = Field(
        None, description="Only what can be on or before this day.", examples=["2027-06-30"]
    )

    def filters(self, within: str = "") -> Filters:
        """The filters that were asked for; ``within`` goes before the names of broken values.

        Raises:
            InvalidProfile: a value that is none: an unknown code, place or date.
            InvalidQuery: a distance from nowhere.
        """
        if self.within_km is not None and not self.place:
            raise InvalidQuery(message("within_km needs a place to measure from; add place."))
        with named_as_asked(within):
            first, last = _day("from", self.from_), _day("to", self.to)
            return Filters(
                kinds=_found(self.kind, "partner_kinds"),
                purposes=_found(self.purpose, "purposes"),
                resource_kinds=_found(self.resource_kind, "resource_kinds"),
                place=read_place(self.place) if self.place else None,
                within_km=self.within_km,
                dates=DateWindow(first, last) if first or last else None,
            )


@contextmanager
def named_as_asked(within: str = "") -> Iterator[None]:
    """Name the broken values of this block as they were asked for, not as the domain does."""
    try:
        yield
    except InvalidProfile as error:
        raise InvalidProfile(
            tuple(
                replace(each, field=within + ASKED_AS.get(each.field, each.field)) for each in error.problems
            )
        ) from None


def _found(given: list[str], list_name: str) -> tuple[str, ...]:
    codes = code_list(list_name)
    return tuple(codes.find(text) or text for text in given)


def _day(field: str, given: str | None) -> date | None:
    if not given:
        return None
    day = any_date(given.strip())
    if day is None:
        checks = Checks()
        checks.refuse(field, given, "'{value}' is not a date; write it as 2027-01-31 or 31-01-2027.")
        checks.done()
    return day
