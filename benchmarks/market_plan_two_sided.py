"""Tomita & Yokoyama's two-sided setting: lists on both sides, matches, envy and Nash welfare.

``PUBLISHED`` is what the notebook ``experiments.ipynb`` of the authors' repository
(github.com/CyberAgentAILab/FairReciprocalRecommendation) prints, the mean over its five seeds of 20 × 20.
Other figures of theirs were not looked up.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from benchmarks.line import Line
from benchmarks.market_plan_papers import TOMITA_CURVE, tomita_market
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import Examination
from matching.market_plan.market import PlanMarket
from matching.market_plan.posing import pose
from matching.market_plan.transferable import transferable
from matching.market_plan.two_sided import TwoSidedPlan, plan_by_scores, plan_two_sided
from matching.market_plan.two_sided_fair import plan_fair_two_sided


class Setting(NamedTuple):
    """Sizes, λ and the curve of both sides."""

    left: int
    right: int
    mixed: float
    name: str
    curve: Examination


THEIRS = Setting(20, 20, 0.8, "1/log₂(k+1)", TOMITA_CURVE)
SETTINGS = (
    THEIRS,
    Setting(50, 50, 0.5, "inverse", "inverse"),
    Setting(50, 50, 0.8, "logarithmic", "logarithmic"),
    Setting(75, 50, 0.5, "inverse", "inverse"),
)
SMALL_SETTINGS = (Setting(10, 10, 0.8, "logarithmic", "logarithmic"),)
SEEDS = 5
ALPHAS = {"nash": 0.0, "alpha-SW 0.4": 0.4, "social welfare": 1.0}
METHODS = ("naive", "product", "transferable", *ALPHAS, "ours")
PUBLISHED = {
    "naive": (17.551, 188.4, 188.8),
    "product": (18.523, 183.4, 182.6),
    "transferable": (18.374, 42.8, 32.6),
    "nash": (17.480, 0.6, 0.2),
    "alpha-SW 0.4": (19.101, 17.8, 14.6),
    "social welfare": (19.895, 141.0, 141.4),
}
"""Expected matches, and pairs with envy on the left and on the right. Their IterLP, which we do not have:
19.020, 20.8 and 21.0. Their Nash and social welfare took 5 to 7 s a market there, by linear programming."""


def two_sided_lines(*, small: bool) -> Iterator[Line]:
    """Mean expected matches over the seeds, with the mean number of envious pairs of both sides."""
    for setting in SMALL_SETTINGS if small else SETTINGS:
        for method in METHODS:
            yield _line(setting, method)


def _line(setting: Setting, method: str) -> Line:
    begun = time.perf_counter()
    plans = [planned(method, setting, seed) for seed in range(SEEDS)]
    seconds = (time.perf_counter() - begun) / SEEDS
    matches = float(np.mean([plan.expected_matches for plan in plans]))
    envy = [np.mean([plan.envy[side] for plan in plans]) for side in (0, 1)]
    nash = [np.mean([plan.nash[side] for plan in plans]) for side in (0, 1)]
    note = (
        f"envy {envy[0]:,.1f} and {envy[1]:,.1f}; Nash {nash[0]:.3f} and {nash[1]:.3f}; {seconds:.3f} s each"
    )
    if setting is THEIRS and method in PUBLISHED:
        theirs = PUBLISHED[method]
        note += f"; published {theirs[0]}, envy {theirs[1]} and {theirs[2]}"
    what = f"two-sided {setting.left} × {setting.right} λ={setting.mixed:g} {setting.name}, {method}"
    return Line(what, matches, "matches", note=note)


def planned(method: str, setting: Setting, seed: int) -> TwoSidedPlan:
    """The plan of a method in the market of a seed."""
    own, theirs = tomita_market(setting.left, setting.right, setting.mixed, seed)
    if method == "ours":
        return plan_two_sided(own, theirs, setting.curve, np.random.default_rng(seed))
    if method in ALPHAS:
        return plan_fair_two_sided(own, theirs, setting.curve, alpha=ALPHAS[method])
    if method == "naive":
        return plan_by_scores(own, theirs, own, theirs, setting.curve)
    score = own * theirs.T
    if method == "transferable":
        posed = pose(PlanMarket.from_matrices(own, theirs), Constraints(), setting.curve)
        score = transferable(posed.problem, 1.0).log_matching.reshape(own.shape)
    return plan_by_scores(own, theirs, score, score.T, setting.curve)
