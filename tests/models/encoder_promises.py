"""What every encoder promises; a test class of an encoder inherits it and gives the fixture ``encoder``."""

from __future__ import annotations

import numpy as np
import pytest

from matching.protocols import Encoder, Floats
from tests.models.peak_memory import PeakMemory

TEXTS = ["Lektiehjælp til børn i Herning", "Bookkeeping for two hours a week", "hjælp"]
STRANGE = {
    "lone surrogate": "hjælp \ud800 til",
    "only a lone surrogate": "\udfff",
    "nul": "hjælp\x00til",
    "only nul": "\x00",
    "emoji": "🌱🌱",
    "joined emoji": "👩🏽‍🤝‍👨🏿 ❤️ 🇩🇰",
    "digits": "12 34 56 78",
    "one digit": "7",
    "digits of other scripts": "\uff12\uff10\uff12\uff16 ٣",
    "emoji and word": "hjælp 🌱",
    "right to left": "مساعدة في الواجبات",
    "right to left among Danish": "hjælp \u202eעזרה\u202c til",
    "only marks of direction": "\u200f\u202e\u2067",
    "100 kB text": "hjælp til lektier " * 6_000,
    "100 kB word": "å" * 100_000,
    "joined signs": "e\u0301\u200d\ufeff",
    "name of a special token": "[PAD] [UNK] <s> </s>",
}
MANY = 200_000
MOST_EXTRA_BYTES = 400e6
"""On top of the vectors, twice: the many texts are no reason for more."""


class EncoderPromises:
    different = MANY
    """How many of the 200,000 texts differ; fewer for an encoder that is slow."""

    @pytest.fixture
    def encoder(self) -> Encoder:
        raise NotImplementedError

    def test_name_is_not_empty(self, encoder: Encoder) -> None:
        assert encoder.name.strip()

    def test_bounds_are_two_cosines_lowest_first(self, encoder: Encoder) -> None:
        unrelated, close = encoder.similarity_bounds
        assert -1 <= unrelated < close <= 1

    def test_no_text_gives_no_vector(self, encoder: Encoder) -> None:
        vectors = encoder.encode([])
        assert vectors.shape == (0, encoder.dimension)
        assert vectors.dtype == np.float32

    def test_one_text_gives_one_vector_of_unit_length(self, encoder: Encoder) -> None:
        vectors = encoder.encode(["hjælp"])
        assert vectors.shape == (1, encoder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)

    def test_vectors_come_in_the_order_of_the_texts(self, encoder: Encoder) -> None:
        each = np.concatenate([encoder.encode([text]) for text in TEXTS])
        np.testing.assert_allclose(encoder.encode(TEXTS), each, atol=1e-5)
        np.testing.assert_allclose(encoder.encode(TEXTS[::-1]), each[::-1], atol=1e-5)

    def test_duplicates_keep_their_places(self, encoder: Encoder) -> None:
        a, b, c = TEXTS
        vectors = encoder.encode([b, a, b, c, a])
        np.testing.assert_array_equal(vectors[[0, 1]], vectors[[2, 4]])
        np.testing.assert_allclose(vectors[[0, 1, 3]], encoder.encode([b, a, c]), atol=1e-5)

    def test_different_texts_have_different_vectors(self, encoder: Encoder) -> None:
        assert len(np.unique(encoder.encode(TEXTS), axis=0)) == 3

    @pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0"])
    def test_text_without_content_gives_the_zero_vector(self, encoder: Encoder, text: str) -> None:
        vectors = encoder.encode(["hjælp", text])
        assert not vectors[1].any()
        assert vectors[0].any()

    @pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
    def test_strange_text_is_harmless(self, encoder: Encoder, text: str) -> None:
        vectors = encoder.encode(["hjælp", text, "bookkeeping"])
        assert _is_unit_or_zero(vectors)
        np.testing.assert_allclose(vectors[[0, 2]], encoder.encode(["hjælp", "bookkeeping"]), atol=1e-5)

    def test_progress_ends_when_all_is_done(self, encoder: Encoder) -> None:
        told: list[tuple[int, int]] = []
        encoder.encode([f"behov {number}" for number in range(2_500)], lambda *at: told.append(at))
        assert told == sorted(told)
        assert told[-1] == (2_500, 2_500)

    def test_200_000_texts_take_bounded_memory(self, encoder: Encoder) -> None:
        texts = [f"behov {number % self.different}" for number in range(MANY)]
        with PeakMemory() as memory:
            vectors = encoder.encode(texts)
        assert vectors.shape == (MANY, encoder.dimension)
        assert _is_unit_or_zero(vectors)
        np.testing.assert_allclose(vectors[[0, -1]], encoder.encode([texts[0], texts[-1]]), atol=1e-5)
        assert memory.extra < 2 * vectors.nbytes + MOST_EXTRA_BYTES


def _is_unit_or_zero(vectors: Floats) -> bool:
    lengths = np.linalg.norm(vectors, axis=1)
    return bool(np.all((lengths == 0) | (abs(lengths - 1) < 1e-5)))
