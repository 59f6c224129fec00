from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", "::"])
def test_host_that_others_can_reach_is_refused(empty: Command, host: str) -> None:
    ended = empty("serve", "--host", host)
    assert (ended.code, ended.out) == (2, "")
    assert "use 127.0.0.1, ::1 or localhost" in ended.err


def test_port_that_is_taken_or_none_is_refused(empty: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert empty("serve", "--port", str(taken.getsockname()[1])).code == 2
    assert empty("serve", "--port", "70000").code == 2
    assert "--port 'x' is not a whole number" in empty("serve", "--port", "x").err


@pytest.mark.parametrize("workers", ["0", "65", "-1"])
def test_impossible_number_of_workers_is_refused(empty: Command, workers: str) -> None:
    ended = empty("serve", "--workers", workers)
    assert (ended.code, ended.out) == (2, "")
    assert "workers are not possible; use 1 to 64." in ended.err


def test_worker_that_cannot_start_is_a_sentence(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_ENCODER", "/nowhere/model")
    ended = empty("serve", "--workers", "2", "--port", "0")
    assert (ended.code, ended.out) == (4, "")


def test_service_answers_until_it_is_interrupted(filled_url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", "--port", "0", "--lang", "da"],
        cwd=ROOT,
        env={**os.environ, "BROBYGGER_DATABASE_URL": filled_url, "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        told = process.stdout.readline()
        address = told.partition(";")[0].split()[-1]
        assert told.startswith("Tjenesten svarer på http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}/readyz") as answer:
            assert json.load(answer)["status"] == "ready"
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "Tjenesten er stoppet.\n")
    assert [json.loads(line)["route"] for line in errors.splitlines()] == ["/readyz"]
