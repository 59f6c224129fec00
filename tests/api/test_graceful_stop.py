"""Stopping the real service, with one worker and with two."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest

from tests.api.accounts import ADMINISTRATOR, somebody
from tests.api.served import Served, served
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store

BODY = json.dumps({"text": "Vi søger en bogholder", "n": 3}).encode()


def half_a_request(running: Served, token: str) -> socket.socket:
    """A connection over which the first half of a request has gone."""
    connection = socket.create_connection(("127.0.0.1", running.port), timeout=30)
    head = (
        f"POST /v1/match HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Authorization: {token}\r\nContent-Length: {len(BODY)}\r\n\r\n"
    )
    connection.sendall(head.encode() + BODY[:10])
    return connection


def answer_of(connection: socket.socket) -> tuple[str, str]:
    """The first line and the body of the answer; the other side closes the connection."""
    received = b""
    while part := connection.recv(65_536):
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    return head.decode().splitlines()[0], body.decode()


def refused_within(port: int, seconds: float) -> bool:
    """Whether nobody listens on the port any more, at the latest in so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return True
    return False


@pytest.mark.parametrize(
    ("databases", "workers", "how"),
    [
        ("sqlite", "1", signal.SIGTERM),
        ("sqlite", "2", signal.SIGINT),
        ("postgresql", "1", signal.SIGINT),
        ("postgresql", "2", signal.SIGTERM),
    ],
    indirect=["databases"],
)
def test_running_request_ends_and_new_ones_are_refused(url: str, workers: str, how: signal.Signals) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    token = somebody(url, ADMINISTRATOR)["Authorization"]
    with served(url, "--workers", workers) as running:
        with half_a_request(running, token) as connection:
            assert httpx.get(f"{running.address}/readyz").json()["status"] == "ready"
            running.process.send_signal(how)
            assert refused_within(running.port, 10)
            connection.sendall(BODY[10:])
            line, body = answer_of(connection)
        assert line == "HTTP/1.1 200 OK"
        assert json.loads(body)["matches"][0]["partner"]["id"] == "com-1"
        assert running.stop() == 0
    assert [line.split()[-1] for line in running.out if "ended" in line] == ["ended."]
    assert [line for line in running.out if "answers at" in line] == running.out[:1]
    assert [line["level"] for line in running.lines if line["level"] != "info"] == []


def test_request_that_takes_too_long_is_cut_off(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    token = somebody(url, ADMINISTRATOR)["Authorization"]
    with served(url, BROBYGGER_GRACE_S="1") as running, half_a_request(running, token) as connection:
        httpx.get(f"{running.address}/healthz")
        began = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - began < 10
        assert answer_of(connection)[0] != "HTTP/1.1 200 OK"


def test_worker_that_is_killed_is_replaced(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    with served(url, "--workers", "2") as running:
        children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not list the children of a process")
        workers = {int(pid) for pid in children.read_text().split()}
        victim = max(workers)
        os.kill(victim, signal.SIGKILL)
        end = time.monotonic() + 60
        while len({int(pid) for pid in children.read_text().split()} - {victim}) < len(workers):
            assert time.monotonic() < end
            time.sleep(0.2)
        assert httpx.get(f"{running.address}/healthz").json()["status"] == "ok"
        assert running.stop() == 0
