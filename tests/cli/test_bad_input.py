"""What people type and load by mistake: a clear sentence, or an empty list with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.small_market import MARKET


def test_empty_market_gives_an_empty_list_with_its_reason(empty: Command) -> None:
    for query in ("vi mangler en bogholder", "bogholder"):
        ended = empty("match", query)
        assert ended.code == 0
        assert "There is nobody to match with yet" in ended.out
    assert empty("match", "bogholder", "--json").document["matches"] == []
    assert "matche" in empty("match", "bogholder", "--lang", "da").out


def test_unknown_id_in_an_empty_market_ends_with_3(empty: Command) -> None:
    assert empty("match", "need-1").code == 3


def test_need_without_text_is_answered_and_says_so(brobygger: Command) -> None:
    ended = brobygger("match", "need-3")
    assert ended.code == 0
    assert "There is no text to compare" in ended.out


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_empty_question_is_refused(brobygger: Command, text: str) -> None:
    ended = brobygger("match", text)
    assert (ended.code, ended.out) == (2, "")
    assert "The question is empty" in ended.err


def test_question_without_a_letter_is_refused(brobygger: Command) -> None:
    ended = brobygger("match", "?? !!")
    assert ended.code == 2
    assert "The text is empty" in ended.err


@pytest.mark.parametrize(
    "text", ["Wir suchen eine Buchhalterin für unseren Verein", "нам нужен бухгалтер", "会計士が必要です"]
)
def test_text_in_a_third_language_is_answered(brobygger: Command, text: str) -> None:
    ended = brobygger("match", text, "--text")
    assert ended.code == 0
    assert text[:10] in ended.out


def test_text_of_50_kb_is_answered(brobygger: Command) -> None:
    ended = brobygger("match", "bogholder " * 4_999)
    assert ended.code == 0
    assert "Talknuserne A/S" in ended.out
    assert len(ended.out) < 10_000


def test_longer_text_is_refused(brobygger: Command) -> None:
    ended = brobygger("match", "bogholder " * 5_001)
    assert (ended.code, ended.out) == (2, "")
    assert "shorten it to at most 50000" in ended.err


def test_every_candidate_gated_out_is_an_empty_list_with_its_reason(brobygger: Command) -> None:
    ended = brobygger("match", "need-2", "--kind", "foundation")
    assert ended.code == 0
    assert "Nobody is left" in ended.out
    document = brobygger("match", "need-2", "--kind", "foundation", "--json").document
    assert document["matches"] == []
    assert "Nobody is left" in document["notes"][0]
    assert sum(one["count"] for one in document["removed"]) == document["considered"]


def test_expired_offers_only_are_an_empty_list_with_its_reason(empty: Command, tmp_path: Path) -> None:
    offers = [{**offer, "expires": "2020-01-01"} for offer in MARKET["offers"]]
    path = tmp_path / "expired.json"
    path.write_text(json.dumps({**MARKET, "needs": MARKET["needs"][:1], "offers": offers[:1]}))
    ended = empty("match", "need-1", "--market", str(path), "--place", "Herning")
    assert ended.code == 0
    assert "1 expired, or its last date has passed" in ended.out
    assert "Nobody is left" in ended.out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.json", '{"format": "brobygger-market/1", "partners": [{"id": '),
        ("list.json", "[1, 2, 3]"),
        ("empty.json", ""),
        ("text.xlsx", "this is no spreadsheet"),
        ("market.docx", "a letter"),
        ("unknown-sort.csv", "id,kind\n1,ngo\n"),
    ],
)
@pytest.mark.parametrize("command", [("import",), ("match", "x y", "--market")])
def test_file_that_is_no_market_is_refused_in_a_sentence(
    empty: Command, tmp_path: Path, name: str, content: str, command: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_text(content)
    ended = empty(*command, str(path))
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert name in ended.err + ended.out.replace("\n", "")
    assert empty("partners", "--json").document["total"] == 0


def test_merged_header_cells_are_refused_in_a_sentence(empty: Command, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "partners"
    sheet.append(["id", "kind", "name"])
    sheet.append(["p-1", "ngo", "One"])
    sheet.merge_cells("A1:B1")
    book.save(tmp_path / "merged.xlsx")
    ended = empty("import", str(tmp_path / "merged.xlsx"))
    assert ended.code == 2
    assert "merged" in ended.err + ended.out


def test_formula_in_a_cell_is_neutralised_on_the_way_out(empty: Command, tmp_path: Path) -> None:
    (tmp_path / "partners.csv").write_text("id,kind,name\np-1,ngo,=1+1\n")
    assert empty("import", str(tmp_path / "partners.csv")).code == 0
    assert empty("export", str(tmp_path / "out")).code == 0
    cell = (tmp_path / "out" / "partners.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(";")[2]
    assert not cell.strip('"').startswith("=")
    assert empty("import", str(tmp_path / "out" / "partners.csv"), "--json").document["changes"][
        "partners"
    ] == {
        "added": 0,
        "changed": 0,
        "unchanged": 1,
    }


def test_refused_row_of_a_market_file_names_the_row(empty: Command, tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("id,kind,name\np-1,klub,En\n")
    ended = empty("match", "en to", "--market", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert "row 2" in ended.err
    assert "klub" in ended.err


def test_profile_cannot_steer_the_terminal(empty: Command, tmp_path: Path) -> None:
    partner = {
        "id": "p-1",
        "kind": "ngo",
        "name": "\x1b[2JWiped\x07 [red]x[/red]",
        "mission": "lektier \x9b1m",
    }
    path = tmp_path / "market.json"
    path.write_text(json.dumps({"format": "brobygger-market/1", "partners": [partner]}))
    for arguments in (
        ("match", "lektier for børn"),
        ("show", "p-1"),
        ("partners",),
        ("why", "lektier og", "p-1"),
    ):
        out = empty(*arguments, "--market", str(path)).out
        assert "Wiped" in out
        assert [sign for sign in "\x1b\x07\x9b" if sign in out] == []
        assert "[red]x[/red]" in out
