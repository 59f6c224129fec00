from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import ModelUnavailable
from models.sentence_encoder import SentenceEncoder
from models.static_encoder import SHIPPED, StaticEncoder
from models.text_encoder import SETTING, load_encoder


@pytest.fixture(autouse=True)
def no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def test_default_is_used_when_none_is_named() -> None:
    assert load_encoder().name == StaticEncoder().name


def test_setting_names_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "/models/of-our-own")
    assert isinstance(load_encoder(), SentenceEncoder)


def test_argument_counts_more_than_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "/models/of-our-own")
    assert isinstance(load_encoder(str(SHIPPED)), StaticEncoder)


def test_empty_setting_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "")
    assert load_encoder().name == StaticEncoder().name


def test_missing_model_is_refused_when_it_is_used() -> None:
    encoder = load_encoder("/no/such/folder")
    with pytest.raises(ModelUnavailable):
        encoder.encode(["hjælp"])


def test_cache_keeps_vectors_in_its_file(tmp_path: Path) -> None:
    encoder = load_encoder(None, tmp_path / "vectors.sqlite")
    encoder.encode(["hjælp"])
    assert encoder.name == StaticEncoder().name
    assert (tmp_path / "vectors.sqlite").stat().st_size > 0
