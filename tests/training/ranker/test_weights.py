"""Weights that begin at the published ones, and go where answers lead."""

from __future__ import annotations

import numpy as np
import pytest

from matching.prior import fit_of, probability
from matching.ranker.learned import LearnedSide
from tests.training.ranker.made_answers import made_answers
from training.metrics.log_loss import log_loss
from training.ranker.columns import values_of
from training.ranker.weights import Trust, fit_weights

LATER = made_answers(4_000, 99, text=2.5, place=0.0, shift=1.0)


def loss(model: LearnedSide) -> float:
    chance = np.empty(len(LATER))
    for centre, own in LATER.groupby("centre"):
        chance[LATER.index.get_indexer(own.index)] = probability(
            fit_of(model.parts(values_of(own), str(centre)))
        )
    return log_loss(chance, LATER["yes"].astype(float))


def test_without_answers_it_is_the_prior() -> None:
    assert fit_weights(LATER[:0], "seeks") == LearnedSide("seeks")


def test_one_answer_moves_it_a_little() -> None:
    model = fit_weights(LATER[:1], "seeks")
    moved = [abs(factor.value - 1) for factor in model.factors.values()]
    assert 0 < max(moved) < 0.2
    assert model.answers == 1


def test_many_answers_lead_to_the_weights_they_came_from() -> None:
    trust = Trust(together=1, each=1)
    model = fit_weights(made_answers(40_000, 1, text=2.5, place=0.0, shift=1.0), "seeks", trust)
    assert model.factors["text"].value == pytest.approx(2.5, abs=0.25)
    assert model.factors["place"].value == pytest.approx(0.0, abs=0.15)
    assert model.factors["purpose"].value == pytest.approx(1.0, abs=0.25)
    assert model.shift + model.centres["c2"] == pytest.approx(1.0, abs=0.2)
    assert model.shift + model.centres["c1"] == pytest.approx(0.0, abs=0.2)


def test_more_answers_make_it_better_and_surer() -> None:
    learned = made_answers(3_000, 2, text=2.5, place=0.0, shift=1.0)
    models = [fit_weights(learned[:n], "seeks") for n in (0, 100, 3_000)]
    losses = [loss(model) for model in models]
    assert losses == sorted(losses, reverse=True)
    assert models[2].factors["text"].spread < models[1].factors["text"].spread < 0.6


def test_no_component_turns_against_itself() -> None:
    model = fit_weights(made_answers(5_000, 3, text=-2.0), "seeks", Trust(together=1, each=1))
    assert model.factors["text"].value == 0
    assert all(factor.value >= 0 for factor in model.factors.values())


@pytest.mark.parametrize("said", [True, False])
def test_answers_of_one_kind_alone_do_not_run_away(said: bool) -> None:
    model = fit_weights(made_answers(200, 4).assign(yes=said), "seeks")
    chance = probability(fit_of(model.parts(values_of(LATER))))
    assert np.isfinite(chance).all()
    assert (chance.mean() > 0.7) == said


def test_contradictory_answers_say_that_it_is_even() -> None:
    pair = made_answers(1, 5)
    both = [pair.assign(yes=said) for said in (True, False) * 200]
    import pandas as pd

    model = fit_weights(pd.concat(both, ignore_index=True), "seeks")
    assert probability(fit_of(model.parts(values_of(pair), "c1")))[0] == pytest.approx(0.5, abs=0.1)


def test_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="lack the columns centre, text"):
        fit_weights(LATER.drop(columns=["text", "centre"]), "seeks")


def test_same_answers_make_the_same_model() -> None:
    assert fit_weights(LATER, "seeks") == fit_weights(LATER, "seeks")
