from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from benchmarks.__main__ import QUESTIONS
from benchmarks.compounds import SPLIT_FIGURES, Compound, Split, found, read_compounds, split, unseen
from matching.protocols import Floats

FRIEND = Compound("besøgs", "ven", "visiting friend")
HELP = Compound("lektie", "hjælp", "homework help")
HIVE = Compound("bi", "stade", "beehive")


class FixedSearch:
    name = "fixed"

    def scores(self, queries: Sequence[str], documents: Sequence[str]) -> Floats:
        assert (list(queries), documents[0]) == (["besøgsven", "lektiehjælp", "bistade"], "visiting friend")
        return np.array([[0.9, 0.1, 0.0], [0.5, 0.4, 0.6], [0.0, 0.7, 0.6]], dtype=np.float32)


def cut(compound: Compound, *pieces: str) -> Split:
    """``compound`` in ``pieces`` that follow each other."""
    ends = np.cumsum([0, *map(len, pieces)]).tolist()
    return Split(compound, tuple(pairwise(ends)))


def word_pieces(*vocabulary: str) -> Tokenizer:
    numbers = {piece: number for number, piece in enumerate(("[UNK]", *vocabulary))}
    return Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))


def test_compounds_are_one_of_the_questions() -> None:
    assert "compounds" in QUESTIONS


def test_gold_has_the_words_of_the_issue() -> None:
    parts = {own.danish: (own.first, own.second) for own in read_compounds()}
    assert parts["lektiehjælp"] == ("lektie", "hjælp")
    assert parts["besøgsven"] == ("besøgs", "ven")
    assert parts["bogføringshjælp"] == ("bogførings", "hjælp")


def test_gold_is_in_order_and_no_translation_stands_twice() -> None:
    compounds = read_compounds()
    danish = [own.danish for own in compounds]
    assert len(compounds) >= 150
    assert danish == sorted(set(danish))
    assert len({own.english.casefold() for own in compounds}) == len(compounds)


def test_gold_is_lower_case_letters_and_has_no_part_of_one_letter() -> None:
    parts = [part for own in read_compounds() for part in (own.first, own.second)]
    assert [part for part in parts if len(part) < 2 or not part.isalpha() or part != part.lower()] == []


@pytest.mark.parametrize("parts", ["besøg|ven", "besøgsven", "be|søgs|ven"])
def test_parts_that_do_not_make_up_the_compound_are_refused(tmp_path: Path, parts: str) -> None:
    file = tmp_path / "gold.tsv"
    file.write_text(f"compound\tparts\ten\nbesøgsven\t{parts}\tvisiting friend\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"does not make up|unpack"):
        read_compounds(file)


def test_pieces_are_where_the_tokenizer_puts_them() -> None:
    tokenizer = word_pieces("besøg", "##sv", "##en")
    assert split(tokenizer, FRIEND) == cut(FRIEND, "besøg", "sv", "en")


def test_unknown_word_is_no_piece_of_its_own() -> None:
    unknown = split(word_pieces("besøg"), FRIEND)
    assert (unknown.pieces, unknown.whole, unknown.in_long_pieces) == ((), False, 0)
    assert split(word_pieces("besøgsven"), FRIEND).whole


@pytest.mark.parametrize(
    ("pieces", "at_boundary", "near_boundary"),
    [
        (cut(FRIEND, "besøgs", "ven"), True, True),
        (cut(FRIEND, "besøg", "s", "ven"), True, True),
        (cut(FRIEND, "besøg", "sven"), False, True),
        (cut(FRIEND, "besø", "gsven"), False, False),
        (cut(FRIEND, "besøgsv", "en"), False, False),
        (cut(FRIEND, "besøgsven"), False, False),
        (cut(HIVE, "b", "istade"), False, False),
    ],
)
def test_boundary_may_stand_before_the_linking_letter(
    pieces: Split, at_boundary: bool, near_boundary: bool
) -> None:
    assert (pieces.at_boundary, pieces.near_boundary) == (at_boundary, near_boundary)


def test_letters_of_short_pieces_do_not_count() -> None:
    assert cut(HELP, "lekt", "ie", "hjælp").in_long_pieces == pytest.approx(9 / 11)


def test_boundaries_are_told_of_the_compounds_that_are_split() -> None:
    splits = [
        cut(FRIEND, "besøgsven"),
        cut(FRIEND, "besøgs", "ven"),
        cut(FRIEND, "besøg", "sven"),
        cut(HIVE, "b", "ista", "de"),
    ]
    assert [figure(splits) for _, figure, _ in SPLIT_FIGURES] == pytest.approx(
        [1 / 4, 2 / 3, 1 / 3, 8 / 4, (1 + 1 + 1 + 4 / 7) / 4]
    )


def test_compound_within_a_longer_word_is_seen() -> None:
    assert unseen([FRIEND, HELP, HIVE], "Besøgsvenner\nlektie hjælp").tolist() == [1, 2]


def test_translation_is_looked_for_among_all() -> None:
    compounds = [FRIEND, HELP, HIVE]
    first, reciprocal = found(compounds, "of them", np.array([0, 1]), [FixedSearch()])
    assert (first.what, first.value, first.note) == ("da → en, R@1, 2 of them", 1 / 2, "fixed")
    assert reciprocal.what == "da → en, MRR, 2 of them"
    assert reciprocal.value == pytest.approx((1 + 1 / 3) / 2)
