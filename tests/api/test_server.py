"""The real server on a real socket."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.security.settings import HOSTS, SECRET, security_settings
from api.server import address_of, listening, serve
from matching.errors import InvalidSetting
from storage.database_errors import DatabaseUnavailable
from tests.api.accounts import ADMINISTRATOR, somebody
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store
from tests.databases import Databases

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from api.server import serve
serve(port=0, database_url=sys.argv[1], ready=lambda address: print(address, flush=True))
"""


@pytest.fixture
def running(url: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server in a process of its own, over a database with one partner."""
    store(url, PARTNERS[:1], NEEDS[:1])
    command = [sys.executable, "-c", PROGRAM, url]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process
        process.kill()


def test_server_sees_what_is_imported_beside_it(running: tuple[str, subprocess.Popen[str]], url: str) -> None:
    address, process = running
    assert address.startswith("http://127.0.0.1:")
    with httpx.Client(base_url=address, headers=somebody(url, ADMINISTRATOR)) as client:
        assert client.get("/healthz").json()["status"] == "ok"
        asked = "/v1/needs/need-1/recommendations"
        assert client.get(asked).json()["matches"] == []
        store(url, PARTNERS[1:2], offers=OFFERS[:1])
        assert client.get(asked).json()["matches"][0]["theirs"]["id"] == "offer-1"
        assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 421
        assert "server" not in client.get("/v1/partners/nobody").headers
    process.terminate()
    _, log = process.communicate(timeout=20)
    assert [json.loads(line)["status"] for line in log.splitlines()] == [200, 200, 200, 421, 404]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (SECRET, HOSTS):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "8.8.8.8"])
@pytest.mark.parametrize("missing", [{SECRET, HOSTS}, {SECRET}, {HOSTS}])
def test_host_that_others_can_reach_is_refused_without_a_key_and_names(
    host: str, missing: set[str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ((SECRET, "s" * 32), (HOSTS, "match.example.org")):
        if name not in missing:
            monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSetting, match=r"use 127\.0\.0\.1, ::1 or localhost\.") as refused:
        serve(host, 0, url)
    assert {name for name in (SECRET, HOSTS) if name in refused.value.sentence.values["missing"]} == missing


def test_host_that_others_can_reach_is_listened_on_with_both() -> None:
    settings = security_settings({SECRET: "s" * 32, HOSTS: "match.example.org"})
    with listening("0.0.0.0", 0, settings) as listener:
        assert listener.getsockname()[0] == "0.0.0.0"


@pytest.mark.parametrize("host", ["frivilligcenter.example", "", "localhost.example"])
def test_host_that_is_no_address_is_refused(host: str, url: str) -> None:
    with pytest.raises(InvalidSetting, match="is no address to listen on"):
        serve(host, 0, url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "127.0.0.2"])
def test_loopback_host_is_listened_on(host: str) -> None:
    with listening(host, 0) as listener:
        assert address_of(listener).startswith("http://127.0.0.")


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_loopback_of_ipv6_is_listened_on(host: str) -> None:
    try:
        with listening(host, 0) as listener:
            assert address_of(listener).startswith("http://[::1]:")
    except InvalidSetting as error:
        pytest.skip(f"this machine has no ::1 ({error})")


def test_port_in_use_is_a_sentence() -> None:
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(InvalidSetting, match="or name another port"), listening("127.0.0.1", port):
            pass


@pytest.mark.parametrize("port", [-1, 65_536])
def test_impossible_port_is_a_sentence(port: int) -> None:
    with pytest.raises(InvalidSetting, match="is not a port"), listening("127.0.0.1", port):
        pass


def test_database_that_cannot_be_read_stops_the_start(databases: Databases) -> None:
    before = threading.active_count()
    with pytest.raises(DatabaseUnavailable, match=databases.said_of_it):
        serve(port=0, database_url=databases.no_database)
    assert threading.active_count() == before


def test_url_that_is_no_database_stops_the_start() -> None:
    with pytest.raises(InvalidSetting, match="is not a database that can be used"):
        serve(port=0, database_url="mysql://host/d")


def test_short_answers_are_not_held_back() -> None:
    """asyncio turns off Nagle's algorithm on sockets that name their protocol alone."""
    with listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
