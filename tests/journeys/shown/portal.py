"""The portal, and what a broker does with what is asked there."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.browsing import COMPANY
from tests.journeys.shown.page import Shown

INTEREST = f"/partners/{COMPANY}/interest"
SEND = "main form.card > .button"
WORDS = "/find?q=Vi+s%C3%B8ger+en+bogholder+to+timer+om+ugen+i+Herning"


def _open_list(page: Page) -> None:
    page.click(".map-list summary")


def _open_filters(page: Page) -> None:
    page.click(".find-more summary")


def _refused(page: Page) -> None:
    page.fill("#email", "ikke-en-adresse")
    page.click(SEND)
    page.wait_for_selector(".wrong")


def ask(page: Page) -> None:
    """Ask as a stranger does."""
    page.fill("#message", "Jeg har været kasserer i tolv år og vil gerne høre, hvordan I gør.")
    page.fill("#name", "Bo Berg")
    page.fill("#organisation", "Bogklubben i Hammerum")
    page.fill("#email", "bo@bogklubben.example")
    page.click(SEND)
    page.wait_for_selector(".notice-done")


def _open_first(page: Page) -> None:
    page.click(".rows h2 a >> nth=0")
    page.wait_for_selector("blockquote")


PAGES = (
    Shown("find", "/find"),
    Shown("find-filters", "/find?place=region%3AMidtjylland&show=needs", then=_open_filters),
    Shown("find-words", WORDS, then=_open_list),
    Shown("find-nothing", "/find?place=L%C3%A6s%C3%B8&kind=funding&when=2027-summer&show=offers"),
    Shown("find-no-words", "/find?q=%3F%3F%3F"),
    Shown("need", "/needs/need-ngo-001-2"),
    Shown("offer", "/offers/offer-com-001-1"),
    Shown("company", f"/partners/{COMPANY}"),
    Shown("interest", INTEREST),
    Shown("interest-refused", INTEREST, then=_refused),
    Shown("interest-sent", INTEREST, then=ask),
    Shown("interest-of-a-member", INTEREST, "ngo"),
    Shown("interests", "/interests", "broker"),
    Shown("interest-read", "/interests", "broker", _open_first),
)
