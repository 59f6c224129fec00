"""A market is made without the garbage collector, which goes on afterwards."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from matching.protocols import Floats, Progress
from matching.register import Register
from models.ready import load_recommender
from tests.market import TODAY, WordEncoder


class FailingEncoder(WordEncoder):
    def encode(self, texts: Any, progress: Progress | None = None) -> Floats:
        assert not gc.isenabled()
        raise RuntimeError("no vectors today")


def test_garbage_is_collected_again_after_a_market_is_made() -> None:
    load_recommender(Register(), TODAY, encoder=WordEncoder())
    assert gc.isenabled()


def test_garbage_is_collected_again_after_a_market_could_not_be_made() -> None:
    with pytest.raises(RuntimeError, match="no vectors"):
        load_recommender(Register(), TODAY, encoder=FailingEncoder())
    assert gc.isenabled()
