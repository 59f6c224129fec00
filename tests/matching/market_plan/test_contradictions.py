"""Tiny markets with any mixture of constraints, held against a look at every plan there can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.errors import InvalidQuery
from matching.market_plan.ascent import Effort
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import examination_of
from matching.market_plan.market import PlanMarket
from matching.market_plan.plan import Wanted, plan_market
from matching.market_plan.planners import PLANNERS, ByAscent, Planner
from matching.market_plan.validator import faults, recomputed
from tests.matching.market_plan.markets import CURVES, LIKES

QUICK = ByAscent(effort=Effort(random=1, relaxed=1, steps=10, shakes=1))
NEAR = 1e-5
WORDS = {
    "capacity": r"\bcapacity\b",
    "cap": r"\bcaps?\b",
    "floor": r"\bfloors?\b",
    "forbidden": r"forbid",
    "fixed": r"\bfix",
    "length": r"length|longer|Lists of",
}


@st.composite
def asked(draw: st.DrawFn) -> tuple[PlanMarket, Constraints, int | None]:
    m, n = draw(st.sampled_from([(1, 2), (2, 2), (3, 2), (2, 3)]))
    values = draw(st.lists(LIKES, min_size=2 * m * n, max_size=2 * m * n))
    market = PlanMarket.from_matrices(
        np.reshape(values[: m * n], (m, n)), np.reshape(values[m * n :], (n, m))
    )
    pairs = list(product(range(m), range(n)))
    fixed = draw(st.sampled_from([None, *pairs]))
    constraints = Constraints(
        capacity=draw(st.one_of(st.none(), st.floats(0.05, 1.5))),
        cap=draw(st.one_of(st.none(), st.floats(0.05, 1.5))),
        floor=draw(st.one_of(st.floats(0.05, 2), st.lists(st.floats(0, 2), min_size=n, max_size=n))),
        small=draw(st.sampled_from([None, frozenset({0}), frozenset({1})])),
        forbidden=frozenset(draw(st.lists(st.sampled_from(pairs), max_size=2))),
        fixed={fixed[0]: (fixed[1],)} if fixed else {},
        closed=frozenset({fixed[0]}) if fixed and draw(st.booleans()) else frozenset(),
    )
    return market, constraints, draw(st.sampled_from([None, 1, n]))


def every_plan(market: PlanMarket, length: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    one = [own for k in range(length + 1) for own in permutations(range(market.receivers), k)]
    yield from product(one, repeat=market.proposers)


def some_plan(
    market: PlanMarket, constraints: Constraints, curve: Sequence[float], length: int | None, near: float
) -> bool:
    """Whether any plan keeps all, with limits that are wider by ``near``."""
    n = market.receivers
    floors = constraints.floors(n)
    wider = replace(
        constraints,
        capacity=tuple(constraints.capacities(n) + near),
        cap=tuple(constraints.caps(n) + near),
        floor=tuple(np.maximum(floors - near * (floors > 0), 0)),
        small=None,
    )
    values = np.asarray(curve)
    return any(not faults(market, wider, lists, values, length) for lists in every_plan(market, length or n))


@pytest.mark.parametrize("planner", [PLANNERS["naive"], QUICK], ids=lambda planner: planner.name)
@given(given_=asked(), examination=st.sampled_from(CURVES))
@settings(max_examples=60, deadline=None)
def test_there_is_a_plan_exactly_when_one_is_returned(
    planner: Planner, given_: tuple[PlanMarket, Constraints, int | None], examination: str
) -> None:
    market, constraints, length = given_
    # Empty lists keep everything when everybody is forbidden, but nobody asks for those.
    assume(len(constraints.forbidden) < len(market.f))
    curve = examination_of(examination, 8)
    possible = some_plan(market, constraints, curve.tolist(), length, -NEAR)
    assume(possible == some_plan(market, constraints, curve.tolist(), length, NEAR))
    wanted = Wanted(examination, length, constraints, planner, costs=False)
    if not possible:
        with pytest.raises(InvalidQuery) as refused:
            plan_market(market, wanted, np.random.default_rng(0))
        names_what_rules_it_out(str(refused.value), market, constraints, curve.tolist(), length)
        return
    plan = plan_market(market, wanted, np.random.default_rng(0))
    assert faults(market, constraints, plan.lists, curve, length) == ()
    assert (recomputed(market, plan.lists, curve)[1] <= constraints.capacities(market.receivers) + 1e-6).all()


def names_what_rules_it_out(
    sentence: str, market: PlanMarket, constraints: Constraints, curve: Sequence[float], length: int | None
) -> None:
    """Those that a sentence names are enough to leave no plan."""
    assert "was found" not in sentence
    named = {kind for kind, word in WORDS.items() if re.search(word, sentence)}
    assert named, sentence
    for kind in set(constraints.kinds()) - named:
        constraints = constraints.without(kind)
    assert not some_plan(market, constraints, curve, length if "length" in named else None, -NEAR), sentence


def test_three_that_contradict_each_other_only_together_are_all_named_and_no_other() -> None:
    market = PlanMarket.from_matrices([[1.0, 0.3], [0.1, 0.3]], [[0.5, 0.5], [0.5, 0.5]])
    given_all = Constraints(
        cap=5, capacity=0.4, floor=1, small=frozenset({0}), forbidden=frozenset({(1, 0)}), fixed={1: (1,)}
    )
    assert refusal(market, given_all) == (
        "The floor of receiver 0, 1, cannot be kept together with: capacity, forbidden; "
        "lower the floor, or loosen one of those."
    )
    for kind in ("capacity", "floor"):
        wanted = Wanted(constraints=given_all.without(kind), planner=QUICK)
        assert plan_market(market, wanted, np.random.default_rng(0)).lists[1] == (1,)


def test_two_floors_that_fit_alone_and_not_together_are_named_as_floors() -> None:
    market = PlanMarket.from_matrices(np.full((2, 2), 0.5), np.full((2, 2), 0.5))
    sentence = refusal(market, Constraints(floor=1.6))
    assert "floors" in sentence


def refusal(market: PlanMarket, constraints: Constraints) -> str:
    with pytest.raises(InvalidQuery) as refused:
        plan_market(market, Wanted(constraints=constraints, planner=QUICK), np.random.default_rng(0))
    return str(refused.value)
