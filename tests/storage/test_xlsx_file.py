"""Spreadsheets as they come."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from matching.errors import InvalidFile
from storage import xlsx_file
from storage.cells import BrokenCell
from storage.readers import read_rows, read_tables
from storage.rows import Row

Sheets = dict[str, list[list[Any]]]


def written(tmp_path: Path, sheets: Sheets, change: Callable[[Any], None] | None = None) -> Path:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    if change:
        change(book)
    file = tmp_path / "market.xlsx"
    book.save(file)
    return file


def rows(tmp_path: Path, *lines: list[Any]) -> list[Row]:
    return list(read_rows(written(tmp_path, {"partners": [["id", "name", "expires"], *lines]})))


def rewritten(file: Path, old: bytes, new: bytes) -> None:
    """``file`` with ``old`` replaced in its first sheet, as other programs would write it."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    # With lxml installed, openpyxl writes an empty element as two tags.
    parts[sheet] = parts[sheet].replace(b"<v></v>", b"<v />")
    assert old in parts[sheet]
    parts[sheet] = parts[sheet].replace(old, new)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_cells_keep_what_the_spreadsheet_knows_of_them(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [114, 2.5, datetime(2026, 12, 31)])
    assert row.values == {"id": 114, "name": 2.5, "expires": datetime(2026, 12, 31)}
    assert (row.sort, row.number) == ("partners", 2)
    assert row.file.endswith("market.xlsx [partners]")


def test_sheets_are_known_by_either_name_and_others_are_passed_over(tmp_path: Path) -> None:
    lines = [["id"], ["x"]]
    file = written(tmp_path, {"Noter": [["hej"]], "Partnere": lines, "BEHOV 2027": lines, "offers": lines})
    assert [table.sort for table in read_tables(file)] == ["partners", "needs", "offers"]


def test_sheet_can_be_chosen_by_its_title_or_its_sort(tmp_path: Path) -> None:
    file = written(tmp_path, {"Ark1": [["id"], ["a"]], "Behov": [["id"], ["b"]]})
    assert [row.values["id"] for row in read_rows(file, "ark1")] == ["a"]
    assert [row.values["id"] for row in read_rows(file, "needs")] == ["b"]
    with pytest.raises(InvalidFile, match="has no sheet 'tilbud'; it has Ark1, Behov"):
        list(read_rows(file, "tilbud"))


def test_only_sheet_may_be_said_to_be_of_a_sort(tmp_path: Path) -> None:
    file = written(tmp_path, {"Ark1": [["id"], ["a"]]})
    assert [row.sort for row in read_rows(file, "offers")] == ["offers"]
    assert [row.sort for row in read_rows(file)] == [None]


def test_sheet_with_a_misspelt_name_gets_a_sentence(tmp_path: Path) -> None:
    file = written(tmp_path, {"partners": [["id"]], "volunters": [["id"]]})
    with pytest.raises(InvalidFile, match="'volunters' .* did you mean 'volunteers'"):
        list(read_rows(file))


def test_first_sheet_of_an_own_spreadsheet_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, {"Ark1": [[], ["Liste"], ["Navn"], ["Broen"]], "needs": [["id"]]})
    tables = read_tables(file, header=3, is_own=True)
    table = next(tables)
    assert (table.sort, table.names) == (None, ("Navn",))
    assert [(row.number, row.values) for row in table.rows] == [(4, {"Navn": "Broen"})]
    assert list(tables) == []


def test_empty_rows_are_passed_over_but_counted(tmp_path: Path) -> None:
    assert [row.number for row in rows(tmp_path, ["a"], [], [" "], ["b"])] == [2, 5]


@pytest.mark.parametrize("sheets", [{"partners": []}, {"Ark1": []}])
def test_empty_file_gets_a_sentence(tmp_path: Path, sheets: Sheets) -> None:
    with pytest.raises(InvalidFile, match="is empty"):
        list(read_rows(written(tmp_path, sheets)))


def test_merged_cells_among_the_names_are_refused_by_name(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        {"partners": [["id", "name"], ["p", "x"]]},
        lambda book: book["partners"].merge_cells("B1:C1"),
    )
    with pytest.raises(InvalidFile, match=r"market\.xlsx \[partners\] has merged cells \(B1:C1\)"):
        list(read_rows(file))


