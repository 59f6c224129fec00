"""Which day it is for the service."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from types import ModuleType

import pytest

from api import database_market, market
from matching.introductions.times import danish_day


@pytest.mark.parametrize("part", [market, database_market], ids=["in memory", "in the database"])
def test_day_is_the_danish_one_wherever_the_server_stands(
    part: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    for zone in ("Pacific/Kiritimati", "America/Adak"):  # always a whole day apart
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found |= {danish_day(datetime.now(UTC)), part._today()}
    monkeypatch.undo()
    time.tzset()
    assert len(found) == 1
