"""How many matches market plans bring beside published methods, how fair they are, and how far they scale.

The markets of published experiments are in ``market_plan_papers``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
from rich.console import Console

from benchmarks.line import Line
from benchmarks.market_plan_fair import fair_lines
from benchmarks.market_plan_papers import SU, Published, su_market
from benchmarks.market_plan_scale import scale_lines
from benchmarks.market_plan_truncated import truncated_lines
from benchmarks.market_plan_two_sided import two_sided_lines
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import MarketPlan, Wanted, plan_market
from matching.market_plan.planners import planner_named

SEED = 20261122
SHOWN = 0.05
"""Figures of the paper have one decimal."""


def measure(*, small: bool = False) -> list[Line]:
    """Published figures reproduced and beaten, fairness, the two-sided setting, large markets, candidates.

    Each line is told on standard error as soon as it is there: all of them take some minutes.
    """
    console, begun, lines = Console(stderr=True), time.perf_counter(), []
    warm_up()
    for line in _lines(small):
        lines.append(line)
        seconds = time.perf_counter() - begun
        console.print(
            f"{seconds:4.0f} s  {line.what}: {line.value:,.2f} {line.unit}; {line.note}",
            highlight=False,
            soft_wrap=True,
        )
    return lines


def _lines(small: bool) -> Iterator[Line]:
    for row in SU:
        if not small or row.n <= 20:
            yield from su_lines(row)
    yield from fair_lines(small=small)
    yield from two_sided_lines(small=small)
    yield from scale_lines(small=small)
    yield from truncated_lines(small=small)


def warm_up() -> None:
    """Compile, or read what was compiled, so that no row pays for it."""
    for planner in ("naive", "nash", "ascent"):
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
