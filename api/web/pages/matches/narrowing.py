"""What a list is narrowed to, as it stands in the address of the page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from pydantic import ValidationError

from api.filter_names import FilterNames
from api.web.forms import Filled
from api.web.words import Words, words
from matching.errors import InvalidProfile, InvalidQuery, Problem
from matching.filters import Filters
from matching.messages import message
from matching.recommend import NO_FILTERS

LABELS: dict[str, Words] = {
    "kind": words("Kind of organisation"),
    "purpose": words("Purpose"),
    "resource_kind": words("Resource"),
    "place": words("Place"),
    "within_km": words("Within so many km"),
    "from": words("Not before"),
    "to": words("Not after"),
}
MANY = ("kind", "purpose", "resource_kind")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters that were asked for; ``form`` shows them, with what is wrong with them."""

    form: Filled
    filters: Filters = NO_FILTERS

    @property
    def is_set(self) -> bool:
        return bool(self.form.values)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names and values in the address."""
        return [(name, value) for name, values in self.form.values.items() for value in values]

    @property
    def query(self) -> str:
        """The same, to be put behind another path; begins with ``&`` unless it is empty."""
        return f"&{urlencode(self.pairs)}" if self.pairs else ""


def narrowing_of(request: Request) -> Narrowing:
    """What the address says; a value that cannot be used is a problem of the form."""
    given: dict[str, tuple[str, ...]] = {}
    for name, value in request.query_params.multi_items():
        if name in LABELS and value.strip():
            given[name] = (*given.get(name, ()), value.strip())
    form = Filled(given)
    try:
        return Narrowing(form, _filters(given))
    except InvalidProfile as error:
        return Narrowing(Filled(given, error.problems).named(LABELS))
    except InvalidQuery as error:
        return Narrowing(Filled(given, (Problem("within_km", "", error.sentence),)))


def _filters(given: dict[str, tuple[str, ...]]) -> Filters:
    one = {name: values[0] for name, values in given.items() if name not in MANY}
    try:
        return FilterNames.model_validate({**given, **one, **_kilometres(one)}).filters()
    except ValidationError:
        value = one.get("within_km", "")
        sentence = message(
            "'{value}' is no distance; write the kilometres as a number, as in 25.", value=value
        )
        raise InvalidProfile((Problem("within_km", value, sentence),)) from None


def _kilometres(one: dict[str, str]) -> dict[str, str]:
    """With a Danish comma too."""
    return {"within_km": one["within_km"].replace(",", ".")} if "within_km" in one else {}
