from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

PAIRS = """da\ten\tnote
lektiehjælp i Herning\thomework in Herning\tx
cykel til salg\tbike in Viborg\tcykel til salg
"""


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    return str(path)


@pytest.fixture
def collection(tmp_path: Path) -> tuple[str, ...]:
    texts = {
        "queries": "id\ttext\nq1\tlektiehjælp til børn\nq2\t?\n",
        "documents": "id\ttext\nd1\tcykel til salg\nd2\tvi giver lektiehjælp\n",
        "relevance": "query\tdocument\nq1\td2\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return tuple(part for name in texts for part in (f"--{name}", str(tmp_path / f"{name}.tsv")))


def test_both_ways_are_measured(empty: Command, pairs: str) -> None:
    ended = empty("evaluate", "encoder", "--pairs", pairs, "--columns", "da,note", "--json")
    assert (ended.code, ended.err) == (0, "")
    there, back = ended.document["directions"]
    assert (there["from"], there["to"], back["from"], back["to"]) == ("da", "note", "note", "da")
    assert (ended.document["pairs"], there["texts"]) == (2, 2)
    assert 0.5 <= there["recall@1"] <= there["mrr"] <= 1


def test_table_of_pairs_is_danish_where_danish_is_asked_for(empty: Command, pairs: str) -> None:
    out = empty("evaluate", "encoder", "--pairs", pairs, "--lang", "da").out
    assert "fra  til" in out
    assert "forskellige tekster under 'da': 2" in out


@pytest.mark.parametrize("columns", ["da", "da,da", "da,", "da,en,note", ""])
def test_columns_that_are_not_two_are_refused(empty: Command, pairs: str, columns: str) -> None:
    ended = empty("evaluate", "encoder", "--pairs", pairs, "--columns", columns)
    assert (ended.code, ended.out) == (2, "")
    assert "are not two columns" in ended.err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("da\ten\nhus\n", "Line 2 of"), ("", "is empty"), ("da\ten\n", "no line under them")],
)
def test_file_that_holds_no_pairs_is_refused(
    empty: Command, tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "broken.tsv"
    path.write_text(content)
    ended = empty("evaluate", "encoder", "--pairs", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err


def test_missing_column_missing_file_and_missing_model_are_told(empty: Command, pairs: str) -> None:
    ended = empty("evaluate", "encoder", "--pairs", pairs, "--columns", "da,sv")
    assert (ended.code, "has no column 'sv'" in ended.err) == (2, True)
    assert empty("evaluate", "encoder", "--pairs", pairs + "x").code == 2
    assert empty("evaluate", "encoder", "--pairs", pairs, "--encoder", "/nowhere").code == 4


def test_encoder_and_bm25_are_measured_on_a_collection(empty: Command, collection: tuple[str, ...]) -> None:
    ended = empty("evaluate", "retrieval", *collection, "--json")
    assert (ended.code, ended.err) == (0, "")
    document = ended.document
    assert [one["method"] for one in document["methods"]] == ["encoder", "bm25"]
    perfect = {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert [one["metrics"]["ndcg@10"] for one in document["methods"]] == [perfect, perfect]
    assert (document["queries"], document["without_answer"], document["documents"]) == (1, 1, 2)
    assert document["difference"]["mrr"]["mean"] == 0


def test_table_of_a_collection_is_danish_where_danish_is_asked_for(
    empty: Command, collection: tuple[str, ...]
) -> None:
    out = empty("evaluate", "retrieval", *collection, "--lang", "da").out
    assert "1,000 [1,000–1,000]" in out
    assert "forskel" in out


def test_relevance_of_another_collection_is_refused(empty: Command, collection: tuple[str, ...]) -> None:
    Path(collection[5]).write_text("query\tdocument\nq1\td9\n")
    ended = empty("evaluate", "retrieval", *collection)
    assert (ended.code, ended.out) == (2, "")
    assert "names the document 'd9'" in ended.err
    assert "dokumentet 'd9'" in empty("evaluate", "retrieval", *collection, "--lang", "da").err
