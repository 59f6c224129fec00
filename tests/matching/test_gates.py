"""Each gate removes what is impossible, and nothing that is merely unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.availability import DateWindow, Slot
from matching.classification import Classification
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.filters import Filters
from matching.gating import apply_gates
from matching.place import Place
from matching.query import typed_query
from tests.market import AARHUS, HERNING, LEMVIG, TODAY, company, market, need, ngo, offer

Fields = dict[str, Any]
ALCOHOL = Exclusion("industry", "alcohol")
SPRING, AUTUMN = (
    DateWindow(date(2027, 3, 1), date(2027, 5, 31)),
    DateWindow(date(2027, 9, 1), date(2027, 11, 30)),
)
MONDAY, FRIDAY = Slot("mon", "evening"), Slot("fri", "morning")
NOVICE, EXPERT = Competence("law", "novice"), Competence("law", "expert", required=True)
CHECK, COURSE = ("child_protection_check",), ("introduction_course",)
LOCAL, CVR = Classification("LOCAL", "1"), Classification("DK-CVR", "00000001")


def removed_by(
    ngo_: Fields | None = None,
    com: Fields | None = None,
    asks: Fields | None = None,
    gives: Fields | None = None,
) -> str | None:
    """The gate that keeps the offer from the need; the same the other way round."""
    made = market(ngo(**ngo_ or {}), company(**com or {}), need(**asks or {}), offer(**gives or {}))
    there = apply_gates(made, made.query("need"), Filters(), TODAY).removed
    back = apply_gates(made, made.query("offer"), Filters(), TODAY).removed
    by_offer = [gate for gate, rows in there.items() if made.row_of("offer") in rows]
    by_need = [gate for gate, rows in back.items() if made.row_of("need") in rows]
    two_sided = set(by_offer + by_need) - {"not_open", "expired"}
    assert not two_sided or by_offer == by_need or "capacity" in two_sided
    removed = by_offer or by_need
    return removed[0] if removed else None


REMOVED: list[tuple[str | None, dict[str, dict[str, Any]]]] = [
    (None, {}),
    ("not_open", {"gives": {"status": "paused"}}),
    ("not_open", {"asks": {"status": "closed"}}),
    ("expired", {"gives": {"expires": date(2026, 11, 21)}}),
    (None, {"gives": {"expires": TODAY}}),
    ("expired", {"gives": {"windows": (DateWindow(None, date(2026, 10, 1)),)}}),
    ("resource", {"gives": {"resource_kind": "premises"}}),
    (None, {"gives": {"resource_kind": "knowledge"}}),
    ("excluded", {"ngo_": {"exclusions": (ALCOHOL,)}, "com": {"industries": ("alcohol", "retail")}}),
    ("excluded", {"asks": {"exclusions": (ALCOHOL,)}, "com": {"industries": ("alcohol",)}}),
    (None, {"ngo_": {"exclusions": (ALCOHOL,)}, "com": {"industries": ("retail",)}}),
    (None, {"ngo_": {"exclusions": (ALCOHOL,)}}),
    ("excluded", {"gives": {"exclusions": (Exclusion("partner_kind", "ngo"),)}}),
    ("excluded", {"gives": {"exclusions": (Exclusion("partner", "ngo"),)}}),
    (None, {"gives": {"exclusions": (Exclusion("partner", "someone-else"),)}}),
    (
        "excluded",
        {"ngo_": {"purposes": ("religion",)}, "com": {"exclusions": (Exclusion("purpose", "religion"),)}},
    ),
    (
        None,
        {
            "ngo_": {"purposes": ("religion", "food")},
            "com": {"exclusions": (Exclusion("purpose", "religion"),)},
        },
    ),
    (
        "excluded",
        {"com": {"motives": ("visibility",)}, "ngo_": {"exclusions": (Exclusion("motive", "visibility"),)}},
    ),
    ("roles", {"asks": {"roles": ("mentor",)}, "com": {"roles_cannot": ("mentor",)}}),
    (None, {"asks": {"roles": ("mentor",)}, "com": {"roles_cannot": ("driver",)}}),
    ("terms", {"com": {"terms": ("requires_cvr",)}, "ngo_": {"identifiers": (LOCAL,)}}),
    (None, {"com": {"terms": ("requires_cvr",)}, "ngo_": {"identifiers": (CVR,)}}),
    (None, {"com": {"terms": ("requires_cvr",)}}),
    ("terms", {"com": {"terms": ("requires_paid_staff",)}, "ngo_": {"employees": 0}}),
    (None, {"com": {"terms": ("requires_paid_staff",)}, "ngo_": {"employees": 1}}),
    ("terms", {"com": {"terms": ("office_hours_only",)}, "ngo_": {"terms": ("no_office_hours",)}}),
    ("safeguarding", {"asks": {"contact": "direct"}, "gives": {"contact": "indirect"}}),
    (None, {"asks": {"contact": "indirect"}, "gives": {"contact": "direct"}}),
    (
        "safeguarding",
        {
            "asks": {"contact": "direct", "safeguards": CHECK},
            "gives": {"contact": "direct", "safeguards": COURSE},
        },
    ),
    (None, {"asks": {"contact": "direct", "safeguards": CHECK}, "gives": {"safeguards": CHECK + COURSE}}),
    (None, {"asks": {"contact": "direct", "safeguards": CHECK}}),
    ("capacity", {"gives": {"quantity": Decimal(4), "unit": "hours", "committed": Decimal(4)}}),
    (None, {"gives": {"quantity": Decimal(4), "unit": "hours", "committed": Decimal(3)}}),
    ("capacity", {"asks": {"group_max": 5}, "gives": {"group_min": 20}}),
    ("capacity", {"asks": {"group_min": 10}, "gives": {"group_max": 4}}),
    ("capacity", {"asks": {"group_min": 10}, "gives": {"quantity": Decimal(2), "unit": "people"}}),
    ("time", {"asks": {"windows": (SPRING,)}, "gives": {"windows": (AUTUMN,)}}),
    (None, {"asks": {"windows": (SPRING,)}, "gives": {"windows": (AUTUMN, SPRING)}}),
    (None, {"asks": {"windows": (SPRING,)}}),
    ("time", {"asks": {"slots": (MONDAY,)}, "gives": {"slots": (FRIDAY,)}}),
    (None, {"asks": {"slots": (MONDAY,)}, "gives": {"slots": (FRIDAY, MONDAY)}}),
    ("language", {"asks": {"languages": ("da",)}, "com": {"languages": ("en",)}}),
    (None, {"asks": {"languages": ("da", "en")}, "com": {"languages": ("en",)}}),
    (None, {"ngo_": {"languages": ("da",)}, "com": {"languages": ("en",)}}),
    ("distance", {"asks": {"places": (HERNING,), "radius_km": 30}, "com": {"places": (AARHUS,)}}),
    (None, {"asks": {"places": (HERNING,), "radius_km": 90}, "com": {"places": (AARHUS,)}}),
    (None, {"asks": {"places": (HERNING,), "radius_km": 30}, "com": {"places": (AARHUS, HERNING)}}),
    ("distance", {"gives": {"places": (AARHUS,), "radius_km": 10}, "ngo_": {"places": (LEMVIG,)}}),
    (None, {"asks": {"places": (HERNING,), "radius_km": 30}}),
    (
        None,
        {
            "asks": {"places": (HERNING,), "radius_km": 30, "remote": "possible"},
            "gives": {"places": (AARHUS,), "remote": "only"},
        },
    ),
    (
        None,
        {
            "asks": {"places": (HERNING,), "radius_km": 30},
            "com": {"places": (Place("region", "Midtjylland"),)},
        },
    ),
    ("distance", {"asks": {"remote": "no"}, "gives": {"remote": "only"}}),
    ("competence", {"asks": {"competences": (EXPERT,)}, "gives": {"competences": (NOVICE,)}}),
    (
        None,
        {"asks": {"competences": (Competence("law", "expert"),)}, "gives": {"competences": (NOVICE,)}},
    ),
]


@pytest.mark.parametrize(("gate", "case"), REMOVED)
def test_gate(gate: str | None, case: dict[str, dict[str, Any]]) -> None:
    assert removed_by(**case) == gate


def test_own_offer_is_not_even_considered() -> None:
    made = market(need(), offer(partner="ngo"))
    gated = apply_gates(made, made.query("need"), Filters(), TODAY)
    assert gated.considered == 1
    assert not gated.allowed[made.row_of("offer")]


def test_profile_does_not_slip_past_what_its_own_offer_excludes() -> None:
    made = market(need(contact="direct"), offer(contact="none"))
    gated = apply_gates(made, made.query("need"), Filters(), TODAY)
    assert gated.considered == 1
    assert not gated.allowed.any()


def test_profile_without_a_fitting_offer_stays() -> None:
    made = market(need(), offer(resource_kind="premises"))
    gated = apply_gates(made, made.query("need"), Filters(), TODAY)
    assert gated.allowed[made.row_of("com")]


def test_row_is_counted_at_the_first_gate_that_removes_it() -> None:
    made = market(need(), offer(status="closed", resource_kind="premises"))
    assert list(apply_gates(made, made.query("need"), Filters(), TODAY).removed) == ["not_open"]


FILTERS: list[tuple[Filters, bool]] = [
    (Filters(kinds=("company",)), True),
    (Filters(kinds=("foundation", "ngo")), False),
    (Filters(purposes=("food",)), True),
    (Filters(purposes=("sport",)), False),
    (Filters(resource_kinds=("skilled_time",)), True),
    (Filters(resource_kinds=("funding",)), False),
    (Filters(place=HERNING), True),
    (Filters(place=AARHUS), False),
    (Filters(place=AARHUS, within_km=90), True),
    (Filters(place=Place("region", "Midtjylland")), True),
    (Filters(place=Place("region", "Sjælland")), False),
    (Filters(dates=SPRING), True),
    (Filters(dates=AUTUMN), False),
]


@pytest.mark.parametrize(("filters", "kept"), FILTERS)
def test_filter(filters: Filters, kept: bool) -> None:
    made = market(
        company(places=(HERNING,), purposes=("food",)), need(), offer(windows=(SPRING,), text="bookkeeping")
    )
    gated = apply_gates(made, made.query("need"), filters, TODAY)
    assert bool(gated.allowed[made.row_of("offer")]) is kept
    assert kept or any(name.startswith("filter_") for name in gated.removed)


def test_offer_is_closed_also_where_nobody_needs_anything() -> None:
    made = market(offer("paused", status="paused"), offer("other", resource_kind="premises"))
    gated = apply_gates(made, typed_query(need("query", "query")), Filters(), TODAY)
    assert {gate: rows.tolist() for gate, rows in gated.removed.items()} == {"not_open": [3], "resource": [2]}
