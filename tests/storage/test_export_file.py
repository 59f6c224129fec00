"""What a register looks like in a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from matching.errors import InvalidFile
from matching.register import Register
from storage.export_file import write_market
from storage.import_file import parse_files
from storage.market_columns import COLUMNS, SORTS
from tests.storage.small_market import company, need, ngo, offer, volunteer

FORMULA = '=HYPERLINK("http://x.example";"klik")'


def test_json_has_one_record_a_line_in_the_order_of_the_ids(tmp_path: Path) -> None:
    write_market(Register([ngo("b"), ngo("a", mission="æ")], [need(partner="a")]), tmp_path / "m.json")
    lines = (tmp_path / "m.json").read_text(encoding="utf-8").splitlines()
    assert lines[2:4] == [
        '{"id": "a", "kind": "ngo", "name": "Broen", "mission": "æ"},',
        '{"id": "b", "kind": "ngo", "name": "Broen"}',
    ]
    assert json.loads("".join(lines))["offers"] == []


@pytest.mark.parametrize(("invented", "said"), [(True, True), (False, None)])
def test_market_that_is_all_made_up_says_so(tmp_path: Path, invented: bool, said: bool | None) -> None:
    write_market(Register([ngo("a", invented=True), ngo("b", invented=invented)]), tmp_path / "m.json")
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8")).get("invented") is said


def test_empty_register_is_written_and_read(tmp_path: Path) -> None:
    for name in ("m.json", "m.xlsx", "folder"):
        write_market(Register(), tmp_path / name)
        assert parse_files([tmp_path / name]).rows == 0


def test_formula_in_a_text_is_neutralised_in_csv(tmp_path: Path) -> None:
    write_market(Register([ngo(mission=FORMULA)]), tmp_path / "folder")
    with (tmp_path / "folder" / "partners.csv").open(encoding="utf-8-sig", newline="") as source:
        (row,) = csv.DictReader(source, delimiter=";")
    assert row["mission"] == "'" + FORMULA


def test_formula_in_a_text_is_neutralised_in_xlsx(tmp_path: Path) -> None:
    write_market(Register([ngo(mission=FORMULA, never="#N/A")]), tmp_path / "m.xlsx")
    sheet = load_workbook(tmp_path / "m.xlsx")["partners"]
    cells = {cell.value: cell for cell in sheet[2]}
    assert cells["'" + FORMULA].data_type == "s"
    assert cells["#N/A"].data_type == "s"


def test_spreadsheet_has_a_sheet_for_each_sort_with_its_columns(tmp_path: Path) -> None:
    write_market(Register([ngo()]), tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames == list(SORTS)
    for sort in SORTS:
        assert [cell.value for cell in book[sort][1]] == [column.name for column in COLUMNS[sort]]


def test_csv_is_four_files_named_after_their_sorts(tmp_path: Path) -> None:
    register = Register([ngo(), company()], [need()], [offer()], [volunteer()])
    files = write_market(register, tmp_path / "herning.csv")
    assert [file.name for file in files] == [f"{sort}-herning.csv" for sort in SORTS]
    assert parse_files(files).rows == 5


def test_text_too_long_for_a_spreadsheet_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "m.xlsx"
    file.write_bytes(b"old")
    with pytest.raises(InvalidFile, match="mission of 'ngo' is longer than a cell"):
        write_market(Register([ngo(mission="x" * 32_768)]), file)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_other_kind_of_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="is of a kind that cannot be written"):
        write_market(Register(), tmp_path / "market.xls")


def test_folder_with_a_point_in_its_name_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "export.2026").mkdir()
    assert write_market(Register(), tmp_path / "export.2026")[0] == tmp_path / "export.2026" / "partners.csv"
