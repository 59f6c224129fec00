"""How many matches market plans bring beside published methods, and how far they scale."""

from __future__ import annotations

import time

import numpy as np

from benchmarks.line import Line
from benchmarks.market_plan_papers import SU, Published, su_market
from benchmarks.market_plan_scale import scale_lines
from benchmarks.market_plan_two_sided import two_sided_lines
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.planners import planner_named

SEED = 20261122
SHOWN = 0.05
"""Figures of the paper have one decimal."""


def measure(*, small: bool = False) -> list[Line]:
    """Reproduce the published figures and beat them; then the two-sided setting; then large markets."""
    rows = [row for row in SU if row.n <= 20] if small else SU
    warm_up()
    lines = [line for row in rows for line in su_lines(row)]
    return [*lines, *two_sided_lines(small=small), *scale_lines(small=small)]


def warm_up() -> None:
    """Compile, or read what was compiled, so that no row pays for it."""
    for planner in ("naive", "ascent"):
        planned(Published(10, 0.5, "inverse", 0, 0, 0, 0), planner)


def su_lines(row: Published) -> list[Line]:
    """One setting: three planners, their published figures, and the best that was known."""
    lines = []
    for planner, published in (("naive", row.naive), ("reciprocal", row.reciprocal)):
        plan = planned(row, planner)
        off = abs(plan.expected_matches - published)
        note = f"published {published}" + ("" if off <= SHOWN else f", {off:.2f} off")
        lines.append(Line(f"{row.name}, {planner}", plan.expected_matches, "matches", note=note))
    begun = time.perf_counter()
    plan = planned(row, "ascent")
    note = f"published {row.theirs}, {time.perf_counter() - begun:.1f} s, {plan.found_by}"
    best = Line(f"{row.name}, ascent", plan.expected_matches, "matches", row.known, "more", note)
    return [*lines, best]


def planned(row: Published, planner: str) -> MarketPlan:
    """The plan of a planner in a published setting."""
    market = PlanMarket.from_matrices(*su_market(row.n, row.mixed))
    wanted = Wanted(examination=row.examination, planner=planner_named(planner))
    return plan_market(market, wanted, np.random.default_rng(SEED))
