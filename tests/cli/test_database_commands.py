"""``brobygger db`` and ``brobygger encode``."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command


def test_info_says_where_the_database_is_and_what_is_in_it(brobygger: Command) -> None:
    document = brobygger("db", "info", "--json").document
    assert document["records"] == {"partners": 3, "needs": 3, "offers": 2, "volunteers": 2}
    assert document["database"].startswith("sqlite:///")
    assert "Partnere: 3" in brobygger("db", "info", "--lang", "da").out


def test_upgrade_says_the_revision(empty: Command) -> None:
    ended = empty("db", "upgrade")
    assert ended.code == 0
    revision = empty("db", "upgrade", "--json").document["revision"]
    assert f"(revision {revision})" in ended.out.replace("\n", " ")


def test_sound_database_is_said_to_be_sound(brobygger: Command) -> None:
    ended = brobygger("db", "check")
    assert ended.code == 0
    assert "is sound." in ended.out.replace("\n", " ")
    assert brobygger("db", "check", "--json").document["faults"] == []


def test_fault_of_the_database_ends_with_5(empty: Command, tmp_path: Path) -> None:
    assert empty("db", "upgrade").code == 0
    with sqlite3.connect(tmp_path / "brobygger.sqlite") as connection:
        connection.execute("DROP TABLE volunteers")
    connection.close()
    ended = empty("db", "check")
    assert ended.code == 5
    assert "has faults:" in ended.out
    assert len(empty("db", "check", "--json").document["faults"]) > 0


def test_second_encoding_finds_everything_there(empty: Command, market_file: Path) -> None:
    assert empty("import", str(market_file)).code == 0
    first, second = empty("encode", "--json").document, empty("encode", "--json").document
    assert first["new"] == first["texts"] > 0
    assert (second["texts"], second["new"]) == (first["texts"], 0)
    assert Path(first["file"]).exists()
    assert f"there already: {first['texts']}" in empty("encode").out
    assert "omsat til vektorer nu: 0" in empty("encode", "--lang", "da").out
