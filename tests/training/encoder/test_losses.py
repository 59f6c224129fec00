from __future__ import annotations

import math

import pytest
import torch

from training.encoder.losses import alike, away, both_ways, info_nce, translation_loss
from training.encoder.recipe import Recipe

X, Y = [1.0, 0.0], [0.0, 1.0]
NEVER = torch.zeros(2, 2, dtype=torch.bool)
RIGHT, WRONG = math.log(1 + math.exp(-1)), math.log(1 + math.exp(1))


def test_own_answer_among_two_is_worked_out_by_hand() -> None:
    axes, turned = torch.tensor([X, Y]), torch.tensor([Y, X])
    assert info_nce(axes, axes, 1.0, NEVER).item() == pytest.approx(RIGHT)
    assert info_nce(axes, turned, 1.0, NEVER).item() == pytest.approx(WRONG)
    assert info_nce(axes, axes, 0.5, NEVER).item() == pytest.approx(math.log(1 + math.exp(-2)))


def test_answer_that_is_no_mistake_is_not_held_against_the_query() -> None:
    axes = torch.tensor([X, Y])
    assert info_nce(axes, axes, 1.0, ~torch.eye(2, dtype=torch.bool)).item() == pytest.approx(0, abs=1e-6)


def test_both_ways_is_the_mean_of_the_two() -> None:
    one, other = torch.tensor([X, X]), torch.tensor([X, Y])
    there, back = info_nce(one, other, 1.0, NEVER), info_nce(other, one, 1.0, NEVER)
    assert there.item() != pytest.approx(back.item())
    assert both_ways(one, other, 1.0, NEVER).item() == pytest.approx((there + back).item() / 2)


def test_distance_is_one_minus_the_mean_cosine() -> None:
    assert away(torch.tensor([X, Y]), torch.tensor([X, X])).item() == 0.5


def test_alike_are_others_only() -> None:
    assert alike(torch.tensor([X, X, Y]), 0.9).tolist() == [
        [False, True, False],
        [True, False, False],
        [False, False, False],
    ]


def test_danish_is_compared_with_the_english_beside_it() -> None:
    english, wanted = torch.tensor([X, Y]), torch.tensor([X, Y])
    recipe, row = Recipe(temperature=1.0), torch.tensor([1])
    alone = translation_loss(english, english[:0], wanted, row[:0], NEVER, recipe).item()
    right = translation_loss(english, torch.tensor([Y]), wanted, row, NEVER, recipe).item()
    wrong = translation_loss(english, torch.tensor([X]), wanted, row, NEVER, recipe).item()
    assert alone == pytest.approx(RIGHT)
    # One Danish text alone has no other answer to be told from; what is left is its distance.
    assert (right, wrong) == (pytest.approx(RIGHT), pytest.approx(RIGHT + 1))
