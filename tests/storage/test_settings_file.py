"""The settings file, and what it puts into the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import InvalidSetting
from storage.settings_file import FROM_FILE, in_environment, read_settings_file


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a command runs in, and a user whose folders are empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_changes() -> None:
    environment: dict[str, str] = {}
    with in_environment(environment) as found:
        assert (found, environment) == (None, {})


def test_file_fills_what_the_environment_leaves_open(folder: Path) -> None:
    written(folder / "brobygger.toml", 'lang = "da"\nencoder = "models/æ"\ngrace_s = 5\ndebug = true\n')
    environment = {"BROBYGGER_LANG": "en", "BROBYGGER_ENCODER": " "}
    before = dict(environment)
    with in_environment(environment):
        assert environment == {
            "BROBYGGER_LANG": "en",
            "BROBYGGER_ENCODER": "models/æ",
            "BROBYGGER_GRACE_S": "5",
            "BROBYGGER_DEBUG": "1",
        }
        assert {"encoder", "grace_s", "debug"} == FROM_FILE
    assert environment == {name: value for name, value in before.items() if value.strip()}
    assert set() == FROM_FILE


def test_file_that_is_named_goes_before_that_of_the_folder_and_that_before_the_users(folder: Path) -> None:
    of_user = written(folder / "config/brobygger/brobygger.toml", 'lang = "da"')
    assert read_settings_file({}).path == of_user  # type: ignore[union-attr]
    written(folder / "brobygger.toml", 'lang = "en"')
    assert read_settings_file({}).values == {"lang": "en"}  # type: ignore[union-attr]
    named = written(folder / "other.toml", "")
    assert read_settings_file({"BROBYGGER_CONFIG": str(named)}).values == {}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'databse_url = "x"',
            r"'databse_url' in .*brobygger.toml is no setting; did you mean 'database_url'\?",
        ),
        ('BROBYGGER_LANG = "da"', r"did you mean 'lang'\?"),
        ("zzz = 1", r"'brobygger config' lists those there are\."),
        ("[log]\nlevel = 1", r"'log' in .* is no setting"),
        ('hosts = ["a"]', r"'hosts' in .* is a list, a table or a date"),
        ("lang = da", r"is not TOML \(.*\)"),
        ("a = 1\nb = 2", r"'a' in .* 'b' in "),
    ],
)
def test_what_cannot_be_used_is_a_sentence(folder: Path, text: str, sentence: str) -> None:
    written(folder / "brobygger.toml", text)
    with pytest.raises(InvalidSetting, match=sentence), in_environment({}):
        pass


@pytest.mark.parametrize("named", ["absent.toml", "."])
def test_file_that_cannot_be_read_is_a_sentence(named: str) -> None:
    with pytest.raises(InvalidSetting, match=r"cannot be read \(.*\); .* BROBYGGER_CONFIG\."):
        read_settings_file({"BROBYGGER_CONFIG": named})


def test_file_of_another_encoding_is_a_sentence(folder: Path) -> None:
    (folder / "brobygger.toml").write_bytes('lang = "æ"'.encode("latin-1"))
    with pytest.raises(InvalidSetting, match=r"is not TOML \(UTF-8\)"):
        read_settings_file({})
