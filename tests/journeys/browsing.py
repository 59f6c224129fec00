"""A real browser over the real service: Debian's Chromium, and the invented sample market."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from cli.sample import add_sample_centres, sample_file
from matching.rights.actor import Grant
from storage.import_file import parse_files
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, PASSWORD, add_account
from tests.api.served import Served, served

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CENTRE, NGO, COMPANY = "frivilligcenter-vest", "ngo-001", "com-001"
GRANTS = {
    "administrator": ADMINISTRATOR,
    "broker": Grant("broker", centre=CENTRE),
    "another": Grant("broker", centre=CENTRE),
    "ngo": Grant("member", partner=NGO),
    "company": Grant("member", partner=COMPANY),
}
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def fill_with_sample(url: str) -> None:
    """Put the sample market into the database of ``url``, with an account for each role."""
    parsed = parse_files([sample_file("market.json")])
    with unit_of_work(url) as work:
        for sort, profiles in parsed.profiles.items():
            work.repository(sort).put(profiles)
        add_sample_centres(work)
        work.commit()
    for who, grant in GRANTS.items():
        add_account(url, f"{who}@example.org", grant)


@contextmanager
def sample_site(folder: Path) -> Iterator[Served]:
    """The service over the sample market, which answers at ``address``."""
    url = f"sqlite:///{folder / 'brobygger.sqlite'}"
    fill_with_sample(url)
    with served(url, BROBYGGER_RATE_LIMIT="0", BROBYGGER_RATE_LIMIT_ANONYMOUS="0") as running:
        yield running


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium with an empty profile."""
    program = which("chromium")
    assert program, "Chromium is missing; 'make chromium' installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_page(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of a browser that nobody has used before; an error in a script of ours is one of the test."""
    asked = {"viewport": LAPTOP, "locale": "da-DK", "base_url": address, **options}
    context = browser.new_context(**asked)
    context.set_default_timeout(10_000)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if _is_refusal(said.text) else None)
    yield page
    context.close()
    assert errors == []


def sign_in(page: Page, who: str, path: str = "/") -> None:
    """Sign in as ``who``, and go on to ``path``."""
    page.goto(f"/sign-in?next={path}")
    page.fill("#email", f"{who}@example.org")
    page.fill("#password", PASSWORD)
    page.click("main form button")
    page.wait_for_url(f"**{path}")


def _is_refusal(said: str) -> bool:
    """Whether the browser has refused something by the page's policy of content."""
    return "Content Security Policy" in said
