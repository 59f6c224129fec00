"""A real service over a synthetic market, for measurements: its own database, processes and tokens."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from benchmarks.synthetic_market import market_of
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.ids import new_id
from matching.rights.actor import Grant
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work

ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+")
PATIENCE_S = 300.0
ENDS_WITHIN_S = 20.0


@dataclass(frozen=True, slots=True)
class Served:
    """A service that answers at ``address`` to whoever sends ``token``."""

    address: str
    token: str
    process: subprocess.Popen[bytes]
    seconds_to_ready: float

    @property
    def headers(self) -> dict[str, str]:
        """What a request has to send."""
        return {"Authorization": f"Bearer {self.token}"}


def fill(url: str, partners: int) -> list[str]:
    """Put a synthetic market into the empty database of ``url``; return the ids of the partners."""
    register = market_of(partners)
    with unit_of_work(url) as work:
        work.partners.put(register.partners.values())
        work.needs.put(register.needs.values())
        work.offers.put(register.offers.values())
        work.commit()
    return list(register.partners)


def administrator_token(url: str) -> str:
    """The API token of a new administrator."""
    from api.security.tokens import new_token

    token, digest = new_token()

    def add(work: UnitOfWork) -> None:
        now = work.now()
        user = User(
            id=new_id(now),
            email=f"load-{secrets.token_hex(4)}@example.org",
            name="Load",
            created_at=now,
            grants=(Grant("administrator"),),
        )
        work.users.add(user)
        work.tokens.add(
            Token(
                id=new_id(now),
                user=user.id,
                name="load",
                digest=digest,
                scopes=("read", "write"),
                created_at=now,
                expires=(datetime.now(UTC) + timedelta(days=1)).date(),
            )
        )

    transact(url, add)
    return token


@contextmanager
def served(url: str, token: str, log: Path, workers: int = 2) -> Iterator[Served]:
    """Start the service on loopback, wait until it is ready, and end it."""
    begun = time.perf_counter()
    with started(url, log, workers) as process:
        address = _address(process, log)
        _wait_until_ready(address, process, log)
        yield Served(address, token, process, time.perf_counter() - begun)


@contextmanager
def started(url: str, log: Path, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    """The processes of the service, which end with this block, whatever happens in it."""
    command = [sys.executable, "-m", "cli", "serve", "--port", "0", "--workers", str(workers)]
    environment = os.environ | {
        "BROBYGGER_DATABASE_URL": url,
        "BROBYGGER_SECRET": secrets.token_urlsafe(32),
        "BROBYGGER_HOSTS": "127.0.0.1",
        "BROBYGGER_RATE_LIMIT": "0",
        "BROBYGGER_RATE_LIMIT_ANONYMOUS": "0",
    }
    with log.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603
            command, env=environment, stdout=written, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        if found := ADDRESS.search(log.read_bytes()):
            return found[0].decode()
        time.sleep(0.05)
    raise RuntimeError(f"the service did not start:\n{log.read_text()[-2_000:]}")


def _wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{address}/readyz", timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise RuntimeError(f"the service did not become ready:\n{log.read_text()[-2_000:]}")
