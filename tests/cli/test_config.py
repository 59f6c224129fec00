"""``brobygger config`` and the settings file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]


def settings(empty: Command) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in empty("config", "--json").document["settings"]}


def test_every_setting_is_told_with_its_source(
    empty: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.toml"
    file.write_text('grace_s = 7\nmetrics_token = "geheim-geheim-geheim"\n')
    monkeypatch.setenv("BROBYGGER_CONFIG", str(file))
    found = settings(empty)
    assert (found["grace_s"]["value"], found["grace_s"]["source"]) == (7, "file")
    assert found["database_url"]["source"] == "environment"
    assert (found["log_level"]["value"], found["log_level"]["source"]) == ("info", "default")
    assert found["metrics_token"]["value"] == "***"
    assert empty("config", "--json").document["file"] == str(file)
    ended = empty("config", "--lang", "da")
    assert "standard" in ended.out
    assert "geheim" not in ended.out


def test_password_of_the_database_is_not_shown(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", "postgresql://centre:geheim@localhost/b")
    assert settings(empty)["database_url"]["value"] == "postgresql+psycopg://centre:***@localhost/b"
    assert "geheim" not in empty("config").out


def test_name_of_the_environment_that_is_no_setting_is_remarked(
    empty: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROBYGGER_DATBASE_URL", "x")
    ended = empty("config")
    assert ended.code == 0
    assert "BROBYGGER_DATBASE_URL is set in the environment, and is no setting here." in ended.err
    assert empty("config", "--json").document["unknown"] == ["BROBYGGER_DATBASE_URL"]


def test_setting_that_cannot_be_used_ends_with_2(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_LOG_FORMAT", "xml")
    ended = empty("config", "--lang", "da")
    assert (ended.code, ended.out) == (2, "")
    assert "BROBYGGER_LOG_FORMAT er 'xml'" in ended.err


def test_commands_see_what_the_file_says(
    empty: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brobygger.toml").write_text(
        f'lang = "da"\ndatabase_url = "sqlite:///{tmp_path}/of-file.sqlite"\n'
    )
    monkeypatch.delenv("BROBYGGER_CONFIG")
    monkeypatch.delenv("BROBYGGER_DATABASE_URL")
    monkeypatch.chdir(tmp_path)
    ended = empty("db", "upgrade")
    assert ended.code == 0
    assert "er opdateret" in ended.out.replace("\n", " ") or "revision" in ended.out
    assert (tmp_path / "of-file.sqlite").exists()
    assert empty("config", "--lang", "en").out.startswith("Setting")


def test_file_with_a_typing_error_stops_every_command(
    empty: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.toml"
    file.write_text('databse_url = "sqlite:///x.sqlite"')
    monkeypatch.setenv("BROBYGGER_CONFIG", str(file))
    ended = empty("partners")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean 'database_url'?" in ended.err


@pytest.mark.parametrize("command", [[], ["config"], ["serve"], ["db", "backup"]])
def test_help_does_not_load_what_checks_settings(command: list[str]) -> None:
    code = f"""
import sys
from cli.main import run
assert run({[*command, "--help"]!r}) == 0
slow = {{"pydantic", "pydantic_settings", "prometheus_client", "uvicorn"}}
print(*sorted(slow & set(sys.modules)), file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == ""
