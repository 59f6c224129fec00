"""Servers that are started fast, and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
PATIENCE_S = 30.0


@dataclass
class Launcher:
    """Starts servers over one database; each ends with it at the latest."""

    process: subprocess.Popen[str]

    def start(self, many: int) -> list[Launched]:
        """So many servers, which answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("start\n" * many)
        self.process.stdin.flush()
        said = [json.loads(self.process.stdout.readline()) for _ in range(many)]
        servers = [Launched(one["pid"], one["address"]) for one in said]
        for server in servers:
            server.wait_until_ready()
        return servers


@dataclass(frozen=True)
class Launched:
    """A server in a process of its own."""

    pid: int
    address: str

    def wait_until_ready(self) -> None:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                if httpx.get(f"{self.address}/readyz", timeout=PATIENCE_S).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.01)
        raise AssertionError("the server did not become ready")

    def is_there(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True


def kill(servers: list[Launched]) -> None:
    """End all of them at this moment, whatever they do."""
    for server in servers:
        os.kill(server.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE_S
    while any(server.is_there() for server in servers):
        assert time.monotonic() < end
        time.sleep(0.005)


@contextmanager
def launcher(url: str, log: Path) -> Iterator[Launcher]:
    """A launcher of servers over the database of ``url``; what they write is added to ``log``."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("BROBYGGER_")}
    environment = known | {
        "BROBYGGER_DATABASE_URL": url,
        "BROBYGGER_CONFIG": os.devnull,
        "BROBYGGER_RATE_LIMIT": "0",
        "BROBYGGER_SECRET": "s" * 32,
    }
    command = [sys.executable, "-m", "tests.stress.launcher", str(log)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Launcher(process)
        finally:
            process.kill()
