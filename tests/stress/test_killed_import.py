"""``kill -9`` of ``brobygger import`` at random moments: all of a file is stored, or nothing of it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.db_check import integrity
from storage.unit_of_work import unit_of_work
from tests.api.small_market import PARTNERS, sqlite_url, store

pytestmark = pytest.mark.stress
PARTNERS_OF_THE_FILE = 3_000
KILLS = 6


def market_file(folder: Path, edition: int) -> Path:
    """Many partners with a need each; every edition says something else of all of them."""
    text = f"Udgave {edition}. " + "Vi hjælper hinanden. " * 40
    ids = [f"p-{number}" for number in range(PARTNERS_OF_THE_FILE)]
    market = {
        "format": "brobygger-market/1",
        "partners": [{"id": id, "kind": "ngo", "name": f"Forening {id}", "mission": text} for id in ids],
        "needs": [{"id": f"n-{id}", "partner": id, "resource_kind": "goods", "text": text} for id in ids],
    }
    file = folder / f"market-{edition}.json"
    file.write_text(json.dumps(market), encoding="utf-8")
    return file


def importing(url: str, file: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"BROBYGGER_DATABASE_URL": url, "BROBYGGER_CONFIG": os.devnull}
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "import", str(file)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def editions(url: str) -> set[str]:
    """What the partners of the file and their needs say."""
    with unit_of_work(url, writing=False) as work:
        said = [one.mission for one in work.partners.all()] + [one.text for one in work.needs.all()]
        assert work.partners.get("ngo-1") == PARTNERS[0]
    return {text.partition(".")[0] for text in said if text.startswith("Udgave")}


def test_killed_import_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    url, rng = sqlite_url(tmp_path), random.Random(7)
    store(url, PARTNERS)
    began = time.monotonic()
    assert importing(url, market_file(tmp_path, 0)).wait(timeout=60) == 0
    takes = time.monotonic() - began
    assert editions(url) == {"Udgave 0"}
    for edition in range(1, KILLS + 1):
        with importing(url, market_file(tmp_path, edition)) as running:
            time.sleep(takes * rng.uniform(0.4, 1.0))
            running.send_signal(signal.SIGKILL)
        assert integrity(url).faults == ()
        (stored,) = editions(url)
        assert stored in {f"Udgave {one}" for one in range(edition + 1)}
    assert importing(url, market_file(tmp_path, 99)).wait(timeout=60) == 0
    assert editions(url) == {"Udgave 99"}
