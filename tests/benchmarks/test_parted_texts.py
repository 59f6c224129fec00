from __future__ import annotations

import numpy as np
import pytest

from benchmarks.parted_texts import (
    PartedTexts,
    Pooling,
    best_cosine,
    mean_cosine,
    mean_vector,
    parted,
    profile_fields,
    whole,
    whole_and_best,
    whole_sentences,
)
from tests.market import WordEncoder, company

QUERIES = np.array([[1, 0], [0, 1]], dtype=np.float32)
TEXTS = PartedTexts(
    whole=np.array([[0.6, 0.8], [0, 1]], dtype=np.float32),
    parts=np.array([[1, 0], [0.6, 0.8], [0, 1], [0, 1]], dtype=np.float32),
    starts=np.array([0, 2]),
)
"""Two texts of two parts: the first about both queries, the second about the second alone."""


@pytest.mark.parametrize(
    ("pool", "first", "second"),
    [
        (whole, [0.6, 0], [0.8, 1]),
        (mean_vector, [2 / 5**0.5, 0], [1 / 5**0.5, 1]),
        (mean_cosine, [0.8, 0], [0.4, 1]),
        (best_cosine, [1, 0], [0.8, 1]),
        (whole_and_best, [0.8, 0], [0.8, 1]),
    ],
)
def test_each_pooling_gives_the_cosines_of_both_texts_with_both_queries(
    pool: Pooling, first: list[float], second: list[float]
) -> None:
    found = pool(QUERIES, TEXTS)
    assert found == pytest.approx(np.array([first, second]))
    assert found.dtype == np.float32


@pytest.mark.parametrize("pool", [whole, mean_vector, mean_cosine, best_cosine, whole_and_best])
def test_text_that_is_its_only_part_is_as_near_as_the_whole(pool: Pooling) -> None:
    texts = parted(WordEncoder(), ["law and football", "law"], [[], ["law"]])
    query = WordEncoder().encode(["law"])
    assert pool(query, texts) == pytest.approx(np.array([[0.5**0.5, 1]]))


def test_text_in_which_nothing_is_known_is_near_to_nothing() -> None:
    texts = parted(WordEncoder(), ["?"], [["?"]])
    assert mean_vector(WordEncoder().encode(["law"]), texts).tolist() == [[0.0]]


def test_parts_of_a_text_stand_where_it_starts() -> None:
    texts = parted(WordEncoder(), ["a", "b"], [["law", "maths"], ["garden"]])
    assert texts.starts.tolist() == [0, 2]
    assert texts.parts.argmax(axis=1).tolist() == [4, 6, 7]


def test_long_sentence_is_not_cut() -> None:
    long = "word " * 100 + "end."
    assert whole_sentences(f"{long} Short one.") == [long, "Short one."]


def test_part_without_a_letter_is_no_sentence() -> None:
    assert whole_sentences("1; To teach; 2; To house") == ["To teach", "To house"]


def test_field_that_is_empty_is_no_field() -> None:
    assert profile_fields(company(mission="We build", roles_can_text="host")) == ["We build", "host"]
