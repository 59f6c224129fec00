"""Every page × everybody, held against the table of docs/rights.md."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

import tests.web.samples
from api.web.site import PAGES
from tests.api.rights_world import WHO
from tests.web.samples.sample import Sample
from tests.web.site import Site, fields_of

RIGHTS = Path(__file__).parents[2] / "docs/rights.md"


def samples() -> dict[str, Sample]:
    """Those of every module of tests/web/samples."""
    found: dict[str, Sample] = {}
    for module in iter_modules(tests.web.samples.__path__):
        own = getattr(import_module(f"tests.web.samples.{module.name}"), "SAMPLES", {})
        assert not found.keys() & own.keys(), module.name
        found |= own
    return found


SAMPLES = samples()


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
    assert set(SAMPLES) == pages, "a new page needs a sample in tests/web/samples"


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
