"""The text forms of the items of a list (docs/format.md, "Values with a form"), both ways.

Reading is forgiving (labels in either language, Danish dates, spaces); writing gives the one canonical
form, from which reading makes an equal object.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from matching.availability import DateWindow, Slot
from matching.codes import code_list
from matching.exclusion import LIST_OF, Exclusion
from matching.place import Place, municipality_named, regions
from storage.classification_form import read_classification, written_classification
from storage.competence_form import read_competence, written_competence
from storage.dates import any_date
from storage.escapes import escaped, trimmed, unescaped
from storage.market_columns import Form
from storage.refusals import refused_value

_DATE = r"\d{4}-\d{2}-\d{2}|\d{1,2}[-./] ?\d{1,2}[-./] ?\d{4}|"
_WINDOW = re.compile(rf"({_DATE}) ?/ ?({_DATE})", re.ASCII)
_KINDS_OF_PLACE = {"municipality", "region", "country", "point", "postcode"}


def read_place(text: str) -> Place:
    """``Herning``, ``657``, ``region:Midtjylland``, ``country:DK``, ``point:56.1,8.9`` or ``postcode:…``.

    Raises:
        InvalidProfile: it is none of these.
    """
    what, colon, value = text.partition(":")
    what = what.strip().casefold()
    if not colon or what not in _KINDS_OF_PLACE:
        what, value = "municipality", text
    value = unescaped(trimmed(value))
    if what == "municipality":
        value = municipality_named(value) or value
    elif what == "region":
        value = _region(value)
    elif what == "country":
        value = value.upper()
    return Place(what, value)


def written_place(place: Place) -> str:
    """The canonical form; a municipality is its bare name."""
    return place.value if place.what == "municipality" else f"{place.what}:{escaped(place.value)}"


def read_exclusion(text: str) -> Exclusion:
    """``what:code``; the code may be a label.

    Raises:
        InvalidProfile: an unknown kind of exclusion or an unknown code.
    """
    what, colon, code = (part.strip() for part in text.partition(":"))
    if not colon:
        raise refused_value(
            "exclusions",
            text,
            "'{value}' is not an exclusion; write what and the code, as in industry:alcohol.",
        )
    list_name = LIST_OF.get(what)
    return Exclusion(what, code_list(list_name).find(code) or code if list_name else code)


def written_exclusion(exclusion: Exclusion) -> str:
    """``what:code``."""
    return f"{exclusion.what}:{exclusion.code}"


def read_window(text: str) -> DateWindow:
    """``from/to``, either side may be empty.

    Raises:
        InvalidProfile: it is no window of dates.
    """
    found = _WINDOW.fullmatch(text.strip())
    dates = [any_date(side) for side in found.groups() if side] if found else [None]
    if found is None or None in dates:
        raise refused_value(
            "windows",
            text,
            "'{value}' is not a window of dates; write the first and the last day with a / between them, "
            "as in 2027-01-01/2027-06-30.",
        )
    return DateWindow(*(any_date(side) if side else None for side in found.groups()))


def written_window(window: DateWindow) -> str:
    """``from/to`` in ISO dates; an open side is empty."""
    return f"{window.start or ''}/{window.end or ''}"


def read_slot(text: str) -> Slot:
    """``weekday-daypart``, such as ``mon-evening``.

    Raises:
        InvalidProfile: it is no part of a weekday.
    """
    weekday, dash, part = (part.strip() for part in text.partition("-"))
    if not dash:
        raise refused_value(
            "slots", text, "'{value}' is not a part of the week; write weekday and part, as in mon-evening."
        )
    return Slot(code_list("weekdays").find(weekday) or weekday, code_list("day_parts").find(part) or part)


def _region(value: str) -> str:
    wanted = value.casefold().removeprefix("region ").strip()
    return next((region for region in regions() if region.casefold() == wanted), value)


class TextForm(NamedTuple):
    """How the items of a list are read and written."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _form(read: Callable[[str], Any], write: Callable[[Any], str]) -> TextForm:
    """A form that remembers what it has read: the same places and codes come again and again."""
    return TextForm(lru_cache(maxsize=20_000)(read), write)


FORMS: dict[Form, TextForm] = {
    "identifier": _form(read_classification, written_classification),
    "classification": _form(read_classification, written_classification),
    "competence": _form(read_competence, written_competence),
    "place": _form(read_place, written_place),
    "exclusion": _form(read_exclusion, written_exclusion),
    "window": _form(read_window, written_window),
    "slot": _form(read_slot, str),
    "id": _form(str.strip, str),
}
"""The form of each kind of item."""
