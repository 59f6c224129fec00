from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from matching.protocols import Encoder
from models.provisional_encoder import PROVISIONAL, ProvisionalEncoder
from models.word_vectors import WordVectors
from tests.models.encoder_promises import EncoderPromises


def cosine(one: str, other: str) -> float:
    a, b = ProvisionalEncoder().encode([one, other])
    return float(a @ b)


class TestProvisionalEncoder(EncoderPromises):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return ProvisionalEncoder()


def test_it_is_called_provisional() -> None:
    assert ProvisionalEncoder().name == PROVISIONAL == "provisional-hashed-ngrams-v1"
    assert ProvisionalEncoder().dimension == 256


def test_case_and_punctuation_do_not_matter() -> None:
    assert cosine("Lektiehjælp, til BØRN!", "lektiehjælp til børn") == pytest.approx(1)


def test_composed_and_decomposed_letters_are_one() -> None:
    assert cosine("b\u00e5d", "ba\u030ad") == pytest.approx(1)


def test_text_that_shares_part_of_a_compound_is_nearer_than_one_that_shares_nothing() -> None:
    assert cosine("lektiehjælp", "hjælp til lektier") > 0.3
    assert cosine("lektiehjælp", "bogføring til klubben") < 0.1


def test_inflected_word_is_near_its_stem() -> None:
    assert cosine("volunteers", "volunteer") > 0.6
    assert cosine("foreningerne", "forening") > 0.5


def test_stop_words_hardly_count() -> None:
    assert cosine("vi søger en bogholder til det", "bogholder søges") > 0.8 * cosine(
        "søger bogholder", "bogholder søges"
    )
    assert cosine("lektiehjælp til en", "bogføring til en") < 0.2


def test_repeated_word_counts_more_but_not_each_time() -> None:
    once, often = cosine("hund kat", "hund"), cosine("hund hund hund hund kat", "hund")
    assert once < 0.8
    assert 0.85 < often < 0.95


def test_translation_is_as_foreign_as_any_word() -> None:
    assert abs(cosine("bookkeeper", "bogholder")) < 0.4


def test_vectors_are_the_same_in_another_process() -> None:
    code = (
        "import sys; from models.provisional_encoder import ProvisionalEncoder as E;"
        "sys.stdout.write(E().encode(['Støt børnene', 'a b c']).tobytes().hex())"
    )
    for seed in ("1", "2"):
        other = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        )
        assert other.stdout == ProvisionalEncoder().encode(["Støt børnene", "a b c"]).tobytes().hex()


def test_vectors_do_not_depend_on_what_was_encoded_before() -> None:
    seasoned = ProvisionalEncoder()
    seasoned.encode(["bogføring og regnskab", "lektiehjælp"])
    np.testing.assert_array_equal(
        seasoned.encode(["regnskab til lektiehjælp"]),
        ProvisionalEncoder().encode(["regnskab til lektiehjælp"]),
    )


def test_table_of_words_is_emptied_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.word_vectors.MOST_WORDS", 2)
    vectors = WordVectors()
    vectors.learn(["lektie", "café", "hjælp"])
    before = vectors.table[vectors.rows(["hjælp"])]
    vectors.learn(["hjælp"])
    assert vectors.rows(["hjælp"]) == [0]
    np.testing.assert_array_equal(vectors.table[[0]], before)
