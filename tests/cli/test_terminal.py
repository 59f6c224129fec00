from __future__ import annotations

import io

import pytest

from cli.terminal import Paper, Terminal, plain
from matching.messages import message


def test_control_characters_become_blanks() -> None:
    assert plain("a\x1b[2Jb\x07c\x9bd\r") == "a [2Jb c d "
    assert plain("æ\nø\tå") == "æ\nø\tå"


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal().progress(message("Reading")) as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    paper, shown = Paper(stderr=True), io.StringIO()
    paper.file = shown
    with Terminal("da", err=paper).progress(message("Reading")) as progress:
        progress(1, 2)
    assert "1/2" in shown.getvalue()
    assert "Læser" in shown.getvalue()
