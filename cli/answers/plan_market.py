"""The answers of ``brobygger plan market`` and ``brobygger evaluate market``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from cli.reading import number, whole_number
from cli.render.market_plan import measure_lines, plan_lines
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.market_plan.as_dict import plan_as_dict
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints, PerReceiver
from matching.market_plan.examination import CURVES, Examination
from matching.market_plan.lists import ranks_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.measures import measured
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import planner_named
from matching.market_plan.posing import pose
from matching.messages import message
from storage.preference_file import read_fixed, read_lists, read_matrix, read_pairs_of_indices

SEED = 20261122


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``brobygger plan market``, as they were typed."""

    proposers: Path
    receivers: Path
    examination: str
    planner: str
    length: int | None
    cap: str | None
    capacity: str | None
    floor: str | None
    small: str | None
    forbidden: Path | None
    fixed: Path | None
    deadline: float | None
    seed: int
    costs: bool


def answer(terminal: Terminal, asked: Asked, *, json: bool) -> None:
    """Make a plan from two files and print it.

    Raises:
        BrobyggerError: a file cannot be used, or what is asked for contradicts itself.
    """
    market = _market(asked.proposers, asked.receivers)
    wanted = Wanted(
        examination=_examination(asked.examination),
        length=asked.length,
        constraints=_constraints(asked),
        planner=planner_named(asked.planner),
        costs=asked.costs,
    )
    with terminal.progress(message("Planning")) as progress:
        clock = Clock(asked.deadline, progress)
        plan = plan_market(market, wanted, _seeded(asked.seed), clock)
    if json:
        terminal.document(plan_as_dict(plan, asked.examination, asked.seed))
        return
    terminal.show(*plan_lines(plan, terminal.language))


def evaluated(
    terminal: Terminal, proposers: Path, receivers: Path, plan: Path, *, examination: str, json: bool
) -> None:
    """Print the measures of a plan from files.

    Raises:
        BrobyggerError: a file cannot be used, or the lists do not fit the preferences.
    """
    posed = pose(_market(proposers, receivers), Constraints(), _examination(examination))
    measures = measured(posed, ranks_of(posed.market, read_lists(plan)))
    if json:
        terminal.document(asdict(measures))
        return
    terminal.show(*measure_lines(measures, terminal.language))


def _market(proposers: Path, receivers: Path) -> PlanMarket:
    return PlanMarket.from_matrices(read_matrix(proposers), read_matrix(receivers))


def _examination(given: str) -> Examination:
    """The name of a curve, or values with commas or semicolons between."""
    if given in CURVES or not given[:1].isdigit():
        return given
    parts = given.split(";") if ";" in given else given.split(",")
    return [number("--examination", part) for part in parts]


def _constraints(asked: Asked) -> Constraints:
    small = (
        None
        if asked.small is None
        else frozenset(whole_number("--small", at) for at in asked.small.split(","))
    )
    return Constraints(
        capacity=_per_receiver("--capacity", asked.capacity),
        cap=_per_receiver("--cap", asked.cap),
        floor=_per_receiver("--floor", asked.floor),
        small=small,
        forbidden=read_pairs_of_indices(asked.forbidden) if asked.forbidden else frozenset(),
        fixed=read_fixed(asked.fixed) if asked.fixed else {},
    )


def _seeded(seed: int) -> np.random.Generator:
    if seed < 0:
        raise InvalidQuery(message("--seed {seed} is below 0; use 0 or more.", seed=seed))
    return np.random.default_rng(seed)


def _per_receiver(option: str, given: str | None) -> PerReceiver:
    """A number for all, or a file with one for each."""
    if given is None:
        return None
    if Path(given).suffix.casefold() in {".npy", ".csv", ".tsv", ".txt"}:
        return tuple(read_matrix(Path(given)).ravel().tolist())
    return number(option, given)
