"""Learned weights begin as the prior's, and their parts always add up to their chance."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.columns import Real
from matching.prior import Side, contributions, fit_of, prior_weights, probability, with_starting_point
from matching.ranker.learned import Factor, LearnedSide
from matching.ranker.terms import logit_terms

SIDES = get_args(Side)
RNG = np.random.default_rng(11)


def pairs(n: int = 200) -> dict[str, Real]:
    """Components of ``n`` pairs, a third of them unknown."""
    names = [name for name in prior_weights() if name != "starting_point"]
    values = {name: RNG.random(n).astype(np.float32) for name in names}
    for value in values.values():
        value[RNG.random(n) < 1 / 3] = np.nan
    return with_starting_point(values)


VALUES = pairs()


def prior_chance(side: Side) -> Real:
    return probability(fit_of(contributions(VALUES, side)))


@pytest.mark.parametrize("side", SIDES)
def test_terms_add_up_to_the_logit_of_the_prior(side: Side) -> None:
    logit = sum(logit_terms(VALUES, side).values())
    assert np.allclose(1 / (1 + np.exp(-logit)), prior_chance(side), atol=1e-5)


@pytest.mark.parametrize("side", SIDES)
def test_with_nothing_learned_it_is_the_prior_exactly(side: Side) -> None:
    learned, published = LearnedSide(side).parts(VALUES), contributions(VALUES, side)
    for name, part in published.items():
        assert np.array_equal(learned[name], part, equal_nan=True), name


@given(
    factors=st.lists(st.floats(0, 4), min_size=len(prior_weights()), max_size=len(prior_weights())),
    shift=st.floats(-3, 3),
    own=st.floats(-2, 2),
    side=st.sampled_from(SIDES),
)
def test_parts_add_up_to_the_chance_that_the_terms_make(
    factors: list[float], shift: float, own: float, side: Side
) -> None:
    by_name = dict(zip(prior_weights(), factors, strict=True))
    model = LearnedSide(
        side, {name: Factor(value, 0.1) for name, value in by_name.items()}, shift, {"c": own}
    )
    logit = sum(by_name[name] * term for name, term in logit_terms(VALUES, side).items()) + shift + own
    found = probability(fit_of(model.parts(VALUES, "c")))
    assert np.allclose(found, 1 / (1 + np.exp(-logit)), atol=2e-4)


def test_what_is_unknown_adds_nothing() -> None:
    model = LearnedSide("seeks", {"text": Factor(2, 0.1)}, shift=0.3)
    parts = model.parts(VALUES)
    assert np.array_equal(np.isnan(parts["text"]), np.isnan(VALUES["text"]))


def test_centre_that_has_taught_nothing_gets_what_all_have_taught() -> None:
    model = LearnedSide("gives", shift=0.3, centres={"c": 1.0})
    all_of_them, own = fit_of(model.parts(VALUES)), fit_of(model.parts(VALUES, "c"))
    assert np.array_equal(fit_of(model.parts(VALUES, "another")), all_of_them)
    assert (own > all_of_them).all()
