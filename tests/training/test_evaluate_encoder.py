from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import f1_score

from matching.errors import InvalidFile
from models.static_encoder import StaticEncoder
from tests.training.fixed_encoder import FixedEncoder
from training.evaluate_encoder import Direction, evaluate_encoder

VECTORS = {"hus": (1.0, 0.0), "house": (1.0, 0.0), "bog": (0.6, 0.8), "book": (0.8, 0.6), "nat": (0.0, 1.0)}
FIXED = FixedEncoder(VECTORS)
PAIRS = [("hus", "house"), ("bog", "book"), ("nat", "night")]


def figures(way: Direction) -> tuple[float, float, float]:
    return way.recall_at_1, way.mrr, way.f1


def test_both_ways_are_worked_out_by_hand() -> None:
    quality = evaluate_encoder(PAIRS, FIXED, ("da", "en"))
    there, back = quality.directions
    # nat is nearest to book (0.6); house and night have 0, and house stands first.
    assert figures(there) == pytest.approx((2 / 3, (1 + 1 + 1 / 3) / 3, (1 + 2 / 3) / 3))
    # night has the zero vector, so it finds nothing.
    assert figures(back) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert (there.source, there.target, there.texts) == (back.target, back.source, 3) == ("da", "en", 3)
    assert (quality.encoder, quality.dimension, quality.pairs) == ("fixed", 2, 3)


def test_text_in_several_pairs_is_a_hit_in_each_of_them() -> None:
    quality = evaluate_encoder([("hus", "house"), ("bog", "book"), ("hus", "house")], FIXED)
    assert [(way.texts, way.recall_at_1, way.f1) for way in quality.directions] == [(2, 1.0, 1.0)] * 2


def test_only_the_text_of_the_pair_is_a_hit() -> None:
    same = FixedEncoder({"hus": (1.0, 0.0), "house": (1.0, 0.0), "home": (1.0, 0.0)})
    there, back = evaluate_encoder([("hus", "house"), ("hus", "home")], same).directions
    assert (there.recall_at_1, there.mrr) == (0.5, 0.75)
    assert (back.recall_at_1, back.texts) == (1.0, 1)


def test_encoder_that_finds_nothing_scores_nothing() -> None:
    there, back = evaluate_encoder([("a", "b"), ("c", "d")], FixedEncoder({})).directions
    assert {there.recall_at_1, there.mrr, there.f1, back.recall_at_1, back.mrr, back.f1} == {0.0}


def test_f1_is_that_of_scikit_learn() -> None:
    rng = np.random.default_rng(3)
    words = np.array(["hus", "bog", "nat", "kat", "hund", "børn", "mad", "skov"])
    first = [list(rng.choice(words, 3)) for _ in range(60)]
    pairs = [
        (" ".join(own), f"{number} " + " ".join([*own[:2], rng.choice(words)]))
        for number, own in enumerate(first)
    ]
    encoder = StaticEncoder()
    a, b = (encoder.encode([pair[side] for pair in pairs]) for side in (0, 1))
    expected = f1_score(np.arange(60), (a @ b.T).argmax(axis=1), average="weighted", zero_division=0)
    assert 0 < expected < 1
    assert evaluate_encoder(pairs, encoder).directions[0].f1 == pytest.approx(expected)


def test_blocks_give_the_same_as_one_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = evaluate_encoder(PAIRS, FIXED)
    monkeypatch.setattr("training.score_blocks.MOST_COSINES", 1)
    assert evaluate_encoder(PAIRS, FIXED) == whole


def test_progress_rises_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    evaluate_encoder(PAIRS, FIXED, progress=lambda *at: told.append(at))
    assert told == sorted(told)
    assert told[-1] == (12, 12)


def test_no_pairs_are_refused() -> None:
    with pytest.raises(InvalidFile, match="no pairs to measure on"):
        evaluate_encoder([], FIXED)
