"""Every page × everybody, held against the table of docs/rights.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from api.web.site import PAGES
from tests.api.rights_world import WHO
from tests.web.site import Site, fields_of

RIGHTS = Path(__file__).parents[2] / "docs/rights.md"


@dataclass(frozen=True)
class Sample:
    """A request for a page about the partner of the world; ``fields`` are sent with a POST."""

    path: str
    fields: Mapping[str, Any] = field(default_factory=dict)


EDIT = "/partners/ngo-1/edit"
SAMPLES = {
    "GET /": Sample("/"),
    "GET /sign-in": Sample("/sign-in"),
    "POST /sign-in": Sample("/sign-in", {"email": "nobody@example.org", "password": "forkert"}),
    "GET /sign-in/provider": Sample("/sign-in/provider"),
    "POST /sign-out": Sample("/sign-out"),
    "GET /language": Sample("/language"),
    "GET /account/password": Sample("/account/password"),
    "POST /account/password": Sample("/account/password", {"new": "x", "again": "y"}),
    "GET /partners": Sample("/partners"),
    "GET /partners/{id}": Sample("/partners/ngo-1"),
    "GET /partners/{id}/edit": Sample(EDIT),
    "POST /partners/{id}/edit": Sample(EDIT, {"name": "Lektiecaféen", "kind": "ngo", "version": "0"}),
}
"""One for each page, that whoever has the right gets through with."""


@cache
def table() -> dict[str, dict[str, str]]:
    """Of each page of the document what it says of everybody."""
    rows = re.findall(
        r"^\| page `([A-Z]+ /[^`]*)` \|(.*)\|$", RIGHTS.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {
        page: dict(zip(WHO, (cell.strip() for cell in cells.split("|")), strict=True)) for page, cells in rows
    }


@pytest.fixture(scope="module")
def browsers(shared_site: Site) -> dict[str, TestClient]:
    return {who: shared_site.browser(who) for who in WHO}


def test_table_and_samples_have_every_page_and_no_other() -> None:
    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    pages = {f"{method} {route.path}" for route in routes for method in route.methods or ()}
    assert set(table()) == pages
    assert set(SAMPLES) == pages, "a new page needs a sample here"


def test_no_page_stands_in_the_document_for_programs(shared_site: Site) -> None:
    paths = shared_site.app.openapi()["paths"]
    assert [page for page in SAMPLES if page.partition(" ")[2] in paths] == []


@pytest.mark.parametrize("page", SAMPLES)
def test_answer_is_the_one_of_the_table(
    shared_site: Site, browsers: dict[str, TestClient], page: str
) -> None:
    method, sample = page.partition(" ")[0], SAMPLES[page]
    for who, says in table()[page].items():
        browser = shared_site.browser(who) if page == "POST /sign-out" else browsers[who]
        token = fields_of(browser.get("/")).get("csrf_token", "")
        fields = {**sample.fields, "csrf_token": token} if method == "POST" else None
        answer = browser.request(method, sample.path, data=fields)
        assert _means(answer) == says, (who, answer.status_code, answer.text[:500])


def _means(answer: Any) -> str:
    to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?next=")
    if to_sign_in or answer.status_code == 401:
        return "sign in"
    return {403: "no", 404: "hidden"}.get(answer.status_code, "yes")
