"""``kill -9`` of all servers at random moments while clients write: what was acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import httpx
import psutil
import pytest
from sqlalchemy import select

from matching.introductions.reserved import held
from storage import document_tables
from storage.db_check import integrity
from storage.engine import engine
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, add_centres, somebody
from tests.api.served import served
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, sqlite_url, store
from tests.stress.launched import kill, launcher
from tests.stress.writers import (
    GIVER,
    NEXT,
    SEEKER,
    Ledger,
    Writer,
    add_need,
    add_needs,
    change_missions,
    introduce,
    writing,
)

pytestmark = pytest.mark.stress
KILLS = 19
SECONDS = (0.2, 1.0)
"""How long the clients write before the servers are killed."""
FEW, PATIENCE_S = 3, 20.0
JOBS: list[Callable[[Writer], None]] = [
    partial(change_missions, partner=SEEKER),
    partial(change_missions, partner=GIVER),
    partial(add_needs, partner="com-2"),
    introduce,
]


@pytest.fixture
def headers(url: str) -> dict[str, str]:
    add_centres(url, "herning")
    store(
        url,
        [replace(one, centres=("herning",)) for one in PARTNERS],
        NEEDS,
        [replace(OFFERS[0], quantity=Decimal(100_000))],
    )
    return somebody(url, ADMINISTRATOR)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


def test_nothing_acknowledged_is_lost_when_the_servers_are_killed(
    url: str, headers: dict[str, str], tmp_path: Path
) -> None:
    rng, ledger = random.Random(20_261_122), Ledger()
    acknowledged = []
    with launcher(url, tmp_path / "log") as launch:
        for _ in range(KILLS):
            servers = launch.start(2)
            with writing([one.address for one in servers], headers, ledger, JOBS):
                time.sleep(rng.uniform(*SECONDS))
                kill(servers)
            everything_is_there(url, ledger)
            acknowledged.append(ledger.acknowledged)
        (last,) = launch.start(1)
        once_each(url, last.address, headers, ledger)
    assert acknowledged[-1] > acknowledged[0] > 0
    assert {"accepted", "withdrawn"} <= set(ledger.states.values())
    assert ledger.unexpected == []


def everything_is_there(url: str, ledger: Ledger) -> None:
    """Look into the database that nobody has open."""
    assert integrity(url).faults == ()
    with unit_of_work(url, writing=False) as work:
        for partner, mission in ledger.missions.items():
            stored = work.partners.get(partner).mission
            assert stored in {mission, ledger.under_way[partner]}
            ledger.missions[partner] = stored
        assert set(ledger.needs.values()) <= work.needs.ids()
        introductions = {one.value.id: one.value for one in work.introductions.find()}
        offer = work.offers.get("offer-1")
    for id, state in ledger.states.items():
        assert introductions[id].state in NEXT[state]
        ledger.states[id] = introductions[id].state
    assert (offer.committed or 0) == held(introductions.values()).get((offer.id, "people"), 0)
    columns = document_tables.introductions.c
    with engine(url).connect() as connection:
        states = {row.id: row.state for row in connection.execute(select(columns.id, columns.state))}
    assert states == {id: one.state for id, one in introductions.items()}


def once_each(url: str, address: str, headers: dict[str, str], ledger: Ledger) -> None:
    """Send every POST again that was ever sent: each was done once, or is done now."""
    with httpx.Client(base_url=address, headers=headers, timeout=20) as http:
        writer = Writer(http, ledger)
        for key in ledger.keys[-200:]:
            made = add_need(writer, "com-2", key)
            assert made is not None
            assert ledger.needs.get(key, made.json()["record"]["id"]) == made.json()["record"]["id"]
    with unit_of_work(url, writing=False) as work:
        titles = [need.title for need in work.needs.of_partners(["com-2"])]
    assert len(titles) == len(set(titles)) >= len(ledger.needs)


def test_service_with_two_workers_loses_nothing_when_it_is_killed(url: str, headers: dict[str, str]) -> None:
    ledger = Ledger()
    with (
        served(url, "--workers", "2", BROBYGGER_RATE_LIMIT="0") as running,
        writing([running.address], headers, ledger, JOBS),
    ):
        until = time.monotonic() + PATIENCE_S
        while ledger.acknowledged <= FEW and time.monotonic() < until:
            time.sleep(0.05)
        supervisor = psutil.Process(running.process.pid)
        for process in [*supervisor.children(recursive=True), supervisor]:
            os.kill(process.pid, signal.SIGKILL)
    everything_is_there(url, ledger)
    assert ledger.acknowledged > FEW
    assert ledger.unexpected == []
