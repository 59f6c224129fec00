from __future__ import annotations

import pytest
from fastapi import Request

from api.accept import wanted

OFFERED = ("application/json", "text/csv")


@pytest.mark.parametrize(
    ("accept", "answer"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("Text/CSV; q=0.5", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.4, application/json;q=0.5", "application/json"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/csv;q=0", "application/json"),
        ("text/csv;q=much", "application/json"),
        ("image/png", "application/json"),
    ],
)
def test_form_is_the_one_that_is_wanted_most(accept: str, answer: str) -> None:
    request = Request({"type": "http", "headers": [(b"accept", accept.encode())]})
    assert wanted(request, OFFERED) == answer
