"""What the log says, and what it never says."""

from __future__ import annotations

import io
import json
import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.logs import JsonLines, TextLines, line_handler, log_config
from api.metrics import Metrics
from api.observation import Observation, note_actor
from tests.api.accounts import ADMINISTRATOR, somebody
from tests.api.served import served
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, SECRETS, store

MARK = "Hemmeligheden"
Told = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def told() -> Iterator[Told]:
    """The lines that have been written, as JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, ours = logging.getLogger(), logging.getLogger("brobygger")
    root.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    ours.setLevel(logging.NOTSET)


@pytest.fixture
def small() -> TestClient:
    """A service with one route that answers, and one that fails."""
    app = FastAPI()
    app.add_middleware(Observation, counts=Metrics(lambda: None))

    @app.get("/people/{name}")
    def person(name: str) -> str:
        note_actor("01JUSER")
        return name

    @app.get("/fails")
    def fails() -> None:
        raise ValueError(MARK)

    return TestClient(app, raise_server_exceptions=False)


def test_request_is_one_line_with_the_template_of_its_route(told: Told, small: TestClient) -> None:
    answer = small.get(f"/people/{MARK}", params={"q": MARK})
    [line] = told()
    assert line.pop("ms") >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line == {
        "level": "info",
        "logger": "brobygger.request",
        "method": "GET",
        "route": "/people/{name}",
        "status": 200,
        "request_id": answer.headers["x-request-id"],
        "actor_id": "01JUSER",
    }


@pytest.mark.parametrize(("method", "path"), [("GET", f"/{MARK}"), (MARK.upper(), "/people/x")])
def test_words_of_an_address_or_a_method_are_not_told(
    told: Told, small: TestClient, method: str, path: str
) -> None:
    small.request(method, path)
    assert MARK.casefold() not in json.dumps(told()).casefold()
    assert len(told()) == 1


def test_failure_is_an_error_in_the_log(told: Told, small: TestClient) -> None:
    assert small.get("/fails").status_code == 500
    assert [(line["level"], line["status"]) for line in told()] == [("error", 500)]


def test_exception_is_told_by_class_and_place(told: Told) -> None:
    try:
        raise KeyError(MARK)
    except KeyError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n%s", MARK)
    [line] = told()
    assert (line["message"], line["error"]) == ("Exception in ASGI application", "KeyError")
    assert line["place"].startswith("test_logs.py:")
    assert MARK not in json.dumps(line)


def test_trace_that_a_library_writes_out_is_told_by_its_class(told: Told) -> None:
    logging.getLogger("uvicorn.error").error(f"Traceback (most recent call last):\n  at\nValueError: {MARK}")
    assert told()[0]["message"] == "ValueError"


def test_of_what_a_library_says_only_the_place_is_told(told: Told) -> None:
    logging.getLogger("sqlalchemy.pool").error("INSERT %s", MARK, extra={"row": MARK})
    [line] = told()
    assert line["logger"] == "sqlalchemy.pool"
    assert line["message"].startswith("test_logs.py:")
    assert MARK not in json.dumps(line)


def test_thread_that_dies_is_told_by_class_and_place(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    line_handler("json")
    logging.captureWarnings(False)
    thread = threading.Thread(target=lambda: int(MARK))
    thread.start()
    thread.join()
    assert [(line["message"], line["error"]) for line in told()] == [("a thread has ended", "ValueError")]


def test_text_for_people_says_the_same() -> None:
    record = logging.LogRecord("brobygger.api", logging.WARNING, "x.py", 1, "it is %s", ("so",), None)
    assert TextLines().format(record).endswith("warning brobygger.api message=it is so")


@pytest.mark.parametrize(
    ("level", "quiet"), [("debug", "DEBUG"), ("info", "WARNING"), ("warning", "WARNING"), ("error", "ERROR")]
)
def test_uvicorn_speaks_of_trouble_alone(level: str, quiet: str) -> None:
    loggers = log_config(level, "json")["loggers"]
    assert (loggers["brobygger"]["level"], loggers["uvicorn.error"]["level"]) == (level.upper(), quiet)


def test_log_of_a_real_service_holds_nothing_that_people_wrote(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    token = somebody(url, ADMINISTRATOR)
    with served(url, "--workers", "2") as running:
        with httpx.Client(base_url=running.address, headers=token) as client:
            marked = {"User-Agent": MARK, "Referer": MARK, "X-Request-ID": MARK, "Cookie": f"a={MARK}"}
            client.get(f"/v1/partners/{MARK}", params={"q": MARK}, headers=marked)
            client.get("/v1/needs/need-1/recommendations")
            client.post("/v1/match", json={"text": f"{MARK} søger en bogholder"})
            client.post("/v1/match", json={"text": 7, MARK: MARK})
            client.post("/v1/match", content=f'{{"text": "{MARK}')
            client.post("/v1/session", json={"email": f"{MARK}@example.org", "password": MARK})
            client.get(f"/{MARK}", headers={"Host": f"{MARK}.example"})
            client.request(MARK.upper(), "/healthz")
        with socket.create_connection(("127.0.0.1", running.port)) as connection:
            connection.sendall(f"{MARK}\r\n\r\n".encode())
            connection.recv(1_000)
        assert running.stop() == 0
    log = "".join(running.err)
    assert len([line for line in running.lines if line["logger"] == "brobygger.request"]) == 8
    words = [MARK, *SECRETS, "bogholder", "need-1", "Lektiecaf", "@", *token.values()]
    assert [word for word in words if word.casefold() in log.casefold()] == []
    assert running.lines[1]["route"] == "/v1/needs/{id}/recommendations"
