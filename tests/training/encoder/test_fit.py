from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.protocols import Floats
from tests.training.encoder.small_corpus import SMALL, WordTeacher, small_corpus
from training.encoder.bags import Bags
from training.encoder.batches import Batches
from training.encoder.fit import fit, rate
from training.encoder.recipe import Recipe
from training.encoder.targets import targets
from training.encoder.word_pieces import word_pieces

CORPUS = small_corpus()
FEW = replace(SMALL, steps=4)


def fitted(recipe: Recipe, folder: Path) -> Floats:
    batches = Batches(CORPUS, recipe)
    wanted = targets(WordTeacher().encode(CORPUS.english), batches.sample(), 8, "teacher")
    bags = Bags(word_pieces(CORPUS, 200, {}), CORPUS.texts)
    return fit(bags, batches, wanted, recipe, folder / "checkpoint.safetensors")


def test_rate_rises_in_the_warm_up_and_falls_to_nothing() -> None:
    recipe = Recipe(steps=200, warm_up=100)
    assert rate(0, recipe) == pytest.approx(0.01)
    assert rate(100, recipe) == 0.5
    assert rate(199, recipe) == pytest.approx(0.005)


def test_shorter_vectors_relations_and_weights_take_part(tmp_path: Path) -> None:
    whole = fitted(FEW, tmp_path)
    for number, other in enumerate(
        (replace(FEW, cut_weight=0.0), replace(FEW, relation_weight=0.0), replace(FEW, rarity=1.0))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert np.abs(fitted(other, folder) - whole).max() > 1e-4


def test_finished_training_is_read_and_not_repeated(tmp_path: Path) -> None:
    whole = fitted(FEW, tmp_path)
    written = (tmp_path / "checkpoint.safetensors").stat().st_mtime_ns
    np.testing.assert_array_equal(fitted(FEW, tmp_path), whole)
    assert (tmp_path / "checkpoint.safetensors").stat().st_mtime_ns == written
