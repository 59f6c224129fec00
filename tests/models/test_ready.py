"""A market is made without the garbage collector, which goes on afterwards."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from matching.protocols import Floats, Progress
from matching.register import Register
from models import ready
from models.ready import load_market, load_recommender
from tests.market import TODAY, WordEncoder, company, need, ngo, offer


class FailingEncoder(WordEncoder):
    def encode(self, texts: Any, progress: Progress | None = None) -> Floats:
        assert not gc.isenabled()
        raise RuntimeError("no vectors today")


@pytest.fixture(autouse=True)
def every_market_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "LARGE", 0)


def test_garbage_is_collected_again_after_a_market_is_made() -> None:
    load_recommender(Register(), TODAY, encoder=WordEncoder())
    assert gc.isenabled()


def test_garbage_is_collected_again_after_a_market_could_not_be_made() -> None:
    with pytest.raises(RuntimeError, match="no vectors"):
        load_recommender(Register(), TODAY, encoder=FailingEncoder())
    assert gc.isenabled()


def test_market_is_ready_to_be_asked_and_changed() -> None:
    market = load_market(Register([ngo()], [need()]), TODAY, encoder=WordEncoder())
    changed = market.updated(Register([company()], [], [offer()]))
    assert [match.partner.id for match in changed.recommender.recommend("need").matches] == ["com"]
    assert changed.recommender.model == "words-of-the-test+prior-1"
