"""The names and types of the values of a record, for each sort (docs/format.md): their one home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["partners", "needs", "offers", "volunteers"]
SORTS: tuple[Sort, ...] = ("partners", "needs", "offers", "volunteers")
ColumnType = Literal["text", "code", "codes", "list", "whole number", "number", "date", "bool"]
Form = Literal["identifier", "competence", "place", "exclusion", "classification", "window", "slot", "id"]


@dataclass(frozen=True, slots=True)
class Column:
    """One named value of a record.

    ``list_name`` is the code list of a code or codes, ``form`` the text form of the items of a list;
    ``is_id`` marks a text that has the form of an id, ``least`` is the smallest number that can be.
    """

    name: str
    type: ColumnType
    required: bool = False
    list_name: str | None = None
    form: Form | None = None
    is_id: bool = False
    least: int = 0

    @property
    def is_list(self) -> bool:
        """True where a value is a list of texts."""
        return self.type in {"codes", "list"}


def _id(name: str) -> Column:
    return Column(name, "text", required=True, is_id=True)


def _text(name: str, required: bool = False) -> Column:
    return Column(name, "text", required=required)


def _code(name: str, list_name: str, required: bool = False) -> Column:
    return Column(name, "code", list_name=list_name, required=required)


def _codes(name: str, list_name: str | None = None) -> Column:
    return Column(name, "codes", list_name=list_name or name)


def _list(name: str, form: Form) -> Column:
    return Column(name, "list", form=form)


def _whole(name: str, least: int = 0) -> Column:
    return Column(name, "whole number", least=least)


def _number(name: str) -> Column:
    return Column(name, "number")


_PARTNERS = (
    _id("id"),
    _code("kind", "partner_kinds", required=True),
    _text("name", required=True),
    _list("identifiers", "identifier"),
    _text("mission"),
    _text("resources"),
    _codes("roles_can", "roles"),
    _text("roles_can_text"),
    _codes("roles_cannot", "roles"),
    _text("roles_cannot_text"),
    _codes("terms"),
    _text("terms_text"),
    _codes("purposes"),
    _codes("target_groups"),
    _codes("motives"),
    _codes("welcomes_motives", "motives"),
    _codes("languages"),
    _list("places", "place"),
    _whole("employees"),
    _whole("volunteers"),
    _whole("members"),
    _number("yearly_income_dkk"),
    _codes("industries"),
    _list("exclusions", "exclusion"),
    _text("never"),
    _list("classifications", "classification"),
    _text("website"),
    _text("contact_name"),
    _text("contact_email"),
    _text("contact_phone"),
    Column("invented", "bool"),
    _code("visibility", "visibilities"),
    _list("centres", "id"),
)

_STATEMENTS = (
    _id("id"),
    _id("partner"),
    _code("resource_kind", "resource_kinds", required=True),
    _text("title"),
    _text("text"),
    _list("competences", "competence"),
    _number("quantity"),
    _code("unit", "units"),
    _whole("group_min", least=1),
    _whole("group_max", least=1),
    _code("engagement_form", "engagement_forms"),
    _code("collaboration_level", "collaboration_levels"),
    _list("windows", "window"),
    _list("slots", "slot"),
    _number("hours_per_month"),
    _list("places", "place"),
    _number("radius_km"),
    _code("remote", "remote_modes"),
    _codes("purposes"),
    _codes("target_groups"),
    _code("contact", "contact_levels"),
    _codes("safeguards"),
    _codes("roles"),
    _codes("returns", "resource_kinds"),
    _text("in_return"),
    _codes("languages"),
    _list("exclusions", "exclusion"),
    _text("never"),
    _number("committed"),
    _code("status", "statuses"),
    Column("expires", "date"),
    _code("visibility", "visibilities"),
)

_VOLUNTEERS = (
    _id("id"),
    _id("partner"),
    _text("alias", required=True),
    _list("competences", "competence"),
    _codes("languages"),
    _list("windows", "window"),
    _list("slots", "slot"),
    _number("hours_per_month"),
    _list("places", "place"),
    _number("radius_km"),
    _code("remote", "remote_modes"),
    _codes("interests", "purposes"),
    _text("interests_text"),
)

COLUMNS: dict[Sort, tuple[Column, ...]] = {
    "partners": _PARTNERS,
    "needs": _STATEMENTS,
    "offers": _STATEMENTS,
    "volunteers": _VOLUNTEERS,
}
"""Every column of every sort, in the order in which it is written."""
