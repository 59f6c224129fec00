"""Tomita & Yokoyama's two-sided setting: lists on both sides, matches and envy."""

from __future__ import annotations

import time

import numpy as np

from benchmarks.line import Line
from benchmarks.market_plan_papers import tomita_market
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket
from matching.market_plan.posing import pose
from matching.market_plan.transferable import transferable
from matching.market_plan.two_sided import TwoSidedPlan, plan_by_scores, plan_two_sided

SETTINGS = ((50, 50, 0.5, "inverse"), (50, 50, 0.8, "logarithmic"), (75, 50, 0.5, "inverse"))
SMALL_SETTINGS = ((10, 10, 0.8, "logarithmic"),)
SEEDS = 5
METHODS = ("naive", "product", "transferable", "ours")


def two_sided_lines(*, small: bool) -> list[Line]:
    """Mean expected matches over the seeds, with the mean number of envious pairs of both sides."""
    return [line for setting in (SMALL_SETTINGS if small else SETTINGS) for line in _setting(*setting)]


def _setting(left: int, right: int, mixed: float, examination: str) -> list[Line]:
    lines = []
    for method in METHODS:
        begun = time.perf_counter()
        plans = [_planned(method, left, right, mixed, examination, seed) for seed in range(SEEDS)]
        seconds = (time.perf_counter() - begun) / SEEDS
        matches = float(np.mean([plan.expected_matches for plan in plans]))
        envy = [np.mean([plan.envy[side] for plan in plans]) for side in (0, 1)]
        note = f"envy {envy[0]:.1f} left, {envy[1]:.1f} right; {seconds:.2f} s each"
        what = f"two-sided {left} × {right} λ={mixed:g} {examination}, {method}"
        lines.append(Line(what, matches, "matches", note=note))
    return lines


def _planned(method: str, left: int, right: int, mixed: float, examination: str, seed: int) -> TwoSidedPlan:
    own, theirs = tomita_market(left, right, mixed, seed)
    if method == "ours":
        return plan_two_sided(own, theirs, examination, np.random.default_rng(seed))
    if method == "naive":
        return plan_by_scores(own, theirs, own, theirs, examination)
    score = own * theirs.T
    if method == "transferable":
        posed = pose(PlanMarket.from_matrices(own, theirs), Constraints(), examination)
        score = transferable(posed.problem, 1.0).log_matching.reshape(own.shape)
    return plan_by_scores(own, theirs, score, score.T, examination)
