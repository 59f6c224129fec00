"""Own spreadsheets, fed by a mapping."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from matching.errors import InvalidFile
from storage.import_file import parse_files
from storage.mapping import Mapping, read_mapping
from storage.parsed import Parsed
from storage.records import record_of

PARTNERS = 'sort = "partners"\n[constants]\nkind = "ngo"\nname = "Broen"\n[fields]\nid = "Nr."\n'


def mapping(tmp_path: Path, text: str) -> Mapping:
    file = tmp_path / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return read_mapping(file)


def parsed(tmp_path: Path, lines: str, text: str) -> Parsed:
    table = tmp_path / "liste.csv"
    table.write_text(lines, encoding="utf-8")
    return parse_files([table], mapping=mapping(tmp_path, text))


def value(tmp_path: Path, field: str, line: str, cell: str, more: str = "") -> Any:
    """What ``field`` becomes when ``cell`` stands in the column K of an own spreadsheet."""
    top, _, tables = more.partition("\n")
    found = parsed(tmp_path, f'Nr.;K;L\n1;"{cell}";l\n', f"{top}\n{PARTNERS}{field} = {line}\n{tables}")
    assert [str(refused.sentence) for refused in found.refused] == []
    return record_of(found.profiles["partners"][0]).get(field)


@pytest.mark.parametrize(
    ("field", "line", "cell", "expected"),
    [
        ("name", '"K"', " Broen ", "Broen"),
        ("name", '"k"', "Havnen", "Havnen"),
        ("name", '"K"', "", "Broen"),
        ("name", '{ columns = ["K", "L"], join = ", " }', "k", "k, l"),
        ("name", '{ columns = ["K", "L"] }', "En l.", "En l."),
        ("name", '{ column = "K", capitals = "title" }', "VENNER AF ØEN", "Venner af Øen"),
        ("name", '{ column = "K", form = "Nr. {}!" }', "7", "Nr. 7!"),
        ("mission", '{ column = "K", blank = ["-", "Ukendt"] }', "UKENDT", None),
        ("mission", '["K", { column = "L", form = "({})" }]', "k", "k\n(l)"),
        ("places", '{ column = "K", form = "postcode:GB {}" }', "LA9 7NN", ["postcode:GB LA9 7NN"]),
        ("places", '{ columns = ["K"] }', "657", ["Herning"]),
        ("roles_can", '{ column = "K", split = "," }', "Vært, mentor,, host", ["host", "mentor", "host"]),
        ("purposes", '{ column = "K", split = "/", only_codes_of = "purposes" }', "sport/xx", ["sport"]),
        ("identifiers", '{ column = "K", org_id = true }', "GB-CHC-516781", ["GB-CHC:516781"]),
        ("identifiers", '{ column = "K", org_id = true }', "DK-CVR:00000114", ["DK-CVR:00000114"]),
        (
            "classifications",
            '[{ column = "K", form = "ICNPTSO:{} [register, 1]" }, { column = "L", form = "UKCAT:{}" }]',
            "A11",
            ["ICNPTSO:A11 [register, 1]", "UKCAT:l"],
        ),
        (
            "classifications",
            '{ column = "K", split = ";", form = "ICNPTSO:{} [register, 1]", only_codes_of = "icnptso" }',
            "ZZ9;B10",
            ["ICNPTSO:B10 [register, 1]"],
        ),
        ("classifications", '{ column = "K", form = "X:{} (y)" }', "a (b) [c]", [r"X:a \(b) \[c] (y)"]),
        ("members", '"K"', "1.200", 1200),
        ("yearly_income_dkk", '{ column = "K", times = 8.70 }', "100,01", 870.09),
        ("yearly_income_dkk", '{ column = "K", times = 1000, decimals = 0 }', "85,5", 85500),
        ("yearly_income_dkk", '{ columns = ["K", "L"], blank = ["-", "l"] }', "-", None),
        ("invented", '"K"', "ja", True),
    ],
)  # fmt: skip
def test_cell_becomes_a_value(tmp_path: Path, field: str, line: str, cell: str, expected: object) -> None:
    assert value(tmp_path, field, line, cell) == expected


def test_point_is_a_point_where_the_mapping_says_so(tmp_path: Path) -> None:
    assert value(tmp_path, "yearly_income_dkk", '"K"', "26,855.125", 'decimal = "."\n') == 26855.125


def test_words_are_translated_and_others_may_be_labels(tmp_path: Path) -> None:
    more = '\n[translate.purposes]\n"Skole" = "education"\n"Leg" = ["sport", "culture"]\n"Andet" = ""'
    line = '{ column = "K", split = "," }'
    assert value(tmp_path, "purposes", line, "skole, LEG, andet, sundhed", more) == [
        "education",
        "sport",
        "culture",
        "health",
    ]


def test_word_that_is_no_code_is_refused_with_its_row(tmp_path: Path) -> None:
    found = parsed(tmp_path, "Nr.;K\n1;klub\n", PARTNERS + 'kind = "K"')
    assert [(refused.row, refused.column, refused.value) for refused in found.refused] == [
        (2, "kind", "klub")
    ]


def test_number_that_is_none_is_refused_with_its_row(tmp_path: Path) -> None:
    found = parsed(tmp_path, "Nr.;K\n1;mange\n2;7\n", PARTNERS + 'members = "K"')
    assert [(refused.row, refused.column, refused.value) for refused in found.refused] == [
        (2, "members", "mange")
    ]
    assert len(found.profiles["partners"]) == 1


@pytest.mark.parametrize(
    ("cell", "id"),
    [
        ("Caféen i Åby", "Cafeen-i-Aaby"),
        ("GB-CHC-516781", "GB-CHC-516781"),
        (" 114 ", "114"),
        ("a/b\\c", "a-b-c"),
        ("x" * 99, "x" * 64),
    ],
)
def test_id_is_cleaned(tmp_path: Path, cell: str, id: str) -> None:
    found = parsed(tmp_path, f"Nr.\n{cell}\n", PARTNERS)
    assert [partner.id for partner in found.profiles["partners"]] == [id]


def test_id_of_nothing_but_signs_is_missing(tmp_path: Path) -> None:
    found = parsed(tmp_path, "Nr.;K\n???;x\n", PARTNERS)
    assert ["id is missing" in str(refused.sentence) for refused in found.refused] == [True]


def test_needs_find_their_partners_by_the_same_cleaned_id(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("Nr.;Forening\n1;Café Å\n", encoding="utf-8")
    text = (
        'sort = "needs"\n[constants]\nresource_kind = "goods"\n[fields]\nid = "Nr."\npartner = "Forening"\n'
    )
    found = parse_files([tmp_path / "liste.csv"], mapping=mapping(tmp_path, text), known_partners={"Cafe-Aa"})
    assert len(found.profiles["needs"]) == 1


def test_spreadsheet_is_read_by_its_sheet_and_its_row_of_names(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Noter").append(["x"])
    sheet = book.create_sheet("Foreninger")
    for line in (["Liste 2026"], [], ["Nr.", "Medlemmer", None, "Rate"], [7, 1.125, "kladde", "#N/A"]):
        sheet.append(line)
    book.save(tmp_path / "liste.xlsx")
    text = 'sheet = "foreninger"\nheader_row = 3\n' + PARTNERS + 'yearly_income_dkk = "Medlemmer"'
    (partner,) = parse_files([tmp_path / "liste.xlsx"], mapping=mapping(tmp_path, text)).profiles["partners"]
    assert (partner.id, partner.yearly_income_dkk) == ("7", Decimal("1.125"))  # type: ignore[union-attr]


def test_column_that_no_field_asks_for_may_be_broken(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Nr.", "Sum"])
    sheet.append([7, "=A1"])
    book.save(tmp_path / "liste.xlsx")
    assert parse_files([tmp_path / "liste.xlsx"], mapping=mapping(tmp_path, PARTNERS)).refused == []
    found = parse_files([tmp_path / "liste.xlsx"], mapping=mapping(tmp_path, PARTNERS + 'mission = "Sum"'))
    assert [refused.column for refused in found.refused] == ["mission"]


def test_cells_beyond_the_last_name_are_refused(tmp_path: Path) -> None:
    found = parsed(tmp_path, "Nr.;\n1;note\n2;note;x\n", PARTNERS)
    assert {refused.row for refused in found.refused} == {3}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sort =\n", "is not TOML: .*line 1"),
        ('sort = "partners"\n[constants]\nkind = "klub"', "'klub' is not a code of partner_kinds"),
        ("[fields]\nid = 'a'", "does not say what it feeds"),
        ('sort = "foreninger"', "'foreninger' cannot be the sort of mapping; write it as in partners"),
        (PARTNERS + 'mision = "K"', "'mision' is not a name of a value of partners; did you mean 'mission'"),
        ('fiels = 1\n' + PARTNERS, "'fiels' is not an option of mapping; use one of fields"),
        (PARTNERS + 'mission = { columm = "K" }', "mission has no column"),
        (PARTNERS + 'mission = { column = "K", columns = ["L"] }', "mission has no column"),
        (PARTNERS + "mission = 7", "mission has no column"),
        (PARTNERS + "mission = []", "mission has no column"),
        (PARTNERS + 'mission = { column = "K", splitt = ";" }', "'splitt' is not an option of mission"),
        (PARTNERS + 'mission = { column = "K", split = "" }', "'' cannot be the split of mission"),
        (PARTNERS + 'mission = { column = "K", form = "x" }', "'x' cannot be the form of mission"),
        (PARTNERS + 'mission = { column = "K", capitals = "loud" }', "'loud' cannot be the capitals of"),
        (PARTNERS + 'mission = { column = "K", times = "8" }', "'8' cannot be the times of mission"),
        (PARTNERS + 'terms = { column = "K", only_codes_of = "vilkår" }', "'vilkår' cannot be"),
        (PARTNERS + '[translate]\nkind = "ngo"', r"a line under \[translate.kind\]"),
        (PARTNERS + "[translate.kind]\nklub = 7", r"a line under \[translate.kind\]"),
        ("header_row = 0\n" + PARTNERS, "'0' cannot be the header_row of mapping"),
        ('sort = "partners"\n[fields]\nid = "Nr."\nname = "Navn"', "nothing feeds kind, which partners"),
    ],
)  # fmt: skip
def test_wrong_mapping_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        mapping(tmp_path, text)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("Nr.;Nvn", "asks for the column 'Navn', which the first row of .* does not have; it has Nr., Nvn"),
        ("Nr.;Navn;navn", "asks for the column 'Navn', which stands twice"),
    ],
)
def test_column_that_is_not_there_gets_a_sentence(tmp_path: Path, names: str, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        parsed(tmp_path, f"{names}\n1;x\n", PARTNERS + 'mission = "Navn"')


def test_mapping_is_not_for_json(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text('{"format": "brobygger-market/1"}', encoding="utf-8")
    with pytest.raises(InvalidFile, match="leave the mapping out"):
        parse_files([tmp_path / "m.json"], mapping=mapping(tmp_path, PARTNERS))
