from __future__ import annotations

import numpy as np
import pytest

from matching.protocols import LexicalIndex
from models.hashed_stems import stem_number, stems_of
from models.lexical_index import Bm25Index
from models.stem_index import StemIndex
from tests.models.test_lexical_index import TEXTS, LexicalIndexPromises


def stem_index(texts: list[str]) -> StemIndex:
    own = [[stem_number(stem) for stem in stems_of(text)] for text in texts]
    stems = np.array([number for numbers in own for number in numbers], dtype=np.int32)
    return StemIndex(stems, np.array([*map(len, own)], dtype=np.int64))


class TestStemIndex(LexicalIndexPromises):
    @pytest.fixture
    def index(self) -> LexicalIndex:
        return stem_index(TEXTS)


@pytest.mark.parametrize("query", ["bogholder to timer", "hjælp til børn i Herning", "IT mål companies"])
def test_scores_are_those_of_the_large_index(query: str) -> None:
    rows, scores = stem_index(TEXTS).search(query, 10)
    expected, their_scores = Bm25Index(TEXTS).search(query, 10)
    assert rows.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, their_scores, rtol=1e-5)


def test_numbers_of_stems_are_the_same_in_every_process() -> None:
    assert [stem_number("hjælp"), stem_number("")] == [stem_number("hjælp"), stem_number("")]
    assert -(2**31) <= stem_number("hjælp") < 2**31


def test_index_without_texts_finds_nothing() -> None:
    assert stem_index([]).search("bogholder", 5)[0].tolist() == []
