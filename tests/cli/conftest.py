"""Commands as somebody types them, over a small market that no test changes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.main import run
from tests.cli.small_market import MARKET

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "BROBYGGER_LANG", "BROBYGGER_DEBUG", "BROBYGGER_ENCODER")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ended]


@pytest.fixture
def market_file(tmp_path: Path) -> Path:
    """The small market as a file."""
    path = tmp_path / "market.json"
    path.write_text(json.dumps(MARKET), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def filled_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that holds the small market."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "market.json").write_text(json.dumps(MARKET), encoding="utf-8")
    url = f"sqlite:///{folder / 'brobygger.sqlite'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROBYGGER_DATABASE_URL", url)
        assert run(["import", str(folder / "market.json")]) == 0
    return url


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command over a database of this test alone, in English unless it says otherwise."""
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", f"sqlite:///{tmp_path / 'brobygger.sqlite'}")
    return _typed(monkeypatch, capsys)


@pytest.fixture
def brobygger(
    filled_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command over the small market, in English unless it says otherwise."""
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", filled_url)
    return _typed(monkeypatch, capsys)


def _typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("BROBYGGER_CONFIG", os.devnull)

    def typed(*arguments: str) -> Ended:
        capsys.readouterr()
        code = run(arguments)
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return typed
