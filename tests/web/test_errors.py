"""What went wrong, for people; programs get their documents."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from matching.errors import BrobyggerError, InvalidStep, NotAllowed, Outdated, TooMany
from matching.messages import message
from matching.stored import Stored
from storage.database_errors import DatabaseUnavailable
from storage.unit_of_work import utc_now
from tests.api.accounts import SETTINGS
from tests.api.small_market import BASE_URL
from tests.web.site import BROWSER, Site, shown

SENTENCE = message("You may not {what} here; ask the broker of the centre.", what=message("add a partner"))


@pytest.fixture(scope="module")
def failing(shared_url: str) -> FastAPI:
    """The service with a page for each error."""
    app = create_app(shared_url, SETTINGS)
    errors: list[Exception] = [
        NotAllowed(SENTENCE),
        TooMany(SENTENCE, 37),
        InvalidStep(SENTENCE),
        Outdated("partner", "ngo-1", 1, Stored("hemmelig", 2, utc_now())),
        DatabaseUnavailable(SENTENCE),
        BrobyggerError(SENTENCE),
        ValueError("hemmelig"),
    ]

    def fail(number: int) -> None:
        raise errors[number]

    app.add_api_route("/fails/{number}", fail)
    return app


@pytest.mark.parametrize("accepted", ["en", "da"])
@pytest.mark.parametrize(
    ("number", "status", "header"),
    [
        (0, 403, None),
        (1, 429, ("retry-after", "37")),
        (2, 409, None),
        (3, 409, None),
        (4, 503, ("refresh", "5")),
        (5, 500, None),
        (6, 500, None),
    ],
)
def test_error_is_a_page_in_the_language_and_without_traces(
    failing: FastAPI,
    number: int,
    status: int,
    header: tuple[str, str] | None,
    accepted: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    browser = TestClient(failing, BASE_URL, headers=BROWSER | {"Accept-Language": accepted})
    answer = browser.get(f"/fails/{number}")
    page = shown(answer, status)
    assert f'<html lang="{accepted}">' in page
    assert re.search(r"<h1>[^<]{5,}</h1>\s*<p class=\"lead\">[^<]{10,}</p>", page)
    assert "Traceback" not in page
    assert "hemmelig" not in page
    assert header is None or answer.headers[header[0]] == header[1]


def test_unexpected_error_names_the_reference_of_the_log(
    failing: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    page = shown(TestClient(failing, BASE_URL, headers=BROWSER).get("/fails/6"), 500)
    assert caplog.records[0].getMessage()[:8] in page


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/nowhere", 404, "There is nothing here"),
        ("GET", "/partners/%00", 404, "There is nothing here"),
        ("DELETE", "/partners", 405, "That is not how this page is used"),
        ("POST", "/", 405, "That is not how this page is used"),
    ],
)
def test_address_that_is_none_is_a_page(
    shared_site: Site, method: str, path: str, status: int, title: str
) -> None:
    assert f"<h1>{title}</h1>" in shown(shared_site.browser().request(method, path), status)


def test_form_that_is_too_large_and_strange_name_are_pages(shared_site: Site) -> None:
    browser = shared_site.browser()
    assert "too much at once" in shown(browser.post("/sign-in", content=b"x" * 1_000_001), 413)
    assert "not our address" in shown(browser.get("/", headers={"Host": "evil.example"}), 421)


def test_too_many_requests_are_told_when(url: str) -> None:
    browser = TestClient(create_app(url, replace(SETTINGS, anonymous_rate=1)), BASE_URL, headers=BROWSER)
    browser.get("/sign-in")
    answer = browser.get("/sign-in")
    assert "wait" in shown(answer, 429)
    assert 0 < int(answer.headers["retry-after"]) <= 60


@pytest.mark.parametrize("path", ["/v1/partners/nobody", "/v1/nowhere", "/nowhere", "/partners/nobody/edit"])
def test_program_gets_a_document(shared_site: Site, path: str) -> None:
    answer = shared_site.browser().get(path, headers={"Accept": "*/*"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_browser_under_v1_gets_a_document_but_for_the_way_back_from_the_provider(shared_site: Site) -> None:
    assert (
        shared_site.browser().get("/v1/partners/nobody").headers["content-type"] == "application/problem+json"
    )
    back = shared_site.browser().get("/v1/sign-in/oidc/callback?error=access_denied")
    assert "The sign-in did not come about" in shown(back, 401)
