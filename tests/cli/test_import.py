from __future__ import annotations

import json
from pathlib import Path

import pytest

from matching.accounts.centre import Centre
from storage.unit_of_work import unit_of_work
from tests.cli.conftest import Command

GOOD = "id;kind;name\np-1;virksomhed;Én A/S\np-2;fond;To\n"
BAD = "id;kind;name;employees\np-1;virksomhed;Én A/S;5\np-2;klub;To;x\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "partners.csv"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "partners-bad.csv"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


def total(command: Command) -> int:
    found: int = command("partners", "--json").document["total"]
    return found


def test_second_import_of_a_file_changes_nothing(empty: Command, good: str) -> None:
    first, second = empty("import", good), empty("import", good)
    assert (first.code, second.code) == (0, 0)
    assert "Everything was stored." in first.out
    assert "Everything was there already; nothing was changed." in second.out
    assert total(empty) == 2


def test_dry_run_stores_nothing(empty: Command, good: str) -> None:
    ended = empty("import", good, "--dry-run")
    assert ended.code == 0
    assert "Nothing was stored: this was a dry run." in ended.out
    assert total(empty) == 0


def test_refused_row_is_listed_and_nothing_is_taken(empty: Command, bad: str) -> None:
    ended = empty("import", bad)
    assert ended.code == 2
    assert f"{bad}:" in ended.out.replace("\n", "")
    assert "Nothing was stored, because rows were refused" in ended.out
    assert total(empty) == 0
    told = empty("import", bad, "--json")
    assert told.code == 2
    rows = [(one["row"], one["column"], one["value"]) for one in told.document["refused"]]
    assert sorted(rows) == [(3, "employees", "x"), (3, "kind", "klub")]
    assert (told.document["stored"], told.document["refused_rows"]) == (False, 1)


def test_good_rows_are_kept_where_that_is_asked_for(empty: Command, bad: str) -> None:
    ended = empty("import", bad, "--keep-good")
    assert ended.code == 0
    assert "The rows that are good were stored" in ended.out
    assert total(empty) == 1


def test_nothing_to_keep_ends_with_2(empty: Command, tmp_path: Path) -> None:
    (tmp_path / "partners.csv").write_text("id,kind,name\np-1,klub,En\n")
    ended = empty("import", str(tmp_path / "partners.csv"), "--keep-good")
    assert ended.code == 2
    assert "every row was refused" in ended.out


def test_dry_run_ends_as_the_import_would(empty: Command, bad: str) -> None:
    assert empty("import", bad, "--dry-run").code == 2
    assert empty("import", bad, "--dry-run", "--keep-good").code == 0


def test_report_is_danish_where_danish_is_asked_for(empty: Command, bad: str) -> None:
    out = empty("import", bad, "--lang", "da").out
    assert "Afvist i" in out
    assert "Partnere" in out
    assert "Intet blev gemt, fordi rækker blev afvist" in out


def test_document_counts_by_sort(empty: Command, market_file: Path) -> None:
    document = empty("import", str(market_file), "--json").document
    assert document["changes"]["partners"] == {"added": 3, "changed": 0, "unchanged": 0}
    assert document["changes"]["volunteers"]["added"] == 2
    assert (document["stored"], document["rows"], document["refused"]) == (True, 10, [])


