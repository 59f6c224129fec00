"""What a browser does, and what is noted of it."""

from __future__ import annotations

from fastapi.testclient import TestClient

from storage.unit_of_work import unit_of_work
from tests.api.accounts import PASSWORD

ANNA = {"email": "anna@example.org", "password": PASSWORD}


def signed_in(service: TestClient, **who: str) -> dict[str, str]:
    """The header that goes with the cookie that ``service`` has now."""
    answer = service.post("/v1/session", json={**ANNA, **who})
    assert answer.status_code == 200, answer.text
    return {"X-CSRF-Token": answer.json()["csrf_token"]}


def audited(url: str) -> list[tuple[str, str, str]]:
    with unit_of_work(url, writing=False) as work:
        return [(entry.user, entry.action, entry.about) for entry in work.audit.entries(100)]
