"""Clients of the service, all at once: ``python -m benchmarks.load_clients ADDRESS SECONDS CLIENTS``.

The token comes in ``LOAD_TOKEN`` and the ids on standard input, as JSON. Loopback only; ends by itself.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
RECOMMENDED, READ = 0.7, 0.9
"""Below the first a recommendation, below the second a read, else a write."""
LIST_LENGTH = 20


@dataclass(slots=True)
class Seen:
    """What all clients saw."""

    seconds: dict[str, list[float]] = field(
        default_factory=lambda: {"recommend": [], "read": [], "write": []}
    )
    statuses: Counter[int] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)
    """Of every partner that was changed: the mission whose change was acknowledged last."""


async def client(number: int, clients: int, http: httpx.AsyncClient, ids: dict[str, list[str]], until: float,
                 seen: Seen) -> None:  # fmt: skip
    """Ask until the time is up; each client changes partners of its own."""
    rng, own = random.Random(number), ids["partners"][number::clients]  # noqa: S311
    while time.perf_counter() < until:
        drawn = rng.random()
        try:
            if drawn < RECOMMENDED:
                need = rng.choice(ids["needs"])
                await _timed(
                    http, seen, "recommend", "GET", f"/v1/needs/{need}/recommendations?n={LIST_LENGTH}"
                )
            elif drawn < READ:
                await _timed(http, seen, "read", "GET", f"/v1/partners/{rng.choice(ids['partners'])}")
            else:
                await _write(http, seen, rng, rng.choice(own))
        except httpx.HTTPError as error:
            seen.failures[type(error).__name__] += 1


async def _write(http: httpx.AsyncClient, seen: Seen, rng: random.Random, partner: str) -> None:
    before = await _timed(http, seen, "read", "GET", f"/v1/partners/{partner}/record")
    if before.status_code != httpx.codes.OK:
        return
    mission = f"Vi hjælper hinanden, udgave {rng.getrandbits(48)}."
    after = await _timed(
        http, seen, "write", "PATCH", f"/v1/partners/{partner}",
        json={"mission": mission}, headers={"If-Match": before.headers["ETag"]},
    )  # fmt: skip
    if after.status_code == httpx.codes.OK:
        seen.written[partner] = mission


async def _timed(
    http: httpx.AsyncClient, seen: Seen, kind: str, method: str, path: str, **more: Any
) -> httpx.Response:
    begun = time.perf_counter()
    answer = await http.request(method, path, **more)
    seen.seconds[kind].append(time.perf_counter() - begun)
    seen.statuses[answer.status_code] += 1
    return answer


async def main(address: str, seconds: float, clients: int) -> None:
    """Print what was seen, as JSON."""
    if urlsplit(address).hostname not in LOOPBACK:
        raise SystemExit("only the service on this machine may be put under load")
    ids, seen = json.load(sys.stdin), Seen()
    headers = {"Authorization": f"Bearer {os.environ['LOAD_TOKEN']}"}
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=address, headers=headers, timeout=30, limits=limits) as http:
        begun = time.perf_counter()
        await asyncio.gather(*(client(n, clients, http, ids, begun + seconds, seen) for n in range(clients)))
        took = time.perf_counter() - begun
    answer = {
        "seconds": seen.seconds,
        "statuses": dict(seen.statuses),
        "failures": dict(seen.failures),
        "written": seen.written,
        "took": took,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))
