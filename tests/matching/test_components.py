"""Each component on values that can be worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from matching.availability import DateWindow, Slot
from matching.components import STRUCTURED
from matching.place import distance_km
from tests.market import AARHUS, HERNING, company, market, need, ngo, offer

YEAR = DateWindow(date(2027, 1, 1), date(2027, 12, 31))
MAY = DateWindow(date(2027, 5, 1), date(2027, 5, 31))
MON, TUE = Slot("mon", "evening"), Slot("tue", "evening")
KM = distance_km(HERNING.point or (0, 0), AARHUS.point or (0, 0))
NAN = float("nan")


def both_ways(
    component: str, ngo_: dict[str, Any], com: dict[str, Any], asks: dict[str, Any], gives: dict[str, Any]
) -> tuple[float, float]:
    """The component as the need's side and as the offer's side see it."""
    made = market(ngo(**ngo_), company(**com), need(**asks), offer(**gives))
    n, o = (made.columns.take(np.array([made.row_of(id)])) for id in ("need", "offer"))
    function = STRUCTURED[component]
    return float(function(n, o)[0]), float(function(o, n)[0])


CASES: list[
    tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], tuple[float, float]]
] = [
    ("purpose", {"purposes": ("food",)}, {"purposes": ("food",)}, {}, {}, (1, 1)),
    (
        "purpose",
        {"purposes": ("food",)},
        {"purposes": ("food", "sport", "health", "animals")},
        {},
        {},
        (0.5, 0.5),
    ),
    ("purpose", {"purposes": ("food",)}, {"purposes": ("sport",)}, {}, {"purposes": ("food",)}, (1, 1)),
    ("purpose", {"purposes": ("food",)}, {}, {}, {}, (NAN, NAN)),
    ("target_group", {"target_groups": ("homeless",)}, {"target_groups": ("families",)}, {}, {}, (0, 0)),
    ("resource", {}, {}, {}, {}, (1, 1)),
    ("resource", {}, {}, {"resource_kind": "knowledge"}, {}, (0.75, 0.75)),
    ("return", {}, {}, {"returns": ("reach",)}, {"returns": ("reach", "knowledge")}, (NAN, 0.75)),
    ("return", {}, {}, {"returns": ("goods",)}, {"returns": ("reach",)}, (NAN, 0)),
    ("commitment", {}, {}, {"collaboration_level": "ad_hoc"}, {"collaboration_level": "ad_hoc"}, (1, 1)),
    ("commitment", {}, {}, {"engagement_form": "ongoing"}, {"engagement_form": "event_day"}, (0, 0)),
    ("commitment", {}, {}, {"engagement_form": "event_day"}, {"engagement_form": "series"}, (0.7, 0.7)),
    ("commitment", {}, {}, {"engagement_form": "board_seat"}, {"engagement_form": "ongoing"}, (1, 1)),
    ("commitment", {}, {}, {"engagement_form": "ongoing"}, {"collaboration_level": "ad_hoc"}, (NAN, NAN)),
    ("time", {}, {}, {"windows": (YEAR,)}, {"windows": (MAY,)}, (1, 1)),
    ("time", {}, {}, {"slots": (MON, TUE)}, {"slots": (TUE,)}, (1, 1)),
    ("time", {}, {}, {"hours_per_month": Decimal(8)}, {"hours_per_month": Decimal(2)}, (0.25, 0.25)),
    ("time", {}, {}, {"hours_per_month": Decimal(2)}, {"hours_per_month": Decimal(8)}, (1, 1)),
    ("time", {}, {}, {"windows": (YEAR,)}, {}, (NAN, NAN)),
    ("place", {"places": (HERNING,)}, {"places": (HERNING,)}, {}, {}, (1, 1)),
    ("place", {"places": (HERNING,)}, {"places": (AARHUS,)}, {}, {}, (1 / (1 + (KM / 35) ** 2),) * 2),
    (
        "place",
        {"places": (HERNING,)},
        {"places": (AARHUS,)},
        {"remote": "only"},
        {"remote": "possible"},
        (1, 1),
    ),
    ("place", {"places": (HERNING,)}, {}, {}, {}, (NAN, NAN)),
    (
        "quantity",
        {},
        {},
        {"quantity": Decimal(4), "unit": "people"},
        {"quantity": Decimal(1), "unit": "people"},
        (0.25, 1),
    ),
    (
        "quantity",
        {},
        {},
        {"quantity": Decimal(1), "unit": "people"},
        {"quantity": Decimal(4), "unit": "people"},
        (1, 0.5),
    ),
    (
        "quantity",
        {},
        {},
        {"quantity": Decimal(1), "unit": "people"},
        {"quantity": Decimal(4), "unit": "hours"},
        (NAN, NAN),
    ),
    ("size", {"employees": 0, "volunteers": 10}, {"employees": 1000}, {}, {}, (0.5, 0.5)),
    ("size", {"volunteers": 10}, {}, {}, {}, (NAN, NAN)),
    ("language", {"languages": ("da",)}, {"languages": ("da", "en")}, {}, {}, (1, 1)),
    ("language", {"languages": ("da",)}, {"languages": ("en",)}, {}, {}, (0, 0)),
    (
        "motive",
        {"welcomes_motives": ("visibility",)},
        {"motives": ("visibility", "recruitment")},
        {},
        {},
        (0.5, NAN),
    ),
    ("roles", {}, {"roles_can": ("mentor",)}, {"roles": ("mentor", "driver")}, {}, (0.5, 0.5)),
    ("roles", {}, {}, {"roles": ("mentor", "driver")}, {"roles": ("mentor", "driver")}, (1, 1)),
    (
        "safeguards",
        {},
        {},
        {"safeguards": ("never_alone", "confidentiality")},
        {"safeguards": ("never_alone",)},
        (0.5, 0.5),
    ),
]


@pytest.mark.parametrize(("component", "ngo_", "com", "asks", "gives", "expected"), CASES)
def test_component(
    component: str,
    ngo_: dict[str, Any],
    com: dict[str, Any],
    asks: dict[str, Any],
    gives: dict[str, Any],
    expected: tuple[float, float],
) -> None:
    found = both_ways(component, ngo_, com, asks, gives)
    assert found == pytest.approx(expected, abs=1e-3, nan_ok=True)


def test_profile_that_seeks_the_same_itself_cannot_give_it() -> None:
    made = market(ngo("other"), need(), need("theirs", "other"))
    query, profile = (made.columns.take(np.array([made.row_of(id)])) for id in ("need", "other"))
    assert STRUCTURED["resource"](query, profile)[0] == 0
    assert STRUCTURED["resource"](profile, query)[0] == 0


def test_profile_that_says_nothing_of_resources_is_unknown() -> None:
    made = market(need())
    query, profile = (made.columns.take(np.array([made.row_of(id)])) for id in ("need", "com"))
    assert np.isnan(STRUCTURED["resource"](query, profile)[0])
