"""Every setting: what it may be, and what is said when it cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from api.settings import Settings, about, load_settings, plain
from matching.catalogue import translated
from matching.errors import InvalidSetting
from storage.settings_file import NAMES, variable


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("BROBYGGER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BROBYGGER_CONFIG", os.devnull)


def test_file_and_settings_know_the_same_names() -> None:
    assert tuple(Settings.model_fields) == NAMES
    assert len(NAMES) < 25


def test_nothing_set_gives_the_defaults() -> None:
    settings = load_settings()
    assert (settings.database_url, settings.lang, settings.log_level) == (None, None, "info")
    assert (settings.log_format, settings.grace_s, settings.debug) == ("json", 20, False)


def test_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('log_level = "error"\nlog_format = "text"\n')
    monkeypatch.setenv("BROBYGGER_CONFIG", str(tmp_path / "b.toml"))
    monkeypatch.setenv("BROBYGGER_LOG_LEVEL", "Debug")
    settings = load_settings()
    assert (settings.log_level, settings.log_format) == ("debug", "text")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("database_url", "mysql://u:geheim@h/d", "which is not a database that can be used"),
        ("lang", "fr", "BROBYGGER_LANG is 'fr', which cannot be used; write da or en."),
        ("log_level", "loud", "write debug, info, warning or error"),
        ("log_format", "xml", "write json or text"),
        ("grace_s", "0", "write a whole number of seconds from 1 to 600"),
        ("grace_s", "soon", "is 'soon', which cannot be used"),
        ("most_open", "0", "write a whole number from 1 to 100"),
        ("debug", "perhaps", "write true or false"),
        ("metrics_token", "geheim", "BROBYGGER_METRICS_TOKEN cannot be used; write at least 16"),
        ("secret", "geheim", "at least 32"),
        ("hosts", "https://match.example.org", "which is no name of a host"),
        ("rate_limit", "-1", "BROBYGGER_RATE_LIMIT is '-1'"),
        ("oidc_issuer", "https://id.example.org", "needs all of"),
    ],
)
def test_value_that_cannot_be_used_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(variable(name), value)
    with pytest.raises(InvalidSetting) as refused:
        load_settings()
    assert sentence in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_each_value_that_cannot_be_used_has_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_LANG", "fr")
    monkeypatch.setenv("BROBYGGER_GRACE_S", "x")
    with pytest.raises(InvalidSetting, match=r"BROBYGGER_LANG .*\. BROBYGGER_GRACE_S .*\."):
        load_settings()


def test_secret_is_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_SECRET", "s" * 40)
    settings = load_settings()
    assert "s" * 40 not in repr(settings)
    assert plain(settings.secret) == "s" * 40


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_says_what_it_is_for_in_both_languages(name: str) -> None:
    known = about(name)
    texts = [known.purpose, known.expects, *([known.unset] if known.unset else [])]
    ours = [text.template for text in texts if text.template != "../shared/data"]
    assert [text for text in ours if translated(text, "da") == text] == []
    assert known.unset or Settings.model_fields[name].default is not None
