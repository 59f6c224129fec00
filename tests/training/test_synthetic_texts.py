from __future__ import annotations

from statistics import median

import numpy as np
import pytest

from matching.stop_words import STOP_WORDS
from models.words import words
from training.synthetic_texts import Writer
from training.synthetic_words import Vocabulary, danish, english


def texts(n: int, length: float = 27, seed: int = 1) -> list[str]:
    rng = np.random.default_rng(seed)
    return Writer(rng, 25).texts(rng.integers(25, size=n), length)


def test_vocabulary_is_as_large_as_a_market_needs() -> None:
    assert len(set(danish().content) | set(english().content)) >= 20_000


@pytest.mark.parametrize("vocabulary", [danish(), english()], ids=["da", "en"])
def test_commonest_words_come_first_and_shares_add_up(vocabulary: Vocabulary) -> None:
    shares = vocabulary.shares
    assert shares.sum() == pytest.approx(1)
    assert (np.diff(shares) < 0).all()


def test_same_seed_writes_the_same_texts() -> None:
    assert texts(20) == texts(20) != texts(20, seed=2)


def test_length_is_about_the_median_asked_for() -> None:
    assert median(len(words(text)) for text in texts(400)) == pytest.approx(27, abs=4)


def test_four_in_ten_words_have_no_subject() -> None:
    written = [word for text in texts(200) for word in words(text)]
    assert sum(word in STOP_WORDS for word in written) / len(written) == pytest.approx(0.4, abs=0.06)


def test_texts_are_about_their_topic() -> None:
    rng = np.random.default_rng(1)
    writer = Writer(rng, 25)
    same, other = (writer.texts(np.full(300, topic), 27) for topic in (3, 4))

    def commonest(written: list[str]) -> set[str]:
        found = [word for text in written for word in words(text) if word not in STOP_WORDS]
        values, counts = np.unique(found, return_counts=True)
        return set(values[np.argsort(-counts)][:60].tolist())

    again = writer.texts(np.full(300, 3), 27)
    assert len(commonest(same) & commonest(again)) > len(commonest(same) & commonest(other)) + 10


def test_phrases_have_no_fillers() -> None:
    phrases = Writer(np.random.default_rng(1), 25).phrases(100, 3)
    assert all(1 <= len(phrase.split()) <= 3 for phrase in phrases)
    assert not STOP_WORDS & {phrase.lower() for phrase in phrases}
