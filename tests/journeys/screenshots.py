"""Pictures of every page, for people to look at: ``make screenshots`` puts them into build/screenshots.

Each in Danish and in English, on a laptop and on a telephone, in light and in dark.
"""

from __future__ import annotations

import sys
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journeys.browsing import LAPTOP, PHONE, chromium, open_page, sample_site, sign_in
from tests.journeys.shown.page import Shown
from tests.journeys.shown_pages import PAGES

FOLDER = Path(__file__).parents[2] / "build/screenshots"
SIZES = {"laptop": LAPTOP, "phone": PHONE}


def main(names: list[str]) -> None:
    """Take pictures of the pages called ``names``, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [shown for shown in PAGES if not names or shown.name in names]
    with TemporaryDirectory() as folder, sample_site(Path(folder)) as site, chromium() as browser:
        for size, language in product(SIZES, ("da", "en")):
            options = {"viewport": SIZES[size], "locale": language, "reduced_motion": "reduce"}
            for who, pages in groupby(wanted, key=lambda shown: shown.who):
                with open_page(browser, site.address, **options) as page:
                    if who:
                        sign_in(page, who)
                    for shown in pages:
                        shown.open(page)
                        for scheme in ("light", "dark"):
                            page.emulate_media(color_scheme=scheme)
                            page.screenshot(
                                path=FOLDER / _name(shown, size, language, scheme), full_page=True
                            )
    sys.stdout.write(f"{len(wanted) * 8} pictures are in {FOLDER}\n")


def _name(shown: Shown, size: str, language: str, scheme: str) -> str:
    return f"{shown.name}-{size}-{language}-{scheme}.png"


if __name__ == "__main__":
    main(sys.argv[1:])
