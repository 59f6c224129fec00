"""A market of four partners around one need, small enough to rank by hand."""

from __future__ import annotations

from datetime import date

import pytest

from matching.market_index import MarketIndex
from matching.recommend import Recommender
from matching.register import Register
from models.indexes import LocalIndexes
from tests.market import TODAY, WordEncoder, company, need, ngo, offer


@pytest.fixture
def register() -> Register:
    """A need for a bookkeeper; of three companies one offers it, one offered it until last year."""
    return Register(
        partners=[
            ngo("club", mission="football", volunteers=9),
            company("giant", mission="We build bridges", employees=9_000),
            company("ledger", mission="We like homework", employees=4),
            company("past", mission="We sold furniture", employees=40),
        ],
        needs=[need("need-1", "club", text="bookkeeping, bookkeeping")],
        offers=[
            offer("offer-1", "ledger", text="homework and bookkeeping"),
            offer("offer-2", "past", text="bookkeeping", expires=date(2025, 12, 31)),
        ],
    )


@pytest.fixture
def recommender(register: Register) -> Recommender:
    return Recommender(MarketIndex(register, WordEncoder(), LocalIndexes()), TODAY)
