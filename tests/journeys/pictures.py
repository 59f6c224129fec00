"""The pictures of the README, of the sample market: ``python -m tests.journeys.pictures`` takes them anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.journeys.browsing import chromium, open_page, sign_in
from tests.journeys.holding import made_event, planned
from tests.journeys.shown.page import Shown
from tests.journeys.shown.plans import make_season
from tests.journeys.worlds import sample_site

FOLDER = Path(__file__).parents[2] / "docs/pictures"
SIZE = {"width": 1180, "height": 1000}


def _season(page: Page) -> None:
    make_season(page)
    page.locator("#spread").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#spread').scrollIntoView()")


def _event(page: Page) -> None:
    path = made_event(page)
    planned(page, path)
    page.goto(f"{path}/live?round=1")


PICTURES = (
    Shown("find", "/find?q=bogholder"),
    Shown("matches", "/needs/need-ngo-016-1/matches", "broker"),
    Shown("season", "/seasons", "broker", _season),
    Shown("event", "/events", "broker", _event),
)


def main() -> None:
    """Take them, in English and light."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sample_site(Path(folder)) as site, chromium() as browser:
        for shown in PICTURES:
            options = {"viewport": SIZE, "locale": "en-GB", "reduced_motion": "reduce"}
            with open_page(browser, site.address, **options) as page:
                if shown.who:
                    sign_in(page, shown.who)
                shown.open(page)
                page.screenshot(path=FOLDER / f"{shown.name}.jpg", type="jpeg", quality=72)


if __name__ == "__main__":
    main()
