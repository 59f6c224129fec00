"""The linear and the integer program over some of the possible meetings, solved by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np
from scipy.sparse import csc_matrix

from matching.highs_threads import THREADS
from matching.rounds.problem import Floats, Ints, Meetings, Problem

LARGE = 2_500
"""Columns from which on the interior point method is faster than the simplex method."""


@dataclass(frozen=True, slots=True)
class Solved:
    """``x`` is how much of each column is taken; ``bound`` bounds the best over these columns.

    The prices are those of the rows; they are there for a linear program that was solved to its optimum.
    """

    x: Floats
    bound: float
    done: bool
    pair_prices: Floats
    a_prices: Floats
    b_prices: Floats
    round_prices: Floats
    least_a_prices: Floats
    least_b_prices: Floats


def pairs_of(meetings: Meetings, width: int) -> tuple[Ints, Ints]:
    """The different pairs, as ``a * width + b``, and which of them each meeting is of."""
    pairs, which = np.unique(meetings.a * width + meetings.b, return_inverse=True)
    return pairs.astype(np.int64), which.astype(np.int64)


def solve(
    problem: Problem,
    columns: Meetings,
    *,
    seconds: float,
    integer: bool = False,
    tilt: Floats | None = None,
) -> Solved:
    """The best choice among ``columns``; ``tilt`` moves the optimum among equally good ones.

    Rows: every pair once, the seats of each in each round, the tables of each round, the least of each. What
    is short of the least is a variable with the price ``priority``.
    """
    (count_a, rounds), count_b = problem.seats_a.shape, len(problem.seats_b)
    pairs, which = pairs_of(columns, count_b)
    sizes = np.cumsum([0, len(pairs), count_a * rounds, count_b * rounds, rounds, count_a, count_b])
    a, b, r = columns.columns
    parts = [which, a * rounds + r, b * rounds + r, r, a, b]
    rows = np.concatenate([part + start for part, start in zip(parts, sizes[:-1], strict=True)])
    least = np.concatenate([problem.least_a, problem.least_b])
    slack = np.flatnonzero(least)
    count = len(columns)
    rows = np.concatenate([rows, sizes[4] + slack])
    places = np.concatenate([np.tile(np.arange(count), len(parts)), count + np.arange(len(slack))])
    shape = (int(sizes[-1]), count + len(slack))
    matrix = csc_matrix((np.ones(len(rows)), (rows, places)), shape=shape)
    upper = np.concatenate(
        [np.ones(len(pairs)), problem.seats_a.ravel(), problem.seats_b.ravel(), problem.tables]
    ).astype(np.float64)
    gains = problem.gains(columns) if tilt is None else problem.gains(columns) + tilt
    cost = -np.concatenate([gains, np.full(len(slack), -problem.priority)])
    highs = _highs(matrix, cost, upper, least.astype(np.float64), integer=integer, seconds=seconds)
    return _solved(highs, count, sizes, integer=integer)


def _highs(
    matrix: csc_matrix, cost: Floats, upper: Floats, least: Floats, *, integer: bool, seconds: float
) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", THREADS)
    highs.setOptionValue("time_limit", max(0.01, seconds))
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = matrix.shape
    model.col_cost_ = cost
    model.col_lower_ = np.zeros(len(cost))
    model.col_upper_ = np.full(len(cost), highspy.kHighsInf)
    free = np.full(len(upper), -highspy.kHighsInf)
    model.row_lower_ = np.concatenate([free, least])
    model.row_upper_ = np.concatenate([upper, np.full(len(least), highspy.kHighsInf)])
    model.a_matrix_.start_ = matrix.indptr
    model.a_matrix_.index_ = matrix.indices
    model.a_matrix_.value_ = matrix.data
    if integer:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
        highs.setOptionValue("mip_rel_gap", 1e-9)
        highs.setOptionValue("mip_abs_gap", 1e-7)
    elif len(cost) > LARGE:
        highs.setOptionValue("solver", "ipm")
    highs.passModel(model)
    highs.run()
    return highs


def _solved(highs: highspy.Highs, count: int, sizes: Ints, *, integer: bool) -> Solved:
    done = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    solution, info = highs.getSolution(), highs.getInfo()
    x = np.array(solution.col_value)[:count] if solution.value_valid else np.zeros(count)
    prices = np.zeros(int(sizes[-1]))
    if done and not integer:
        prices = -np.array(solution.row_dual)
    bound = -float(info.mip_dual_bound if integer else info.objective_function_value)
    parts = [prices[start:end] for start, end in pairwise(sizes.tolist())]
    return Solved(x, bound, done, *parts)
