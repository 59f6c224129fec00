from __future__ import annotations

import numpy as np

from training.encoder.bags import Bags, thinned
from training.encoder.corpus import Corpus
from training.encoder.word_pieces import word_pieces

PAIRS = [("Lektiehjælp til børn", "homework help"), ("lektie og hjælp", "help!")] * 5
CORPUS = Corpus({"talk": PAIRS, "rare": [("sjælden", "seldom")] * 9})


def test_words_are_lower_case_and_signs_stand_alone() -> None:
    tokenizer = word_pieces(CORPUS, 200, {})
    assert tokenizer.encode("HELP!", add_special_tokens=False).tokens == ["help", "!"]
    assert tokenizer.encode("børn", add_special_tokens=False).tokens == ["børn"]


def test_source_that_is_not_repeated_is_not_read() -> None:
    assert "seldom" in word_pieces(CORPUS, 400, {}).get_vocab()
    assert "seldom" not in word_pieces(CORPUS, 400, {"rare": 0.0}).get_vocab()
    # Half of nine is four: still often enough to be a piece.
    assert "seldom" in word_pieces(CORPUS, 400, {"rare": 0.5}).get_vocab()


def test_same_texts_give_the_same_pieces() -> None:
    assert word_pieces(CORPUS, 60, {}).to_str() == word_pieces(CORPUS, 60, {}).to_str()


def test_bags_are_taken_in_the_order_asked_for() -> None:
    tokenizer = word_pieces(CORPUS, 400, {})
    bags = Bags(tokenizer, ["help", "", "homework help", "help " * 300])
    help_, homework = tokenizer.token_to_id("help"), tokenizer.token_to_id("homework")
    pieces, starts = bags.take(np.array([2, 0, 1]))
    assert pieces.tolist() == [homework, help_, help_, 0]
    assert starts.tolist() == [0, 2, 3]
    assert (len(bags), bags.pieces) == (4, 1 + 1 + 2 + 256)
    assert bags.frequency.sum() == np.float32(1)


def test_texts_are_thinned_and_none_is_emptied() -> None:
    pieces, starts = np.arange(1_006), np.array([0, 1, 4, 6])
    left, at = thinned(pieces, starts, 0.5, np.random.default_rng(0))
    assert left[at].tolist()[:3] == [0, 1, 4]
    assert 400 < len(left) < 600
    everything_off = thinned(pieces, starts, 1.0, np.random.default_rng(0))
    assert [part.tolist() for part in everything_off] == [[0, 1, 4, 6], [0, 1, 2, 3]]
