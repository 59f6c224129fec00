from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.training.encoder.small_corpus import SMALL, small_corpus
from training.encoder.batches import Batches
from training.encoder.corpus import Corpus

CORPUS = small_corpus()


def source_of(rows: list[int]) -> list[str]:
    owner = {en: name for name, pairs in CORPUS.translations.items() for _, en in pairs}
    return [owner[CORPUS.texts[row]] for row in rows]


def test_batch_of_a_step_is_always_the_same() -> None:
    one, other = Batches(CORPUS, SMALL).batch(7), Batches(CORPUS, SMALL).batch(7)
    np.testing.assert_array_equal(one.english, other.english)
    np.testing.assert_array_equal(one.one, other.one)
    assert not np.array_equal(one.english, Batches(CORPUS, SMALL).batch(8).english)


def test_danish_stands_beside_its_english() -> None:
    batch = Batches(CORPUS, SMALL).batch(0)
    pairs = {pair for own in CORPUS.translations.values() for pair in own}
    for da, en in zip(batch.danish, batch.english[batch.translated], strict=True):
        assert (CORPUS.texts[da], CORPUS.texts[en]) in pairs
    assert len(batch.english) == 64
    assert len(batch.one) == len(batch.other) == 16


def test_share_of_a_source_is_the_root_of_its_size_times_its_share() -> None:
    recipe = replace(SMALL, batch=20_000, shares={"written": 3.0})
    drawn = source_of(Batches(CORPUS, recipe).batch(0).english.tolist())
    root = {"spoken": 150**0.5, "written": 3 * 50**0.5, "alone": 1.0}
    for name, wanted in root.items():
        assert abs(drawn.count(name) / 20_000 - wanted / sum(root.values())) < 0.02


def test_relations_that_share_a_text_are_not_held_against_each_other() -> None:
    same = Batches(CORPUS, replace(SMALL, relations=200)).batch(0).same
    assert same.any()
    assert not same.diagonal().any()
    np.testing.assert_array_equal(same, same.T)


def test_corpus_without_relations_has_batches_too() -> None:
    batch = Batches(Corpus(CORPUS.translations), replace(SMALL, cuts=())).batch(0)
    assert (batch.one.shape, batch.cut) == ((0,), None)
