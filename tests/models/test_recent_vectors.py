"""Vectors of recent texts come from memory, and are those of the encoder."""

from __future__ import annotations

from typing import Any

import pytest

from matching.protocols import Floats, Progress
from models.recent_vectors import RecentVectors
from tests.market import WordEncoder


class CountingEncoder(WordEncoder):
    """Keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Any, progress: Progress | None = None) -> Floats:
        self.asked.append(list(texts))
        return super().encode(texts, progress)


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


def test_text_is_encoded_once(counting: CountingEncoder) -> None:
    recent = RecentVectors(counting)
    first = recent.encode(["law", "maths", "law"])
    assert recent.encode(["maths", "garden"]).tolist() == counting.encode(["maths", "garden"]).tolist()
    assert first.tolist() == counting.encode(["law", "maths", "law"]).tolist()
    assert counting.asked[:2] == [["law", "maths"], ["garden"]]


def test_texts_of_a_whole_market_are_not_kept(counting: CountingEncoder) -> None:
    recent = RecentVectors(counting, most=2)
    for _ in range(2):
        recent.encode(["law", "maths"])
    assert len(counting.asked) == 2


def test_oldest_are_forgotten_when_there_are_too_many(counting: CountingEncoder) -> None:
    recent = RecentVectors(counting, most=2)
    for text in ("law", "maths", "garden", "law"):
        assert recent.encode([text]).tolist() == WordEncoder().encode([text]).tolist()
    assert counting.asked == [["law"], ["maths"], ["garden"], ["law"]]


def test_what_is_asked_for_again_and_again_stays(counting: CountingEncoder) -> None:
    recent = RecentVectors(counting, most=8)
    for number in range(40):
        recent.encode(["law", f"text {number}"])
    assert sum("law" in asked for asked in counting.asked) == 1
    assert len(recent._kept) + len(recent._older) <= 8


def test_nothing_to_encode_has_the_dimension(counting: CountingEncoder) -> None:
    assert RecentVectors(counting).encode([]).shape == (0, len(counting.words))


def test_it_says_of_itself_what_the_encoder_does(counting: CountingEncoder) -> None:
    recent = RecentVectors(counting)
    assert (recent.name, recent.dimension) == (counting.name, counting.dimension)
    assert recent.similarity_bounds == counting.similarity_bounds
