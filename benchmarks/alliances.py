"""How long until an alliance is proven best among 2,000 candidates for 12 parts, and what greedy misses?

Synthetic problems, seeds 0 to 4: every candidate answers each part with the chance in the line, to a degree
from 0.3 to 1; four of the parts are quantities, of which a candidate has 5 to 60 %; a candidate fills three
parts at most, an alliance has five partners at most, one of each of three sectors; a gate keeps one pair in
twenty apart. Continuous degrees are the hard case: in a real market many are 1. Measured: everything from
the arrays to the plan, validator included, with a deadline of 2 s for one alternative and 6 s for three. The
library HiGHS is loaded before the clock starts. Where wall time is far above processor time, other programs
were running.
"""

from __future__ import annotations

import time

import numpy as np

from benchmarks.line import Line
from matching.alliances.alternatives import alternatives
from matching.alliances.choice import coverage
from matching.alliances.greedy import greedy
from matching.alliances.problem import Group, Problem
from matching.alliances.solving import Solution, solve

CANDIDATES, PARTS, SEATS, PARTS_EACH = 2_000, 12, 5, 3
SEEDS, SMALL_SEEDS = range(5), range(2)
CHANCES = (0.1, 0.3)
DEADLINE_S, SHORT_S = 2.0, 0.1


def measure(*, small: bool = False) -> list[Line]:
    """Seconds until proven best, what greedy covers of it, and the gap where the time is short."""
    import highspy  # noqa: F401

    seeds = SMALL_SEEDS if small else SEEDS
    return [line for chance in CHANCES for line in _at(chance, seeds)]


def _at(chance: float, seeds: range) -> list[Line]:
    problems = [synthetic(seed, chance) for seed in seeds]
    what = f"each part answered by {chance:.0%}"
    exact = [_timed(problem, DEADLINE_S) for problem in problems]
    walls, busies, found = (list(column) for column in zip(*exact, strict=True))
    proven = sum(each.proven for each in found)
    plain = [_covered(problem) for problem in problems]
    best = [coverage(problem, each.choice) for problem, each in zip(problems, found, strict=True)]
    shares = [greedy_ / best_ for greedy_, best_ in zip(plain, best, strict=True)]
    short = [_timed(problem, SHORT_S)[2].gap for problem in problems]
    three_begun = time.perf_counter()
    three = alternatives(problems[0], 3 * DEADLINE_S)
    note = f"{len(seeds)} problems"
    return [
        Line(
            f"{what}: proven best within {DEADLINE_S:g} s",
            proven,
            "problems",
            float(len(seeds)),
            "more",
            note,
        ),
        Line(f"{what}: median time", float(np.median(walls)), "s", note=note),
        Line(f"{what}: longest time", max(walls), "s", note=note),
        Line(f"{what}: longest processor time", max(busies), "s", note=note),
        Line(f"{what}: greedy's coverage / the best", float(np.mean(shares)), "share", note="mean"),
        Line(
            f"{what}: gap with {SHORT_S:g} s", 100 * float(np.mean(short)), "points", note="mean, of coverage"
        ),
        Line(
            f"{what}: {len(three)} alternatives, seed 0",
            time.perf_counter() - three_begun,
            "s",
            note=f"gaps {', '.join(f'{100 * each.gap:.2f}' for each in three)} points",
        ),
    ]


def synthetic(seed: int, chance: float) -> Problem:
    """A problem as the head of this file says."""
    rng = np.random.default_rng(seed)
    shape = (CANDIDATES, PARTS)
    degree = np.where(rng.random(shape) < chance, rng.uniform(0.3, 1, shape), 0.0)
    apart = np.triu(rng.random((CANDIDATES, CANDIDATES)) < 0.05, 1)
    sectors = rng.integers(0, 4, CANDIDATES)
    return Problem(
        weights=rng.integers(1, 4, PARTS).astype(np.float64),
        divisible=np.arange(PARTS) % 3 == 0,
        degree=degree,
        most=rng.uniform(0.05, 0.6, shape),
        fit=rng.random(shape),
        loads=np.full(CANDIDATES, PARTS_EACH),
        seats=SEATS,
        conflicts=apart | apart.T,
        groups=tuple(Group(name, sectors == n) for n, name in enumerate(("civil", "private", "public"))),
    )


def _timed(problem: Problem, seconds: float) -> tuple[float, float, Solution]:
    wall, busy = time.perf_counter(), time.process_time()
    found = solve(problem, wall + seconds)
    assert found is not None
    return time.perf_counter() - wall, time.process_time() - busy, found


def _covered(problem: Problem) -> float:
    choice = greedy(problem)
    return 0.0 if choice is None else coverage(problem, choice)
