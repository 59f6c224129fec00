"""The pages over a small world, and browsers in which somebody is signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from matching.introductions.introduction import Introduction, Side
from matching.partner import Partner
from storage.unit_of_work import unit_of_work
from tests.api.accounts import CHEAP, PASSWORD
from tests.api.rights_world import WHO, WORLD_SETTINGS, World, make_world
from tests.api.small_market import BASE_URL
from tests.web.partnership_world import add_partnership

Answer = Any
"""Whatever the test client answers with, which is of one of two libraries."""
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}
"""What a browser sends; in English, where a test does not say otherwise."""
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', re.DOTALL)


INTRODUCTION = Introduction(
    id="intro-1",
    centre="herning",
    broker="somebody",
    seeker=Side("ngo-1", "need-1"),
    giver=Side("com-1", "offer-1"),
    state="open",
    note="I kunne gøre noget godt sammen.",
    private_note="De kender hinanden.",
    created=datetime(2026, 11, 2, 9, tzinfo=UTC),
    put=datetime(2026, 11, 2, 9, tzinfo=UTC),
    deadline=date(2999, 1, 31),
)
"""The partner with another of its centre: both are asked whether they want to meet."""


@dataclass
class Site:
    """The service, and the world it is about."""

    world: World
    app: FastAPI

    def browser(self, who: str = "anonymous", **headers: str) -> TestClient:
        """A browser in which ``who`` has signed in on the page for it; it follows no redirects."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        opened = TestClient(self.app, BASE_URL, headers=BROWSER | named, follow_redirects=False)
        if WHO[who] is not None:
            answer = opened.post("/sign-in", data={"email": email_of(who), "password": PASSWORD})
            assert answer.status_code == 303, answer.text
        return opened

    def partner(self, id: str) -> Partner:
        """The partner as it is stored."""
        with unit_of_work(self.world.url, writing=False) as work:
            return work.partners.get(id)


def email_of(who: str) -> str:
    """The address that ``who`` signs in with."""
    return f"{who.replace(' ', '.')}@example.org"


def made_site(url: str) -> Site:
    """The service over a new world in the database of ``url``, before its market was read."""
    world = make_world(url)
    with unit_of_work(url) as work:
        work.introductions.add(INTRODUCTION)
        work.commit()
    add_partnership(url)
    app = create_app(url, WORLD_SETTINGS)
    app.state.keeper.passwords = CHEAP
    return Site(world, app)


@contextmanager
def warm_site(url: str) -> Iterator[Site]:
    """The same, with its market."""
    site = made_site(url)
    with TestClient(site.app, BASE_URL):
        site.app.state.market.load()
        yield site


def fields_of(page: Answer) -> dict[str, str]:
    """The hidden fields of a page, as a form of it sends them."""
    from html import unescape

    return {name: unescape(value) for name, value in HIDDEN.findall(page.text)}


def shown(page: Answer, status: int = 200) -> str:
    """The text of a page that has this status."""
    assert page.status_code == status, page.text[:2000]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    return str(page.text)


def sent(browser: TestClient, path: str, fields: dict[str, Any], like: Answer) -> Answer:
    """A form that was opened as ``like``, with ``fields`` filled in."""
    return browser.post(path, data=fields_of(like) | fields)
