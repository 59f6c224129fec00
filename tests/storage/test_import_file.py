"""From files to profiles, with a sentence for each row that cannot be taken."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from matching.errors import InvalidFile
from matching.place import Place
from storage.import_file import parse_files
from storage.parsed import Parsed, Refused
from tests.storage.small_market import need, ngo

NGO = {"id": "ngo", "kind": "ngo", "name": "Broen"}
NEED = {"id": "need", "partner": "ngo", "resource_kind": "skilled_time"}


def parsed(tmp_path: Path, **parts: Any) -> Parsed:
    file = tmp_path / "market.json"
    file.write_text(json.dumps({"format": "brobygger-market/1", **parts}), encoding="utf-8")
    return parse_files([file])


def parsed_csv(tmp_path: Path, text: str, name: str = "partners.csv") -> Parsed:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return parse_files([tmp_path / name])


def only(refused: list[Refused]) -> Refused:
    assert len(refused) == 1
    return refused[0]


def test_profiles_of_all_files_are_taken_together(tmp_path: Path) -> None:
    (tmp_path / "needs.csv").write_text("id,partner,resource_kind\nneed,ngo,skilled_time\n", encoding="utf-8")
    (tmp_path / "partnere.csv").write_text("ID;Kind;name\nngo;ngo;Broen\n", encoding="utf-8")
    found = parse_files([tmp_path / "needs.csv", tmp_path / "partnere.csv"])
    assert found.refused == []
    assert found.rows == 2
    assert found.profiles == {"partners": [ngo()], "needs": [need()], "offers": [], "volunteers": []}
    assert parse_files([tmp_path]) == found


def test_danish_cells_are_understood(tmp_path: Path) -> None:
    text = (
        "id;kind;name;roles_can;places;employees;yearly_income_dkk;invented\r\n"
        "ngo;forening eller frivillig organisation;Broen;vært | mentor;657 | Aarhus;1.200;1.250.000,50;ja\r\n"
    )
    file = tmp_path / "partners.csv"
    file.write_bytes(text.encode("cp1252"))
    assert parse_files([file]).profiles["partners"] == [
        ngo(
            roles_can=("host", "mentor"),
            places=(Place("municipality", "Herning"), Place("municipality", "Aarhus")),
            employees=1200,
            yearly_income_dkk=Decimal("1250000.50"),
            invented=True,
        )
    ]


def test_refused_row_is_told_with_file_row_column_value_and_sentence(tmp_path: Path) -> None:
    refused = only(parsed_csv(tmp_path, "id;kind;name\na;ngo;A\nb;areal;B\n").refused)
    assert refused.file.endswith("partners.csv")
    assert (refused.row, refused.column, refused.value) == (3, "kind", "areal")
    assert str(refused.sentence).startswith("'areal' is not a code of partner_kinds; use one of ngo,")


def test_every_problem_of_a_row_is_told_and_the_row_counts_once(tmp_path: Path) -> None:
    found = parsed_csv(tmp_path, "id;kind;name;employees;members\nb;areal;;ca. 5;1,5\n")
    assert [refused.column for refused in found.refused] == ["employees", "members", "name", "kind"]
    assert found.refused_rows == 1


def test_long_value_is_shown_short(tmp_path: Path) -> None:
    assert len(only(parsed(tmp_path, partners=[{**NGO, "kind": "x" * 999}]).refused).value) == 60


def test_id_that_is_given_twice_is_refused_with_the_earlier_row(tmp_path: Path) -> None:
    found = parsed_csv(tmp_path, "id;kind;name\nngo;ngo;Broen\nx;ngo;X\nngo;company;Y\n")
    refused = only(found.refused)
    assert (refused.row, refused.column, refused.value) == (4, "id", "ngo")
    assert "the first time in row 2 of" in str(refused.sentence)
    assert found.profiles["partners"][0] == ngo()


def test_one_id_may_stand_in_two_sorts(tmp_path: Path) -> None:
    assert parsed(tmp_path, partners=[NGO], needs=[{**NEED, "id": "ngo"}]).refused == []


def test_need_without_its_partner_is_refused(tmp_path: Path) -> None:
    found = parsed(tmp_path, needs=[NEED])
    assert "There is no partner 'ngo'" in str(only(found.refused).sentence)
    assert found.profiles["needs"] == []


def test_need_of_a_refused_partner_is_refused_too(tmp_path: Path) -> None:
    found = parsed(tmp_path, needs=[NEED], partners=[{**NGO, "kind": "areal"}])
    assert [refused.column for refused in found.refused] == ["kind", "partner"]


def test_need_of_a_partner_that_is_there_already_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text("id,partner,resource_kind\nneed,ngo,skilled_time\n", encoding="utf-8")
    assert parse_files([file], known_partners={"ngo"}).profiles["needs"] == [need()]


def test_row_that_is_no_record_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "market.json"
    file.write_text('{"format": "brobygger-market/1",\n"partners": [\n7]}', encoding="utf-8")
    refused = only(parse_files([file]).refused)
    assert (refused.row, refused.column, refused.value) == (3, "", "7")


def test_name_that_stands_twice_in_a_record_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "market.json"
    record = '{"id": "a", "kind": "ngo", "name": "A", "name": "B"}'
    file.write_text(f'{{"format": "brobygger-market/1", "partners": [{record}]}}', encoding="utf-8")
    assert only(parse_files([file]).refused).column == "name"


def test_cell_without_a_name_above_it_is_refused_with_its_row(tmp_path: Path) -> None:
    found = parsed_csv(tmp_path, "id;kind;name\na;ngo;A;B\nngo;ngo;Broen;\n")
    assert "'B' stands in column 4" in str(only(found.refused).sentence)
    assert found.profiles["partners"] == [ngo()]


def test_broken_formula_is_refused_with_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("partners")
    sheet.append(["id", "kind", "name"])
    sheet.append(["a", "ngo", "=B2"])
    book.save(tmp_path / "m.xlsx")
    refused = only(parse_files([tmp_path / "m.xlsx"]).refused)
    assert (refused.row, refused.column) == (2, "name")
    assert "has no result" in str(refused.sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id;kind;name;mision\n", "'mision' is not a name of a value of partners; did you mean 'mission'"),
        ("id;kind;name;Name\n", "'name' stands twice in the first row"),
        ("id;name\n", "has no column kind, which partners cannot do without"),
        ("ngo;Herning;Broen\n", "holds no names of columns"),
    ],
)
def test_wrong_first_row_is_refused_at_once(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        parsed_csv(tmp_path, text)


def test_file_that_does_not_say_what_it_holds_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="does not say what it holds"):
        parsed_csv(tmp_path, "id;kind;name\n", "liste.csv")
    assert parse_files([tmp_path / "liste.csv"], sheet="partnere").rows == 0


def test_folder_without_known_files_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").touch()
    with pytest.raises(InvalidFile, match="has no CSV file that is named after a sort"):
        parse_files([tmp_path])


def test_progress_is_told_in_bytes_up_to_the_end(tmp_path: Path) -> None:
    lines = "".join(f"n{number};ngo;Broen\n" for number in range(1000))
    file = tmp_path / "partners.csv"
    file.write_text("id;kind;name\n" + lines, encoding="utf-8")
    told: list[tuple[int, int]] = []
    parse_files([file, file], progress=lambda done, total: told.append((done, total)))
    size = file.stat().st_size
    assert told == sorted(told)
    assert told[-1] == (2 * size, 2 * size)
    assert len(told) > 10
