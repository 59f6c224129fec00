"""An evening in a real browser: from the questionnaire to the printed schedule and what came of it."""

from __future__ import annotations

import io
import zipfile

from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.browsing import PHONE, open_page
from tests.journeys.holding import ASSOCIATION, COMPANY, event_of_a_broker, links, planned
from tests.storage.pdf_words import pages


def test_evening_from_questionnaire_to_printed_schedule_and_introductions(
    page: Page, phone: Page, site: Served, browser: Browser
) -> None:
    path = event_of_a_broker(page)
    found = links(page, path)
    phone.goto(found[0])
    expect(phone.get_by_role("heading", name="Hvem vil I gerne møde?")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.get_by_role("group", name=ASSOCIATION).get_by_label("Vil gerne møde").check()
    phone.get_by_role("group", name="Håbets Have").get_by_label("Helst ikke").check()
    phone.get_by_role("button", name="Gem svarene").click()
    expect(phone.locator(".notice-done")).to_contain_text("Tak, jeres svar er gemt.")
    with open_page(browser, site.address, java_script_enabled=False) as other:
        other.goto(found[5])
        other.get_by_role("group", name=COMPANY).get_by_label("Vil gerne møde").check()
        other.fill("#hope", "En, der kan hjælpe os med strøm.")
        other.get_by_role("button", name="Gem svarene").click()
        expect(other.locator(".notice-done")).to_be_visible()

    planned(page, path)
    expect(page.locator(".event-quality")).to_contain_text("2 af 2 ønsker er opfyldt.")
    phone.goto(found[0])
    expect(phone.locator(".agenda")).to_contain_text(ASSOCIATION)
    expect(phone.locator(".agenda")).not_to_contain_text("Håbets Have")

    page.goto(f"{path}/print")
    expect(page.get_by_role("heading", name="Hver deltagers program")).to_be_visible()
    with page.expect_download(timeout=60_000) as packed:
        page.get_by_role("link", name="Det hele i én fil (ZIP)").click(timeout=60_000)
    with zipfile.ZipFile(io.BytesIO(packed.value.path().read_bytes())) as archive:
        assert {"master.pdf", "tables.pdf", "participants.pdf"} <= {*archive.namelist()}
        sheets = " ".join(pages(archive.read("participants.pdf")))
    assert COMPANY in sheets
    assert "Café Ven" in sheets

    _no_show_and_replan(page, path)
    page.goto(path)
    page.get_by_role("button", name="Aftenen er slut").click()
    page.wait_for_url("**/outcomes")
    _both_say_yes(page, path)
    page.get_by_role("button", name="Opret én introduktion").click()
    expect(page.get_by_role("heading", name="Én introduktion er oprettet")).to_be_visible()
    page.get_by_role("link", name=f"{COMPANY} – {ASSOCIATION}").click()
    expect(page.locator("main")).to_contain_text(ASSOCIATION)


def _both_say_yes(page: Page, path: str) -> None:
    """The company and the association, in the round in which they met."""
    for number in (1, 2, 3):
        page.goto(f"{path}/outcomes?round={number}")
        row = page.locator("fieldset.event-card", has_text=f"{COMPANY} – {ASSOCIATION}")
        if row.count():
            for group in row.locator("fieldset.says").all():
                group.get_by_label("Ja").check()
            page.get_by_role("button", name="Gem", exact=True).click()
            return
    raise AssertionError("they have not met")


def _no_show_and_replan(page: Page, path: str) -> None:
    """Somebody does not come; the rest is planned anew, and who has changed tables is told."""
    page.goto(f"{path}/live?round=1")
    expect(page.locator(".live-clock")).to_be_visible()
    page.get_by_role("button", name="Ikke her: Håbets Have").click()
    expect(page.locator("#marks")).to_contain_text("Én ændring")
    page.get_by_role("button", name="Planlæg resten på ny").click()
    page.get_by_text("Det har den nye plan ændret fra runde 1").wait_for(timeout=60_000)
    expect(page.locator(".live-person", has_text="Håbets Have")).to_contain_text("er her ikke")
    page.get_by_role("button", name="Fortryd sidste skridt").click()
    expect(page.locator("#marks")).to_contain_text("Én ændring")


def test_evening_is_held_on_a_telephone_without_javascript(site: Served, browser: Browser) -> None:
    with open_page(browser, site.address, java_script_enabled=False, viewport=PHONE) as page:
        path = event_of_a_broker(page)
        planned(page, path)
        page.goto(f"{path}/live")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        expect(page.locator(".live-clock")).to_contain_text("17.00–17.12")
        page.get_by_role("link", name="Runde 2").click()
        expect(page.get_by_role("heading", name="Runde 2 af 3")).to_be_visible()
        page.get_by_role("button", name="Ikke her: Café Ven").click()
        expect(page.get_by_role("button", name="Er kommet: Café Ven")).to_be_visible()
