"""Links with a secret in their path: it is written nowhere, and no cache keeps the page."""

from __future__ import annotations

import logging

import pytest

from tests.web.site import Site

SECRET = "kun-den-der-har-linket-kender-dette-x1"
PATHS = ("/register/{}", "/register/{}/1", "/join/{}", "/me/{}", "/me/{}/change", "/questionnaire/{}")


@pytest.mark.parametrize("path", PATHS)
def test_secret_stands_in_no_log_and_no_number(
    shared_site: Site, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    browser = shared_site.browser()
    with caplog.at_level(logging.DEBUG):
        answer = browser.get(path.format(SECRET))
        browser.post(path.format(SECRET), data={"alias": "x"})
    ours = [record for record in caplog.records if record.name.startswith(("brobygger", "api", "uvicorn"))]
    assert ours, "the request itself is logged"
    assert [record.getMessage() for record in ours if SECRET in str(record.__dict__)] == []
    assert SECRET not in browser.get("/metrics").text
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["referrer-policy"] in {"same-origin", "no-referrer"}
