from __future__ import annotations

import numpy as np
import pytest

from matching.protocols import LexicalIndex
from matching.word_counts import WordCounts
from models.lexical_index import Bm25Index
from models.postings import K1, B
from models.recent_stems import RecentStems
from models.word_ids import WordIds

TEXTS = [
    "Lektiehjælp til børnene i Herning",
    "Homework help for children",
    "Bogholder to timer om ugen",
    "",
    "Vi søger en bogholder, en bogholder og en bogholder",
    "IT-hjælp til ældre: IT og mål",
    "Bogholder to timer om ugen",
    "Volunteers and companies",
]


def found(index: LexicalIndex, query: str, k: int = 10) -> list[int]:
    return [int(row) for row in index.search(query, k)[0]]


class LexicalIndexPromises:
    """What every lexical index promises; ``index`` is built over ``TEXTS``."""

    @pytest.fixture
    def index(self) -> LexicalIndex:
        raise NotImplementedError

    def test_only_texts_that_share_a_word_are_found(self, index: LexicalIndex) -> None:
        rows, scores = index.search("homework", 10)
        assert rows.tolist() == [1]
        assert scores[0] > 0
        assert [str(rows.dtype), str(scores.dtype)] == ["int64", "float32"]

    def test_best_comes_first(self, index: LexicalIndex) -> None:
        rows, scores = index.search("bogholder i Herning til børn", 10)
        assert rows[0] == 0
        assert np.all(np.diff(scores) <= 0)

    def test_word_said_more_often_counts_more(self, index: LexicalIndex) -> None:
        assert found(index, "bogholder")[0] == 4

    def test_equal_scores_come_in_the_order_of_the_rows(self, index: LexicalIndex) -> None:
        assert found(index, "timer ugen bogholder")[:2] == [2, 6]
        assert found(index, "timer", 1) == [2]

    def test_only_allowed_rows_are_found(self, index: LexicalIndex) -> None:
        allowed = np.arange(len(TEXTS)) != 2
        assert index.search("timer", 10, allowed)[0].tolist() == [6]
        assert index.search("timer", 10, np.zeros(len(TEXTS), dtype=bool))[0].tolist() == []

    def test_more_than_there_are_gives_those_that_match(self, index: LexicalIndex) -> None:
        assert sorted(found(index, "bogholder", 1_000)) == [2, 4, 6]

    @pytest.mark.parametrize("k", [0, -1])
    def test_none_asked_for_gives_nothing(self, index: LexicalIndex, k: int) -> None:
        assert found(index, "bogholder", k) == []

    @pytest.mark.parametrize("query", ["", "   ", "og det er i en", "xyzzy", "\x00", "\ud800", "🌱"])
    def test_query_without_a_known_word_finds_nothing(self, index: LexicalIndex, query: str) -> None:
        rows, scores = index.search(query, 5)
        assert (rows.tolist(), scores.tolist()) == ([], [])

    @pytest.mark.parametrize("query", ["bogholder\x00", "\ud800 bogholder", "🌱bogholder🌱", "BOGHOLDERE!"])
    def test_strange_signs_in_the_query_are_harmless(self, index: LexicalIndex, query: str) -> None:
        assert sorted(found(index, query)) == [2, 4, 6]

    def test_repeating_a_word_in_the_query_changes_nothing(self, index: LexicalIndex) -> None:
        once, often = index.search("bogholder", 10), index.search("bogholder " * 10_000, 10)
        np.testing.assert_array_equal(once, often)

    @pytest.mark.parametrize(
        ("query", "row"),
        [("barn børn", 0), ("child children", 1), ("volunteer", 7), ("company", 7), ("HJÆLP", 5), ("it", 5)],
    )
    def test_inflection_and_case_do_not_matter(self, index: LexicalIndex, query: str, row: int) -> None:
        assert found(index, query) == [row]

    def test_danish_letters_are_letters(self, index: LexicalIndex) -> None:
        assert found(index, "mal") == []
        assert found(index, "mål") == [5]

    def test_counts_are_those_of_the_words_that_are_asked(self, index: LexicalIndex) -> None:
        counts = index.counts("Bogholderen og hjælp, hjælp; nobody has this")
        assert sorted(counts.found_in.values()) == [1, 3]
        assert counts.texts == len(TEXTS)

    def test_own_counts_change_nothing(self, index: LexicalIndex) -> None:
        query = "bogholder to timer til børn"
        rows, scores = index.search(query, 10)
        again, same = index.search(query, 10, None, index.counts(query))
        assert again.tolist() == rows.tolist()
        assert same.tolist() == scores.tolist()

    def test_no_text_at_all_finds_nothing(self, index: LexicalIndex) -> None:
        none = index.counts("timer", np.ones(len(TEXTS), dtype=bool))
        assert none == WordCounts(0, 0, none.found_in)
        assert index.search("timer", 10, None, none)[0].tolist() == []


