"""Clients that write as fast as they are answered, and remember what was acknowledged."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

SEEKER, GIVER = "ngo-1", "com-1"
NUMBERS = itertools.count()
FLOWS = itertools.count()
NEXT = {
    "draft": {"draft", "open", "waiting", "withdrawn"},
    "waiting": {"waiting", "open", "withdrawn"},
    "open": {"open", "accepted", "declined", "withdrawn"},
    "accepted": {"accepted", "withdrawn"},
    "declined": {"declined"},
    "withdrawn": {"withdrawn"},
}
"""Of an introduction that was acknowledged in a state the states it can be in after one step more."""


@dataclass
class Ledger:
    """What was acknowledged; of the one request that was under way nobody knows."""

    missions: dict[str, str] = field(default_factory=dict)
    under_way: dict[str, str] = field(default_factory=dict)
    """Of a partner the mission that was sent last."""
    needs: dict[str, str] = field(default_factory=dict)
    """Of each Idempotency-Key the id of the need."""
    keys: list[str] = field(default_factory=list)
    """All that were sent."""
    states: dict[str, str] = field(default_factory=dict)
    unexpected: list[str] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        return len(self.missions) + len(self.needs) + len(self.states)


@dataclass
class Writer:
    """One client with a connection of its own."""

    http: httpx.Client
    ledger: Ledger

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response | None:
        """The answer, where it is what was hoped for."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.http.request(method, f"/v1/{path}", json=body, headers=named)
        if answer.is_success:
            return answer
        if answer.status_code != httpx.codes.CONFLICT and "Retry-After" not in answer.headers:
            self.ledger.unexpected.append(f"{method} {path}: {answer.status_code} {answer.text}")
        return None


def change_missions(writer: Writer, partner: str) -> None:
    """Change one partner again and again."""
    read = writer.ask("GET", f"partners/{partner}/record")
    while read is not None:
        mission = f"Vi hjælper hinanden, udgave {next(NUMBERS)}."
        writer.ledger.under_way[partner] = mission
        read = writer.ask("PATCH", f"partners/{partner}", {"mission": mission}, If_Match=read.headers["ETag"])
        if read is not None:
            writer.ledger.missions[partner] = mission


def add_needs(writer: Writer, partner: str) -> None:
    """Add needs, each under a key of its own."""
    while True:
        key = f"need-{next(NUMBERS)}"
        writer.ledger.keys.append(key)
        if (made := add_need(writer, partner, key)) is not None:
            writer.ledger.needs[key] = made.json()["record"]["id"]


def add_need(writer: Writer, partner: str, key: str) -> httpx.Response | None:
    """Add the need of ``key``, or be told that it was added."""
    body = {"resource_kind": "goods", "title": key}
    return writer.ask("POST", f"partners/{partner}/needs", body, Idempotency_Key=key)


def introduce(writer: Writer) -> None:
    """Bring the two together again and again, step by step; what was left half done is withdrawn first."""
    for id in [id for id, state in writer.ledger.states.items() if state in {"draft", "waiting", "open"}]:
        _stepped(writer, writer.ask("GET", f"introductions/{id}"))
        _withdraw(writer, id)
    for number in FLOWS:
        draft = {
            "seeker": {"partner": SEEKER, "statement": "need-1"},
            "giver": {"partner": GIVER, "statement": "offer-1"},
            "ask": {"amount": 1, "unit": "people"},
            "centre": "herning",
        }
        made = _stepped(writer, writer.ask("POST", "introductions", draft))
        if made is None:
            continue
        id = made.json()["id"]
        put = writer.ask(
            "POST", f"introductions/{id}/put", {"working_days": 5}, If_Match=made.headers["ETag"]
        )
        _stepped(writer, put)
        if writer.ledger.states[id] == "open":
            for partner, yes in ((SEEKER, True), (GIVER, number % 3 != 2)):
                said = {"yes": yes, "partner": partner} | ({} if yes else {"reason": "too_far"})
                _stepped(writer, writer.ask("POST", f"introductions/{id}/answer", said))
        if number % 3 == 1 or writer.ledger.states[id] == "waiting":
            _withdraw(writer, id)


def _withdraw(writer: Writer, id: str) -> None:
    if (read := writer.ask("GET", f"introductions/{id}")) is not None:
        at = read.headers["ETag"]
        _stepped(writer, writer.ask("POST", f"introductions/{id}/withdraw", If_Match=at))


def _stepped(writer: Writer, answer: httpx.Response | None) -> httpx.Response | None:
    if answer is not None:
        writer.ledger.states[answer.json()["id"]] = answer.json()["state"]
    return answer


@contextmanager
def writing(
    addresses: list[str], headers: dict[str, str], ledger: Ledger, jobs: list[Callable[[Writer], None]]
) -> Iterator[None]:
    """The jobs, each by a client of its own, until the servers are gone: they have to go in this block."""

    def work(number: int, job: Callable[[Writer], None]) -> None:
        address = addresses[number % len(addresses)]
        with httpx.Client(base_url=address, headers=headers, timeout=20) as http:
            try:
                job(Writer(http, ledger))
            except httpx.TransportError:
                return
            ledger.unexpected.append(f"writer {number} stopped by itself")

    with ThreadPoolExecutor(len(jobs)) as pool:
        running = [pool.submit(work, number, job) for number, job in enumerate(jobs)]
        yield
        for one in running:
            one.result(timeout=30)
