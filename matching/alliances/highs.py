"""HiGHS, asked for one alliance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.alliances.choice import Choice
from matching.alliances.program import Program
from matching.highs_threads import THREADS

SCALE = 100.0
"""HiGHS reckons in percentage points of coverage, so that its tolerances are far below one."""
LEAST_TIME_S = 0.01


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS found; ``choice`` is None where it found none, ``bound`` where it knows none."""

    choice: Choice | None
    bound: float | None
    ended: bool
    """The plan is the best of these candidates, or there is none."""


def solve_program(program: Program, seconds: float, start: Choice | None) -> Answer:
    """The best plan over the candidates of ``program``, with the bound, within so many seconds."""
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", THREADS)
    for option, setting in (
        ("output_flag", False),
        ("parallel", "off"),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-7),
        ("time_limit", max(seconds, LEAST_TIME_S)),
    ):
        solver.setOptionValue(option, setting)
    solver.passModel(_model(program, highspy))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = program.start(start)
        solver.setSolution(solution)
    solver.run()
    return _answer(program, solver, highspy)


def _model(program: Program, highspy: Any) -> Any:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.worth), len(program.row_lowest)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = SCALE * np.array(program.worth)
    model.col_lower_, model.col_upper_ = np.array(program.lowest), np.array(program.highest)
    model.row_lower_, model.row_upper_ = np.array(program.row_lowest), np.array(program.row_highest)
    integer, continuous = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [integer if whole else continuous for whole in program.whole]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.starts)
    model.a_matrix_.index_ = np.array(program.where, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.factors, dtype=np.float64)
    return model


def _answer(program: Program, solver: Any, highspy: Any) -> Answer:
    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer(None, -np.inf, ended=True)
    bound = info.mip_dual_bound / SCALE if np.isfinite(info.mip_dual_bound) else None
    ended = status == highspy.HighsModelStatus.kOptimal
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Answer(None, bound, ended)
    return Answer(program.choice(list(solver.getSolution().col_value)), bound, ended)
