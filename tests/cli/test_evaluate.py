from __future__ import annotations

from pathlib import Path

import pytest

from models.static_encoder import SHIPPED
from tests.cli.conftest import Command


@pytest.fixture
def judgments(tmp_path: Path) -> str:
    path = tmp_path / "judgments.csv"
    path.write_text("query,partner,grade,why\nneed-1,com-1,2,fits\nneed-1,com-2,0,\n", encoding="utf-8")
    return str(path)


def test_every_method_is_measured(empty: Command, market_file: Path, judgments: str) -> None:
    ended = empty("evaluate", "matches", "--market", str(market_file), "--judgments", judgments, "--json")
    assert (ended.code, ended.err) == (0, "")
    methods = {one["method"]: one["metrics"] for one in ended.document["methods"]}
    assert methods["hybrid+reciprocity"]["ndcg@10"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert {"popularity", "bm25", "dense", "hybrid"} < set(methods)
    assert (ended.document["queries"], ended.document["judgments"]) == (1, 2)


def test_table_is_danish_where_danish_is_asked_for(empty: Command, market_file: Path, judgments: str) -> None:
    files = ("--market", str(market_file), "--judgments", judgments)
    out = empty("evaluate", "matches", *files, "--lang", "da").out
    assert "hybrid+reciprocity" in out
    assert "1,000 [1,000–1,000]" in out
    assert "bedømt" in out


def test_encoder_can_be_named(empty: Command, market_file: Path, judgments: str) -> None:
    files = ("--market", str(market_file), "--judgments", judgments)
    named = empty("evaluate", "matches", *files, "--encoder", str(SHIPPED), "--json")
    assert named.document["model"].startswith("brobygger-da-en-")
    assert empty("evaluate", "matches", *files, "--encoder", "/nowhere").code == 4


def test_market_and_judgments_belong_together(empty: Command, market_file: Path, judgments: str) -> None:
    for given in (("--market", str(market_file)), ("--judgments", judgments)):
        ended = empty("evaluate", "matches", *given)
        assert (ended.code, ended.out) == (2, "")
        assert "belong together" in ended.err


def test_judgments_of_another_market_are_refused(empty: Command, market_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("query,partner,grade\nneed-99,com-1,2\n", encoding="utf-8")
    ended = empty("evaluate", "matches", "--market", str(market_file), "--judgments", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert "need-99" in ended.err
