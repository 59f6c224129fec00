"""One run of HiGHS over a model, or over the part of it that is still in play."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.assignment.model import Model
from matching.highs_threads import THREADS

CLOSE = 1e-6
"""How far a sum of binary floats may be from the number that is meant."""
WHOLE = 1e-4
"""How far a column may be from 0 or 1."""

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What a run came to.

    Args:
        chosen: the options of a whole solution; None where there is none.
        bound: what no solution exceeds; None where nothing was proven.
        reached: what the whole solution is worth.
        values: of the columns.
        costs: reduced costs of the columns: what the relaxation would win by each.
        infeasible: proven that there is no solution.
    """

    chosen: list[int] | None
    bound: float | None
    reached: float = 0.0
    values: Reals | None = None
    costs: Reals | None = None
    infeasible: bool = False


class Programme:
    """A model with what its columns are worth, and the values that each may have.

    Args:
        model: columns and rows.
        worth: what is to be as much as possible.
        fixed: options that are chosen in any case.
    """

    def __init__(self, model: Model, worth: Sequence[float], *, fixed: Sequence[int] = ()) -> None:
        self.model = model
        self.worth: Reals = np.array(worth, dtype=np.float64)
        self.lowest: Reals = np.zeros(len(worth))
        self.lowest[list(fixed)] = 1.0
        self.highest: Reals = np.ones(len(worth))

    def narrowed(self, relaxed: Found, width: float) -> Programme:
        """The same with all columns kept as the relaxation has them whose change would cost more."""
        made = Programme(self.model, self.worth.tolist())
        made.lowest, made.highest = self.lowest.copy(), self.highest.copy()
        if np.isfinite(width) and relaxed.values is not None and relaxed.costs is not None:
            made.highest[(relaxed.values < WHOLE) & (-relaxed.costs > width)] = 0.0
            made.lowest[(relaxed.values > 1 - WHOLE) & (relaxed.costs > width)] = 1.0
            made.highest = np.maximum(made.highest, made.lowest)
        return made


def run(
    programme: Programme,
    until: float,
    *,
    enough: float = CLOSE,
    whole: bool = False,
    start: Sequence[int] = (),
) -> Found:
    """The best solution before ``until``; relaxed to fractions unless ``whole``.

    Args:
        programme: what to solve.
        until: when to stop (:func:`time.perf_counter`).
        enough: what the solution may be below the bound.
        whole: columns are 0 or 1.
        start: options of a solution to begin with.
    """
    import highspy

    left = until - time.perf_counter()
    if left <= 0:
        return Found(None, None)
    highs = _loaded(programme, whole=whole)
    if len(start):
        at = np.array(sorted(start), dtype=np.int32)
        highs.setSolution(len(at), at, np.ones(len(at)))
    for option, value in (("time_limit", left), ("mip_rel_gap", 0.0), ("mip_abs_gap", enough)):
        highs.setOptionValue(option, value)
    highs.run()
    status, info, solution = highs.getModelStatus(), highs.getInfo(), highs.getSolution()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Found(None, None, infeasible=True)
    done = status == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound if whole else info.objective_function_value
    proven = float(bound) if np.isfinite(bound) and (whole or done) else None
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, proven)
    values: Reals = np.array(solution.col_value)
    return _told(programme, values, np.array(solution.col_dual), proven)


def _told(programme: Programme, values: Reals, costs: Reals, bound: float | None) -> Found:
    own = values[: programme.model.options]
    if np.any(np.abs(own - np.round(own)) > WHOLE):
        return Found(None, bound, values=values, costs=costs)
    chosen = np.flatnonzero(own > 0.5).tolist()
    reached = float(np.round(values) @ programme.worth)
    return Found(chosen, bound, reached, values, costs)


def _loaded(programme: Programme, *, whole: bool) -> Any:
    import highspy

    model, columns = programme.model, len(programme.worth)
    rows, lp = model.rows, highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(rows.lowest)
    lp.col_cost_, lp.sense_ = programme.worth, highspy.ObjSense.kMaximize
    lp.col_lower_, lp.col_upper_ = programme.lowest, programme.highest
    lp.row_lower_, lp.row_upper_ = np.array(rows.lowest), np.array(rows.highest)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(rows.start, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(rows.index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(rows.amount, dtype=np.float64)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", THREADS)
    highs.passModel(lp)
    return highs
