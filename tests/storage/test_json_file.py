"""Market files in JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matching.errors import InvalidFile
from storage.json_file import FORMAT
from storage.readers import read_rows
from storage.rows import Row


def rows(tmp_path: Path, text: str, sheet: str | None = None) -> list[Row]:
    file = tmp_path / "market.json"
    file.write_text(text, encoding="utf-8")
    return list(read_rows(file, sheet))


def market(**parts: Any) -> str:
    return json.dumps({"format": FORMAT, **parts})


def test_rows_know_their_sort_and_line(tmp_path: Path) -> None:
    partners = '[{"id": "p"},\n\n {"id": "q"}]'
    text = f'{{"format": "brobygger-market/1",\n"needs": [\n{{"id": "n"}}],\n"partners": {partners}}}'
    found = rows(tmp_path, text)
    assert [(row.sort, row.number, row.values["id"]) for row in found] == [
        ("needs", 3, "n"),
        ("partners", 4, "p"),
        ("partners", 6, "q"),
    ]


def test_number_stays_exact(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, '{"format": "brobygger-market/1", "needs": [{"quantity": 0.10, "unit": 12.000}]}')
    assert repr(row.values["quantity"]) == "Decimal('0.10')"
    assert row.values["unit"] == Decimal(12)


def test_format_may_come_last_and_lists_may_be_null(tmp_path: Path) -> None:
    text = '{"partners": [{"id": "p"}], "needs": null, "note": "x", "invented": true, "format": "FORMAT"}'
    assert len(rows(tmp_path, text.replace("FORMAT", FORMAT))) == 1


def test_only_the_sort_that_was_asked_for_is_read(tmp_path: Path) -> None:
    text = market(partners=[{"id": "p"}], needs=[{"id": "n"}])
    assert [row.values["id"] for row in rows(tmp_path, text, "behov")] == ["n"]


def test_record_longer_than_a_piece_of_the_file_is_read(tmp_path: Path) -> None:
    long = "æ" * 3_000_000
    found = rows(tmp_path, market(partners=[{"name": long}, {"name": "kort"}]))
    assert [len(row.values["name"]) for row in found] == [3_000_000, 4]


def test_position_grows_to_the_end(tmp_path: Path) -> None:
    found = rows(tmp_path, market(partners=[{"id": "p"}, {"id": "q"}]))
    assert 0 < found[0].position < found[1].position <= 1


def test_value_that_is_no_record_is_refused_alone(tmp_path: Path) -> None:
    found = rows(tmp_path, market(partners=["p", {"id": "q"}]))
    assert "'p' is not a record of partners" in str(found[0].problems[0].sentence)
    assert found[1].problems == ()


def test_name_that_stands_twice_in_a_record_is_refused(tmp_path: Path) -> None:
    text = '{"format": "brobygger-market/1", "partners": [{"id": "p", "name": "a", "name": "b"}]}'
    assert "'name' stands twice in one record" in str(rows(tmp_path, text)[0].problems[0].sentence)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"format": "brobygger-market/1",\n "partners": [{"id" "p"}]}', "line 2, column 21"),
        ('{"format": "brobygger-market/1",\n "partners": [{"id": "p"},]}', "line 2, column 27"),
        ('{"format": "brobygger-market/1",\n "partners": [{"id": "p"} {"id": "q"}]}', "line 2, column 27"),
        ('{"format": "brobygger-market/1"\n "partners": []}', "line 2, column 2"),
        ('{"format": "brobygger-market/1",\n "partners": [{"id": "p"}', "line 2, column 26"),
        ('{"format": "brobygger-market/1",\n', "line 2, column 1"),
        ('{"format": "brobygger-market/1"}\n}', "line 2, column 1"),
        ("{'format': 1}", "line 1, column 2"),
        ('{"format": "brobygger-market/1", "partners": [' + "[" * 100_000, "line 1, column 47"),
        (
            '{"format": "brobygger-market/1", "partners": [{"employees": ' + "9" * 5000 + "}]}",
            "line 1, column 47",
        ),
    ],
)
def test_broken_json_is_refused_with_line_and_column(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(InvalidFile, match=place):
        rows(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("[]", "is not a market file"),
        ("12", "is not a market file"),
        ('{"partners": []}', "is not a market file"),
        ('{"format": "brobygger-market/2"}', "has the format 'brobygger-market/2'"),
        (market(partner=[]), "'partner' in .* is not a part of a market file; use one of partners"),
        (market(partners={}), "'partners' in .* is not a list"),
        ('{"format": "brobygger-market/1", "needs": [], "needs": []}', "'needs' stands twice"),
    ],
)
def test_what_is_no_market_file_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        rows(tmp_path, text)
