from __future__ import annotations

import pytest

from tests.storage.season.desk import Desk, desk_at


@pytest.fixture
def desk(url: str) -> Desk:
    """A database of either kind with a small centre."""
    return desk_at(url)
