"""What a problem says beside its words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.problem_handlers import add_problem_handlers
from matching.errors import BrobyggerError, InvalidStep, NotAllowed, NotFound, NotSignedIn, Outdated, TooMany
from matching.messages import message
from matching.stored import Stored
from storage.database_errors import CameBetween, DatabaseUnavailable

SENTENCE = message("Something.")


def answered(error: BrobyggerError) -> tuple[int, dict[str, str], dict[str, object]]:
    app = FastAPI()
    add_problem_handlers(app)

    @app.get("/")
    def fail() -> None:
        raise error

    answer = TestClient(app).get("/")
    return answer.status_code, dict(answer.headers), answer.json()


@pytest.mark.parametrize(
    ("error", "status", "header", "value"),
    [
        (NotSignedIn(SENTENCE), 401, "www-authenticate", "Bearer"),
        (TooMany(SENTENCE, 37), 429, "retry-after", "37"),
        (CameBetween(SENTENCE), 503, "retry-after", "1"),
        (DatabaseUnavailable(SENTENCE), 503, "retry-after", "5"),
        (NotAllowed(SENTENCE), 403, "retry-after", None),
        (InvalidStep(SENTENCE), 409, "retry-after", None),
    ],
)
def test_status_and_header_of_an_error(
    error: BrobyggerError, status: int, header: str, value: str | None
) -> None:
    found, headers, _ = answered(error)
    assert (found, headers.get(header)) == (status, value)


def test_outdated_names_both_versions_and_shows_nothing_of_the_record() -> None:
    stored = Stored({"password_hash": "hemmelig"}, 5, datetime(2026, 11, 22, tzinfo=UTC))
    status, _, body = answered(Outdated("user", "u1", 3, stored))
    assert (status, body["given"], body["current"]) == (409, 3, 5)
    assert "hemmelig" not in str(body)


def test_what_is_not_there_says_so_whatever_it_is() -> None:
    assert answered(NotFound("token", "t1"))[2]["detail"] == (
        "There is no token with the id 't1', or you may not see it."
    )
