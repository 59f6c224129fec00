"""``brobygger db backup`` and ``brobygger db restore``; more of them in tests/storage/test_backup.py."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.terminal import Paper
from tests.cli.conftest import Command


class Keyboard(io.StringIO):
    """Somebody who types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets somebody type a line at a terminal."""

    def types(line: str) -> None:
        monkeypatch.setattr(sys, "stdin", Keyboard(line))
        monkeypatch.setattr(Paper, "is_terminal", True)

    return types


@pytest.fixture
def backup(empty: Command, market_file: Path, tmp_path: Path) -> str:
    """A backup of the small market, which the database holds."""
    assert empty("import", str(market_file)).code == 0
    file = str(tmp_path / "monday.backup")
    assert empty("db", "backup", file).code == 0
    return file


def partners(empty: Command) -> int:
    return int(empty("db", "info", "--json").document["records"]["partners"])


def test_backup_says_where_it_is(empty: Command, backup: str) -> None:
    document = empty("db", "backup", backup, "--force", "--json").document
    assert document.keys() == {"database", "file", "revision", "bytes"}
    assert (document["file"], document["bytes"]) == (backup, Path(backup).stat().st_size)
    ended = empty("db", "backup", backup)
    assert (ended.code, ended.out) == (2, "")
    assert "is there already" in ended.err


def test_empty_database_is_restored_without_a_question(empty: Command, backup: str, tmp_path: Path) -> None:
    for file in tmp_path.glob("brobygger.sqlite*"):
        file.unlink()
    ended = empty("db", "restore", backup, "--lang", "da")
    assert (ended.code, ended.err) == (0, "")
    assert partners(empty) == 3


def test_filled_database_needs_force_and_a_script_yes(empty: Command, backup: str) -> None:
    assert "add --force" in empty("db", "restore", backup).err
    ended = empty("db", "restore", backup, "--force")
    assert (ended.code, ended.out) == (2, "")
    assert "in a script say so with --yes" in ended.err
    document = empty("db", "restore", backup, "--force", "--yes", "--json").document
    assert document.keys() == {"database", "file", "revision", "copy"}
    assert Path(document["copy"]).exists()


@pytest.mark.parametrize(("line", "code"), [("y\n", 0), ("ja\n", 0), ("n\n", 130), ("", 130), ("\n", 130)])
def test_person_is_asked_before_something_is_replaced(
    empty: Command, backup: str, typing: Callable[[str], None], line: str, code: int, tmp_path: Path
) -> None:
    typing(line)
    assert empty("db", "restore", backup, "--force").code == code
    assert len(list(tmp_path.glob("*before-restore*"))) == (0 if code else 1)


def test_damaged_backup_is_refused_before_anybody_is_asked(empty: Command, backup: str) -> None:
    Path(backup).write_bytes(Path(backup).read_bytes()[:10_000])
    ended = empty("db", "restore", backup, "--force")
    assert (ended.code, ended.out) == (2, "")
    assert "is damaged" in ended.err
    assert partners(empty) == 3
