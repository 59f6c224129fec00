"""A broker introduces two; both say yes, and only then each sees whom to speak to at the other's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.browsing import COMPANY, NGO, PHONE, open_page, sign_in

CONTACT = "Åse Kontaktperson"
ASKED = f"/partners/{NGO}/matches/why?partner={COMPANY}"
ONE = re.compile(r".*/introductions/[A-Z0-9]{26}$")


@pytest.fixture
def ngo(site: Served, browser: Browser) -> Iterator[Page]:
    """The association's member, on a telephone."""
    with open_page(browser, site.address, viewport=PHONE, has_touch=True) as opened:
        sign_in(opened, "ngo")
        yield opened


@pytest.fixture
def company(site: Served, browser: Browser) -> Iterator[Page]:
    """The company's member, in a browser that runs no scripts."""
    with open_page(browser, site.address, java_script_enabled=False) as opened:
        sign_in(opened, "company")
        yield opened


def drafted(broker: Page) -> str:
    """The path of a new draft, which the broker has written."""
    sign_in(broker, "broker", ASKED)
    expect(broker.locator(".card")).to_contain_text("Står på listen som nummer")
    broker.get_by_role("link", name="Introducér").click()
    note = broker.get_by_label("Besked til begge parter")
    expect(note).to_have_value(re.compile("^Kære Lektiecaféen"))
    note.fill("I skulle mødes over en kop kaffe.")
    broker.get_by_role("button", name="Gem kladden").click()
    broker.wait_for_url(ONE)
    return broker.url.partition("/introductions/")[2]


def withdraw(broker: Page, id: str) -> None:
    """Make room for the next one."""
    broker.goto(f"/introductions/{id}")
    broker.get_by_text("Træk introduktionen tilbage").click()
    broker.get_by_label("Hvorfor trækkes den tilbage?").fill("Prøven er slut.")
    broker.get_by_role("button", name="Træk tilbage", exact=True).click()
    expect(broker.get_by_role("status")).to_have_text("Introduktionen er trukket tilbage.")
    expect(broker.locator("main")).to_contain_text("Prøven er slut.")


def test_both_say_yes_and_only_then_see_each_others_contact(page: Page, ngo: Page, company: Page) -> None:
    company.goto(f"/partners/{COMPANY}/edit")
    company.fill("#contact_name", CONTACT)
    company.locator("main form .actions button").first.click()
    id = drafted(page)
    ngo.goto("/introductions")
    expect(ngo.locator("main")).not_to_contain_text("Venter på jeres svar.")
    page.get_by_role("button", name="Forelæg for begge parter").click()
    expect(page.locator(".lead")).to_contain_text("Venter på svar fra")

    ngo.goto("/introductions")
    expect(ngo.locator("main")).to_contain_text("Venter på jeres svar.")
    ngo.get_by_role("link", name="Lyngdrup Regnskab").first.tap()
    expect(ngo.locator("main")).to_contain_text("I skulle mødes over en kop kaffe.")
    expect(ngo.locator("main")).not_to_contain_text(CONTACT)
    ngo.get_by_role("button", name="Ja, gerne").tap()
    expect(ngo.get_by_role("status")).to_have_text("Svaret er gemt.")
    expect(ngo.get_by_role("link", name="Vis, hvem I skal tale med")).to_have_count(0)
    ngo.goto(f"/introductions/{id}/contacts")
    expect(ngo.locator("main")).not_to_contain_text(CONTACT)

    company.goto(f"/introductions/{id}")
    company.get_by_role("button", name="Ja, gerne").click()
    expect(company.locator(".lead")).to_have_text("Begge har sagt ja.")
    ngo.goto(f"/introductions/{id}")
    ngo.get_by_role("link", name="Vis, hvem I skal tale med").tap()
    expect(ngo.locator("main")).to_contain_text(CONTACT)
    expect(ngo.locator("main")).to_contain_text("Det noteres, hvem der har læst disse oplysninger.")
    assert ngo.evaluate("document.documentElement.scrollWidth") <= 390
    withdraw(page, id)


def test_no_needs_a_reason_that_stays_with_the_broker(page: Page, ngo: Page, company: Page) -> None:
    id = drafted(page)
    page.get_by_role("button", name="Forelæg for begge parter").click()
    company.goto(f"/introductions/{id}")
    company.get_by_text("Nej tak").click()
    company.get_by_role("button", name="Svar nej").click()
    expect(company.locator("#errors")).to_contain_text("Et nej skal have en begrundelse")
    company.get_by_label("Hvorfor ikke?").select_option("no_capacity")
    company.get_by_label("Med jeres egne ord").fill("Hemmelig travlhed")
    company.get_by_role("button", name="Svar nej").click()
    expect(company.locator(".lead")).to_contain_text("har sagt nej")
    ngo.goto(f"/introductions/{id}")
    expect(ngo.locator(".lead")).to_contain_text("har sagt nej")
    expect(ngo.locator("main")).not_to_contain_text("Hemmelig travlhed")
    page.goto(f"/introductions/{id}")
    expect(page.locator("main")).to_contain_text("Hemmelig travlhed")


def test_what_waits_leads_from_the_first_page_to_its_action(page: Page) -> None:
    id = drafted(page)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("I dag")
    drafts = page.locator("section", has=page.get_by_role("heading", name="Kladder, som ingen har set"))
    drafts.get_by_role("link", name="Forelæg for begge parter").first.click()
    page.wait_for_url(ONE)
    page.goto("/")
    page.get_by_text("En besked, du kan kopiere").first.click()
    expect(page.locator(".letter").first).to_contain_text("Venlig hilsen")
    page.get_by_role("link", name="Se, hvem der passer").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem passer til dette behov")
    withdraw(page, id)
