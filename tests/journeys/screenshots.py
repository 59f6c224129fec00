"""Pictures of every page, for people to look at: ``make screenshots`` puts them into build/screenshots.

Over the sample market each page in Danish and English, on a laptop and a telephone, in light and dark;
and the pages of the navigation with nothing to show, and with a thousand rows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.api.served import Served
from tests.journeys.browsing import LAPTOP, PHONE, chromium, open_page, sign_in
from tests.journeys.shown.page import Shown
from tests.journeys.shown_pages import PAGES
from tests.journeys.worlds import OFFICE, fill_with_many, fill_with_nothing, fill_with_sample, site_over

FOLDER = Path(__file__).parents[2] / "build/screenshots"
SIZES = {"laptop": LAPTOP, "phone": PHONE}
WORLDS: dict[str, Callable[[str], None]] = {"empty": fill_with_nothing, "many": fill_with_many}
LANGUAGES = ("da", "en")


def main(names: list[str]) -> None:
    """Take pictures of the pages called ``names``, or of all; ``empty`` and ``many`` are the other worlds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [shown for shown in PAGES if not names or shown.name in names]
    with chromium() as browser:
        if wanted:
            with TemporaryDirectory() as folder, site_over(fill_with_sample, Path(folder)) as site:
                take_all(site, browser, wanted)
        for world, fill in WORLDS.items():
            if not names or world in names:
                with TemporaryDirectory() as folder, site_over(fill, Path(folder)) as site:
                    take_navigation(site, browser, world)
    sys.stdout.write(f"The pictures are in {FOLDER}\n")


def take_all(site: Served, browser: Browser, wanted: list[Shown]) -> None:
    """Each page in both languages and sizes, in light and dark."""
    for size, language in product(SIZES, LANGUAGES):
        for who, pages in groupby(wanted, key=lambda shown: shown.who):
            with open_page(browser, site.address, **_options(size, language)) as page:
                if who:
                    sign_in(page, who)
                for shown in pages:
                    page.emulate_media(color_scheme="light")
                    shown.open(page)
                    for scheme in ("light", "dark"):
                        page.emulate_media(color_scheme=scheme)
                        _take(page, [shown.name, size, language, scheme])


def take_navigation(site: Served, browser: Browser, world: str) -> None:
    """Where everybody, a broker and an administrator can go from the start, in Danish and in light."""
    for size, who in product(SIZES, (None, *OFFICE)):
        with open_page(browser, site.address, **_options(size, "da")) as page:
            if who:
                sign_in(page, who)
            page.goto("/")
            links = page.eval_on_selector_all("header nav a", "links => links.map(a => a.pathname)")
            for path in dict.fromkeys(links):
                page.goto(path)
                page.wait_for_selector("main h1")
                _take(page, [world, who or "public", path.strip("/").replace("/", "-") or "start", size])


def _options(size: str, language: str) -> dict[str, object]:
    return {"viewport": SIZES[size], "locale": language, "reduced_motion": "reduce"}


def _take(page: Page, name: Iterable[str]) -> None:
    page.screenshot(path=FOLDER / f"{'-'.join(name)}.png", full_page=True)


if __name__ == "__main__":
    main(sys.argv[1:])