def test_mapping_says_which_column_feeds_which_value(empty: Command, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("Nr;Firma\n7;Syv A/S\n", encoding="utf-8")
    mapping = 'sort = "partners"\n[fields]\nid = { column = "Nr", form = "com-{}" }\nname = "Firma"\n'
    (tmp_path / "own.toml").write_text(mapping + '[constants]\nkind = "company"\n', encoding="utf-8")
    ended = empty("import", str(tmp_path / "own.csv"), "--mapping", str(tmp_path / "own.toml"))
    assert ended.code == 0, ended.err
    assert empty("show", "com-7", "--json").document["record"]["name"] == "Syv A/S"


def test_sort_of_a_file_can_be_said(empty: Command, tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text(GOOD, encoding="utf-8")
    assert empty("import", str(tmp_path / "liste.csv"), "--sheet", "partnere").code == 0
    assert total(empty) == 2


def test_nothing_to_import_is_told(empty: Command) -> None:
    ended = empty("import")
    assert ended.code == 2
    assert "--sample" in ended.err


def test_exported_files_import_as_the_same(brobygger: Command, tmp_path: Path) -> None:
    for name in ("market.json", "market.xlsx", "folder"):
        assert brobygger("export", str(tmp_path / name)).code == 0
        document = brobygger("import", str(tmp_path / name), "--dry-run", "--json").document
        assert {tuple(changes.values())[:2] for changes in document["changes"].values()} == {(0, 0)}
        assert document["changes"]["needs"]["unchanged"] == 3


def test_export_tells_files_and_counts(brobygger: Command, tmp_path: Path) -> None:
    target = tmp_path / "market.json"
    document = brobygger("export", str(target), "--json").document
    assert document == {
        "files": [str(target)],
        "records": {"partners": 3, "needs": 3, "offers": 2, "volunteers": 2},
    }
    assert len(json.loads(target.read_text(encoding="utf-8"))["partners"]) == 3
    assert (
        "Partnere: 3, Behov: 3, Tilbud: 2, Frivillige: 2"
        in brobygger("export", str(target), "--lang", "da").out
    )


def test_export_of_another_kind_is_refused(brobygger: Command, tmp_path: Path) -> None:
    ended = brobygger("export", str(tmp_path / "market.pdf"))
    assert (ended.code, ended.out) == (2, "")
    assert "use the ending .json, .xlsx or .csv" in ended.err


def test_centre_is_given_to_partners_that_name_none(empty: Command, tmp_path: Path) -> None:
    add_centre(tmp_path, "herning")
    path = tmp_path / "partners.csv"
    path.write_text("id;kind;name;centres;visibility\np-1;fond;En;;alle\np-2;fond;To;ry | vejle;public\n")
    assert empty("import", str(path), "--centre", "herning").code == 0
    found = {id: empty("show", id, "--json").document["record"] for id in ("p-1", "p-2")}
    assert {id: record["centres"] for id, record in found.items()} == {
        "p-1": ["herning"],
        "p-2": ["ry", "vejle"],
    }
    assert {record["visibility"] for record in found.values()} == {"public"}
    shown = empty("show", "p-2").out
    assert "Visible to" in shown
    assert "everybody" in shown
    again = empty("import", str(path), "--centre", "herning", "--json").document
    assert again["changes"]["partners"] == {"added": 0, "changed": 0, "unchanged": 2}


def test_centre_that_is_not_there_is_refused(empty: Command, good: str, tmp_path: Path) -> None:
    assert "none yet" in empty("import", good, "--centre", "herning").err
    add_centre(tmp_path, "ry")
    ended = empty("import", good, "--centre", "herning")
    assert ended.code == 2
    assert "There is no centre 'herning'" in ended.err
    assert "(ry)" in ended.err
    assert total(empty) == 0


def add_centre(folder: Path, id: str) -> None:
    with unit_of_work(f"sqlite:///{folder / 'brobygger.sqlite'}") as work:
        work.centres.add(Centre(id=id, name="Frivilligcentret"))
        work.commit()


def test_sample_brings_its_centres_and_leaves_those_that_are_there(empty: Command) -> None:
    empty("centre", "add", "frivilligcenter-midt", "--name", "Mit eget")
    for _ in range(2):
        assert empty("import", "--sample").code == 0
    found = {one["id"]: one["name"] for one in empty("centre", "list", "--json").document["centres"]}
    assert found["frivilligcenter-midt"] == "Mit eget"
    assert set(found) == {"frivilligcenter-vest", "frivilligcenter-midt", "frivilligcenter-oest"}
