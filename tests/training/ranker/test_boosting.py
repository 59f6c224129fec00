"""Curves that are learned: they rise, add up, and lean on the weights where nothing was answered."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from matching.prior import fit_of, probability
from matching.ranker.additive import AdditiveSide, Curve, Shape
from tests.training.ranker.made_answers import made_answers
from training.metrics.log_loss import log_loss
from training.metrics.reliability import calibration_error
from training.ranker import boosting
from training.ranker.boosting import fit_boosting
from training.ranker.columns import values_of
from training.ranker.weights import fit_weights

ANSWERS = made_answers(3_000, 1, text=2.5, place=0.0, shift=1.0)
LATER = made_answers(3_000, 2, text=2.5, place=0.0, shift=1.0)


@pytest.fixture(scope="module")
def model() -> AdditiveSide:
    return fit_boosting(ANSWERS, "seeks", 0)


def chances(model: AdditiveSide, centre: str | None = None) -> np.ndarray:
    return probability(fit_of(model.parts(values_of(LATER), centre)))


def test_no_curve_falls(model: AdditiveSide) -> None:
    assert len(model.shapes) > 10
    for shape in model.shapes.values():
        assert np.all(np.diff(shape.steps) >= -1e-12)
        assert np.all(np.diff(shape.bounds) > 0)


def test_curves_are_what_the_booster_says(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[HistGradientBoostingClassifier] = []
    original = boosting._fitted

    def remembered(*given: object) -> HistGradientBoostingClassifier:
        fitted.append(original(*given))  # type: ignore[arg-type]
        return fitted[-1]

    monkeypatch.setattr(boosting, "_fitted", remembered)
    model = fit_boosting(ANSWERS, "seeks", 0)
    values = values_of(ANSWERS)
    raw = model.base + sum(shape.at(values[name]) for name, shape in model.shapes.items())
    x = np.column_stack([values[name] for name in model.shapes]).astype(np.float64)
    assert np.allclose(raw, fitted[0].decision_function(x), atol=1e-4)


def test_parts_add_up_to_the_chance(model: AdditiveSide) -> None:
    logit = model.logit(values_of(LATER), "c2")
    assert np.allclose(chances(model, "c2"), 1 / (1 + np.exp(-logit)), atol=1e-5)


def test_what_is_unknown_adds_nothing(model: AdditiveSide) -> None:
    values = values_of(LATER)
    parts = model.parts(values)
    assert np.array_equal(np.isnan(parts["text"]), np.isnan(values["text"]))


def test_it_finds_what_matters_and_is_calibrated(model: AdditiveSide) -> None:
    reach = {name: shape.steps[-1] - shape.steps[0] for name, shape in model.shapes.items()}
    assert max(reach, key=lambda name: reach[name]) == "text"
    assert reach["place"] < 0.1 * reach["text"]
    assert model.centres["c2"] - model.centres["c1"] == pytest.approx(1.0, abs=0.35)
    chance = np.where(LATER["centre"] == "c2", chances(model, "c2"), chances(model, "c1"))
    assert calibration_error(chance, LATER["yes"].astype(float)) < 0.04


def test_with_few_answers_it_is_near_the_weights() -> None:
    few = ANSWERS[:20]
    boosted = log_loss(chances(fit_boosting(few, "seeks", 0)), LATER["yes"].astype(float))
    weights = fit_weights(few, "seeks")
    plain = log_loss(probability(fit_of(weights.parts(values_of(LATER)))), LATER["yes"].astype(float))
    assert boosted < plain + 0.12


@pytest.mark.parametrize("said", [True, False])
def test_answers_of_one_kind_alone_give_a_model(said: bool) -> None:
    model = fit_boosting(ANSWERS[:60].assign(yes=said), "seeks", 0)
    assert np.isfinite(chances(model)).all()


def test_answers_of_one_partner_alone_give_a_model() -> None:
    assert np.isfinite(chances(fit_boosting(ANSWERS[:60].assign(partner="p1"), "seeks", 0))).all()


def test_same_seed_makes_the_same_model(model: AdditiveSide) -> None:
    assert fit_boosting(ANSWERS, "seeks", 0) == model


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(ValueError, match="no answers of the side 'seeks'"):
        fit_boosting(ANSWERS[:0], "seeks", 0)


def test_value_on_a_bound_belongs_to_the_step_above() -> None:
    shape = Shape((0.5,), (0.0, 1.0))
    found = shape.at(np.array([0.2, 0.5, 0.9, np.nan], dtype=np.float32))
    assert found.tolist() == [0, 1, 1, 0]
    assert Curve((0.0, 1.0), (0.0, 2.0)).at(np.array([-1, 0.5, 3], dtype=np.float32)).tolist() == [0, 1, 2]
