"""A file is there as a whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matching.errors import InvalidFile
from storage.safe_write import replacing


def test_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "new" / "market.json"
    for text in ("one", "two"):
        with replacing(file) as (part,):
            part.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text
    assert list(file.parent.iterdir()) == [file]


def test_error_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        file.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), replacing(*files) as parts:
        parts[0].write_text("new \ud800", encoding="utf-8")
    assert [file.read_text(encoding="utf-8") for file in files] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == files


def test_kill_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "market.json"
    file.write_text("old", encoding="utf-8")
    code = (
        "import os, signal, sys; from pathlib import Path; from storage.safe_write import replacing\n"
        "with replacing(Path(sys.argv[1])) as (part,):\n"
        "    part.write_text('new')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert file.read_text(encoding="utf-8") == "old"


def test_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with replacing(tmp_path / "link") as (part,):
        part.write_text("new", encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "new"


def test_place_that_cannot_be_written_to_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidFile, match="cannot be written"), replacing(tmp_path / "file" / "market.json"):
        pass


def test_file_can_be_read_by_others_as_usual(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        with replacing(tmp_path / "market.json") as (part,):
            part.touch()
    finally:
        os.umask(old)
    assert (tmp_path / "market.json").stat().st_mode & 0o777 == 0o644
