from __future__ import annotations

import doctest
import gzip
from pathlib import Path

import pytest

from matching.errors import InvalidFile
from training.encoder import gathering, passages
from training.encoder.corpus import Corpus, joined
from training.encoder.gathering import OWN_FILES, gathered
from training.encoder.pair_files import read_english, read_pair_file


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def pairs_text(n: int, source: str = "talk") -> str:
    return "en\tda\tsource\n" + "".join(f"word {row}\tord {row}\t{source}\n" for row in range(n))


def test_examples_in_the_docstrings_are_exact() -> None:
    assert doctest.testmod(gathering) == (0, 1)
    assert doctest.testmod(passages) == (0, 1)


def test_pairs_stand_under_their_source_whatever_the_order_of_the_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "my.tsv.gz", "source\ten\tda\ntalk\thouse\thus\n\n\tbook\tbog\n")
    assert read_pair_file(path) == {"talk": [("hus", "house")], "my": [("bog", "book")]}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"da\tsv\nhus\thus\n", "has no column 'en'"),
        (b"da\ten\nhus\thouse\nbog\n", "Line 3 of .*: cells found 1, columns named in the first line 2"),
        (b"da\ten\nhus\thouse\thome\n", "Line 2 of .*: cells found 3"),
        (b"da\ten\nhus\t \n", "Line 2 of .* has no text under 'en'"),
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"da\ten\n", "no line under them"),
        (b"da\ten\nhus\th\x00use\n", "Line 2 of .* has a NUL byte"),
        (b"da\ten\nb\xf8rn\tchildren\n", "Line 2 of .* are not UTF-8"),
        (b"\x1f\x8b\x08broken", "packed with gzip and damaged"),
    ],
)
def test_file_that_holds_no_pairs_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "broken.tsv"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=sentence):
        read_pair_file(path)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="There is no file"):
        read_pair_file(tmp_path / "none.tsv")
    with pytest.raises(InvalidFile, match="cannot be opened"):
        read_pair_file(tmp_path)


def test_english_text_comes_in_sentences(tmp_path: Path) -> None:
    path = written(tmp_path, "report.txt", "We help. We play!\n\n" + "word " * 70)
    assert [len(en.split()) for _, en in read_english(path)] == [2, 2, 40, 30]
    with pytest.raises(InvalidFile, match="has no text in it"):
        read_english(written(tmp_path, "empty.txt", "\n"))


def test_one_in_fifty_is_held_out_and_no_text_is_on_both_sides(tmp_path: Path) -> None:
    corpus = gathered([written(tmp_path, "my.tsv", pairs_text(1_000))])
    held, kept = set(corpus.held_out["talk"]), set(corpus.translations["talk"])
    assert (len(held | kept), len(held & kept)) == (1_000, 0)
    assert 10 < len(held) < 30
    assert set(corpus.held_out) == {"talk"}


def test_texts_to_measure_on_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "my.tsv", pairs_text(200))
    test = written(tmp_path, "test.tsv", "da\ten\nORD 7!\tanother\nandet\tword 9\nfrivillig\tvolunteer\n")
    corpus = gathered([path], without=[test])
    every = {en for pairs in (*corpus.translations.values(), *corpus.held_out.values()) for _, en in pairs}
    assert {"word 7", "word 9", "volunteer"}.isdisjoint(every)
    assert "word 8" in every


def test_own_glossary_and_english_text_are_part_of_it(tmp_path: Path) -> None:
    path, text = written(tmp_path, "my.tsv", pairs_text(5)), written(tmp_path, "report.txt", "We help.")
    corpus = gathered([path], [text])
    assert corpus.translations["report"] == [("", "We help.")]
    assert len(corpus.translations["glossary"]) > 800
    assert corpus.texts[: len(corpus.english)] == corpus.english


def test_own_files_have_no_line_twice_and_no_stray_blanks() -> None:
    for path in OWN_FILES.values():
        pairs = [pair for own in read_pair_file(path).values() for pair in own]
        assert len(set(pairs)) == len(pairs)
        assert [text for pair in pairs for text in pair if text != " ".join(text.split())] == []


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(InvalidFile, match="There are 1 pairs"):
        joined([Corpus({"talk": [("hus", "house"), ("", "book")]})])