def test_merged_title_above_the_names_does_no_harm(tmp_path: Path) -> None:
    lines: list[list[Any]] = [["Foreninger", None], ["id", "name"], ["p", "x"]]
    file = written(tmp_path, {"partners": lines}, lambda book: book["partners"].merge_cells("A1:B1"))
    assert [row.values for row in next(read_tables(file, header=2)).rows] == [{"id": "p", "name": "x"}]


def test_many_merged_cells_are_named_by_the_first(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        for row in range(2, 10):
            book["partners"].merge_cells(f"A{row}:B{row}")

    with pytest.raises(InvalidFile, match=r"\(A2:B2, A3:B3, A4:B4, A5:B5, A6:B6 …\)"):
        list(read_rows(written(tmp_path, {"partners": [["id", "name"]]}, merge)))


def test_formula_without_a_result_is_a_broken_cell(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ["p", "=A1&A2"])
    assert isinstance(row.values["name"], BrokenCell)
    assert "has no result" in row.values["name"].template


def test_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    file = written(tmp_path, {"partners": [["id", "name"], ["p", "=1+1"]]})
    rewritten(file, b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    assert [row.values["name"] for row in read_rows(file)] == [2]


def test_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    file = written(tmp_path, {"partners": [["id", "name"], ["p", "=1+1"]]})
    rewritten(file, b'<c r="B2"><f>1+1</f><v />', b'<c r="B2" t="str"><f>1+1</f><v></v>')
    assert [row.values for row in read_rows(file)] == [{"id": "p"}]


def test_error_of_a_formula_is_a_broken_cell(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ["p", "#REF!"])
    assert isinstance(row.values["name"], BrokenCell)
    assert row.values["name"].shown == "#REF!"
    assert "gives an error" in row.values["name"].template


def test_broken_cell_beyond_the_first_piece_of_a_large_sheet_is_found(tmp_path: Path) -> None:
    lines = [[f"p{number}", "x" * 600] for number in range(3_000)]
    found = rows(tmp_path, *lines, ["p", "=A1"])
    assert isinstance(found[-1].values["name"], BrokenCell)
    assert sum(isinstance(row.values["name"], BrokenCell) for row in found) == 1


def test_date_that_no_calendar_has_is_a_value_to_be_refused(tmp_path: Path) -> None:
    file = written(tmp_path, {"needs": [["id", "expires"], ["n", date(2026, 1, 1)]]})
    rewritten(file, b"<v>46023</v>", b"<v>99999999</v>")
    assert [row.values["expires"] for row in read_rows(file)] == ["#VALUE!"]


def test_size_that_the_sheet_tells_wrongly_hides_no_rows(tmp_path: Path) -> None:
    file = written(tmp_path, {"partners": [["id", "name"], ["p", "x"]]})
    rewritten(file, b'<dimension ref="A1:B2"', b'<dimension ref="A1"')
    assert [row.values for row in read_rows(file)] == [{"id": "p", "name": "x"}]


@pytest.mark.parametrize("content", [b"", b"id;name\n", b"PK\x03\x04", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_spreadsheet_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "market.xlsx"
    file.write_bytes(content)
    with pytest.raises(InvalidFile, match="cannot be read as an XLSX file"):
        list(read_rows(file))


@pytest.mark.parametrize("junk", [b"<sheetData><row><c", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;"])
def test_broken_sheet_gets_a_sentence(tmp_path: Path, junk: bytes) -> None:
    file = written(tmp_path, {"partners": [["id", "name"], ["p", "x"]]})
    rewritten(file, b"<sheetData>", junk)
    with pytest.raises(InvalidFile, match="cannot be read as an XLSX file"):
        list(read_rows(file))


def test_missing_spreadsheet_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="There is no file"):
        list(read_rows(tmp_path / "none.xlsx"))


def test_file_that_unpacks_to_far_too_much_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "_SMALL", 1 << 20)
    file = tmp_path / "market.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (5 << 20))
    with pytest.raises(InvalidFile, match="unpacks to 5 MB"):
        list(read_rows(file))