class TestBm25Index(LexicalIndexPromises):
    @pytest.fixture
    def index(self) -> LexicalIndex:
        return Bm25Index(TEXTS)


class TestRecentStems(LexicalIndexPromises):
    @pytest.fixture
    def index(self) -> LexicalIndex:
        recent = RecentStems(most=2)
        Bm25Index(TEXTS[:4], recent=recent)
        return Bm25Index(TEXTS, recent=recent)

    def test_scores_are_those_of_texts_read_at_once(self, index: LexicalIndex) -> None:
        query = "bogholder to timer til børn"
        ours, theirs = index.search(query, 10), Bm25Index(TEXTS).search(query, 10)
        assert [each.tolist() for each in ours] == [each.tolist() for each in theirs]


@pytest.mark.parametrize("cut", [1, 3, 7])
def test_two_indexes_score_together_as_one_of_all(cut: int) -> None:
    query = "bogholder to timer til børn hjælp"
    rows, scores = Bm25Index(TEXTS).search(query, 10)
    parts = [Bm25Index(TEXTS[:cut]), Bm25Index(TEXTS[cut:])]
    counts = parts[0].counts(query) + parts[1].counts(query)
    found = [part.search(query, 10, None, counts) for part in parts]
    together = dict(zip(found[0][0].tolist(), found[0][1].tolist(), strict=True))
    together |= dict(zip((found[1][0] + cut).tolist(), found[1][1].tolist(), strict=True))
    assert together == dict(zip(rows.tolist(), scores.tolist(), strict=True))


def test_text_that_is_taken_away_no_longer_counts() -> None:
    rows, scores = Bm25Index(TEXTS[:-2]).search("bogholder til børn", 10)
    everything = Bm25Index(TEXTS)
    allowed = np.arange(len(TEXTS)) < len(TEXTS) - 2
    counts = everything.counts("bogholder til børn", ~allowed)
    again, same = everything.search("bogholder til børn", 10, allowed, counts)
    assert (again.tolist(), same.tolist()) == (rows.tolist(), scores.tolist())


@pytest.mark.parametrize("texts", [[], [""], ["", "og", "\x00"]])
def test_index_without_words_finds_nothing(texts: list[str]) -> None:
    assert found(Bm25Index(texts), "og bogholder") == []


@pytest.mark.parametrize("text", ["\ud800 frø", "frø\x00", "🌱 frø", "frø " * 25_000, "x" * 100_000 + " frø"])
def test_strange_text_is_indexed(text: str) -> None:
    assert found(Bm25Index(["andet", text]), "frø") == [1]


def test_scores_are_those_of_bm25s() -> None:
    from bm25s import BM25

    read = WordIds()
    ids, lengths = read.read(TEXTS)
    each = [row.tolist() for row in np.split(ids, np.cumsum(lengths)[:-1])]
    theirs = BM25(k1=K1, b=B, method="lucene")
    theirs.index((each, {str(number): number for number in range(len(read))}), show_progress=False)
    rows, scores = Bm25Index(TEXTS).search("bogholder to timer til børn", 10)
    expected = theirs.get_scores_from_ids([*read.known("bogholder to timer til børn").values()])
    assert sorted(rows) == np.flatnonzero(expected).tolist()
    np.testing.assert_allclose(scores, expected[rows], rtol=1e-5)


def test_progress_ends_when_all_is_read() -> None:
    told: list[tuple[int, int]] = []
    Bm25Index(["frø"] * 5_000, lambda *at: told.append(at))
    assert told == [(4_096, 5_000), (5_000, 5_000)]
