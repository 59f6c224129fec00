"""Needs and offers: writing them, and the list of them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.browsing import COMPANY, NGO
from tests.journeys.shown.page import Shown

NEEDS, OFFERS = f"/partners/{NGO}/statements", f"/partners/{COMPANY}/statements"
NEW_NEED, NEW_OFFER = f"/partners/{NGO}/needs/new", f"/partners/{COMPANY}/offers/new"


def _write_offer(page: Page) -> None:
    page.fill("#title", "To bogholdere, en dag om måneden")
    page.fill("#text", "Vores bogholdere hjælper små foreninger med bogføring, årsregnskab og budget.")
    page.select_option("#resource_kind", "skilled_time")
    page.wait_for_selector(".fits-list li")


def _write_need(page: Page) -> None:
    page.fill("#title", "Hjælp til regnskabet")
    page.fill("#text", "Vores kasserer stopper, og vi søger en bogholder til foreningens regnskab.")
    page.wait_for_selector(".fits-list li")


def _refused(page: Page) -> None:
    page.fill("#quantity", "mange")
    page.locator(".fold-card summary").first.click()
    page.fill("#places", "Atlantis")
    page.click("button[value=publish]")
    page.wait_for_selector(".wrong")


def _delete(page: Page) -> None:
    page.locator(".sure summary").first.click()


PAGES = (
    Shown("needs-and-offers", NEEDS, "ngo"),
    Shown("delete-need", NEEDS, "ngo", _delete),
    Shown("new-need", NEW_NEED, "ngo", _write_need),
    Shown("new-need-refused", NEW_NEED, "ngo", _refused),
    Shown("edit-need", "/needs/need-ngo-001-1/edit", "ngo"),
    Shown("offers", OFFERS, "company"),
    Shown("new-offer", NEW_OFFER, "company", _write_offer),
    Shown("edit-offer", "/offers/offer-com-001-1/edit", "company"),
)
