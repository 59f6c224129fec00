"""``brobygger encode`` where the database keeps the vectors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_vectors_go_into_a_database_that_searches_itself(
    empty: Command, market_file: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", postgresql_url)
    empty("import", str(market_file))
    first = empty("encode", "--json").document
    assert first["new"] == first["texts"] > 0
    assert first["file"].startswith("postgresql+psycopg://")
    assert empty("encode", "--json").document == {**first, "new": 0}
    assert "there already" in empty("encode").out
