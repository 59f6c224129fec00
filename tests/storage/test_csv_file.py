"""CSV files as they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.csv_file import read_csv
from storage.readers import read_rows, read_tables
from storage.rows import Row


def rows(tmp_path: Path, text: str, name: str = "partners.csv") -> list[Row]:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return list(read_rows(file))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_and_line_end_are_found_out(tmp_path: Path, sign: str, end: str) -> None:
    text = end.join([sign.join(["id", "kind", "name"]), sign.join(["p", "ngo", '"a, b; c"']), ""])
    (row,) = rows(tmp_path, text)
    assert row.values == {"id": "p", "kind": "ngo", "name": "a, b; c"}
    assert (row.sort, row.number) == ("partners", 2)


def test_separator_that_the_first_line_tells_is_taken(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "sep=,\r\nid,name\r\np,a;b;c\r\n")
    assert (row.number, row.values["name"]) == (3, "a;b;c")


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("partners.csv", "partners"), ("needs-2027.csv", "needs"), ("Behov_forår.csv", "needs"),
        ("tilbud.tsv", "offers"), ("frivillige.txt", "volunteers"), ("liste.csv", None), ("2027.csv", None),
    ],
)  # fmt: skip
def test_sort_is_read_from_the_name_of_the_file(tmp_path: Path, name: str, sort: str | None) -> None:
    assert rows(tmp_path, "id;name\np;x\n", name)[0].sort == sort


def test_sort_that_is_told_wins_over_the_name(tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text("id\nx\n", encoding="utf-8")
    assert next(read_tables(file, "tilbud")).sort == "offers"
    with pytest.raises(InvalidFile, match="'Ark1' is not a sort of record"):
        read_tables(file, "Ark1")


def test_line_ends_and_quotation_marks_stay_inside_a_cell(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, 'id;mission\np;"a\r\nb ""c"" \n"\r\n')
    assert row.values["mission"] == 'a\r\nb "c" \n'


def test_row_is_counted_as_in_a_spreadsheet(tmp_path: Path) -> None:
    found = rows(tmp_path, '\nid;name\n"p";"a\nb"\n\n;;\nq;c\n')
    assert [row.number for row in found] == [3, 6]


def test_short_row_leaves_the_rest_unknown(tmp_path: Path) -> None:
    assert rows(tmp_path, "id;name;mission\np\n")[0].values == {"id": "p"}


def test_cells_beyond_the_names_are_surplus(tmp_path: Path) -> None:
    (row, other) = rows(tmp_path, "id;;name\np;x;a;y;;\nq;;b;;;\n")
    assert row.surplus == {2: "x", 4: "y"}
    assert row.values == {"id": "p", "name": "a"}
    assert other.surplus == {}


def test_huge_cell_is_read(tmp_path: Path) -> None:
    assert len(rows(tmp_path, f"id;mission\np;{'x' * 400_000}\n")[0].values["mission"]) == 400_000


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n"])
def test_empty_file_gets_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidFile, match="is empty"):
        rows(tmp_path, text)


def test_names_alone_are_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, "id;name\n") == []


@pytest.mark.parametrize("text", ['id;name\np;"a\nq;b\n', 'id;name\np;"a" b\n'])
def test_quotation_mark_that_is_not_closed_is_refused_with_its_row(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidFile, match=r"Row 2 of .* cannot be parted into cells"):
        rows(tmp_path, text)


def test_names_may_stand_further_down(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Foreninger i byen, 2026\n\nNr.;Navn\n1;Broen\n", encoding="utf-8")
    table = next(tables := read_csv(file, header=2))
    assert table.names == ("Nr.", "Navn")
    assert [(row.number, row.values) for row in table.rows] == [(4, {"Nr.": "1", "Navn": "Broen"})]
    assert list(tables) == []


@pytest.mark.parametrize("name", ["market.xls", "market.ods", "market"])
def test_other_kind_of_file_gets_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidFile, match="is of a kind that cannot be read"):
        read_tables(tmp_path / name)
