"""Does the service hold under load? 10,000 partners, 2 workers, 16 clients at once for 60 seconds.

70 % recommendations of 20, 20 % reads, 10 % changes (each after a read of its own, as ``If-Match`` wants).
Clients, service and database share this machine's processors. Every change that was acknowledged is read
back at the end from the database. Loopback only; ends by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.line import Line
from benchmarks.served_market import Served, administrator_token, fill, served
from storage.unit_of_work import unit_of_work

PARTNERS, SMALL_PARTNERS = 10_000, 1_000
SECONDS, SMALL_SECONDS, CLIENTS = 60, 10, 16
LEAST_PER_SECOND, MOST_P99_MS, MOST_SECONDS_TO_READY = 100.0, 250.0, 5.0


def measure(*, small: bool = False) -> list[Line]:
    """Requests a second, p50 and p99 by kind, server errors, lost changes, and the time to ready."""
    partners = SMALL_PARTNERS if small else PARTNERS
    with tempfile.TemporaryDirectory() as folder:
        return _of_database(f"sqlite:///{folder}/load.sqlite", Path(folder) / "serve.log", partners, small)


def _of_database(url: str, log: Path, partners: int, small: bool) -> list[Line]:
    ids = {"partners": fill(url, partners), "needs": _open_needs(url)}
    token = administrator_token(url)
    with served(url, token, log):
        pass  # the first start encodes; what is measured is a start with stored vectors
    with served(url, token, log) as service:
        seen = _under_load(service, ids, SMALL_SECONDS if small else SECONDS)
        to_ready = service.seconds_to_ready
    lost = _lost(url, seen["written"])
    return [*_lines(seen, f"{partners:,} partners"), *_kept(seen, lost), _ready(to_ready, partners)]


def _under_load(service: Served, ids: dict[str, list[str]], seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.load_clients", service.address, str(seconds), str(CLIENTS)]
    done = subprocess.run(  # noqa: S603
        command,
        input=json.dumps(ids),
        env=os.environ | {"LOAD_TOKEN": service.token},
        capture_output=True,
        text=True,
        check=True,
    )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def _lines(seen: dict[str, Any], what: str) -> list[Line]:
    every = [second for seconds in seen["seconds"].values() for second in seconds]
    per_second = len(every) / seen["took"]
    lines = [
        Line(f"{what}, {CLIENTS} clients", per_second, "requests/s", LEAST_PER_SECOND, "more"),
        Line(f"{what}, all, p50", _ms(every, 0.5), "ms", note=f"{len(every):,} requests"),
        Line(f"{what}, all, p99", _ms(every, 0.99), "ms", MOST_P99_MS),
    ]
    for kind, seconds in seen["seconds"].items():
        note = f"{len(seconds):,} requests, p50 {_ms(seconds, 0.5):.0f} ms"
        lines.append(Line(f"{what}, {kind}, p99", _ms(seconds, 0.99), "ms", note=note))
    return lines


def _kept(seen: dict[str, Any], lost: int) -> list[Line]:
    statuses = {int(status): times for status, times in seen["statuses"].items()}
    broken = sum(times for status, times in statuses.items() if status >= 500)
    refused = {status: times for status, times in statuses.items() if 400 <= status < 500}
    note = f"{len(seen['written']):,} partners changed; refused: {refused or 'none'}"
    return [
        Line("server errors and broken connections", broken + sum(seen["failures"].values()), "", 0),
        Line("acknowledged changes that are lost", lost, "", 0, note=note),
    ]


def _ready(seconds: float, partners: int) -> Line:
    note = f"{partners:,} partners, vectors stored, 2 workers"
    return Line("start to ready", seconds, "s", MOST_SECONDS_TO_READY, note=note)


def _ms(seconds: list[float], share: float) -> float:
    return float(np.quantile(seconds, share)) * 1_000 if seconds else 0.0


def _open_needs(url: str) -> list[str]:
    with unit_of_work(url, writing=False) as work:
        return [need.id for need in work.needs.all() if need.status == "open"]


def _lost(url: str, written: dict[str, str]) -> int:
    with unit_of_work(url, writing=False) as work:
        return sum(work.partners.get(id).mission != mission for id, mission in written.items())
