"""Needs and offers are written in a real browser: what fits changes while somebody types."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.api.accounts import PASSWORD
from tests.api.served import Served
from tests.journeys.browsing import COMPANY, NGO, open_page, sign_in

OFFER, NEED = f"/partners/{COMPANY}/offers/new", f"/partners/{NGO}/needs/new"
PUBLISH = "button[value=publish]"


def test_company_registers_capacity_and_sees_needs_changing_as_it_types(page: Page) -> None:
    sign_in(page, "company")
    page.get_by_role("link", name="Skriv et tilbud").click()
    page.wait_for_url(f"**{OFFER}")
    expect(page.get_by_role("heading", name="Hvorfor I gør det")).to_be_visible()
    count = page.locator("#fits [role=status]")
    expect(count).to_contain_text("Begynd at skrive")
    page.get_by_label("Titel").press_sequentially("Bogføring for små foreninger")
    expect(count).to_contain_text("passer bedst")
    first = page.locator("#fits h3").all_inner_texts()
    page.get_by_label("Hvilken slags ressource").select_option("premises")
    page.get_by_label("Titel").fill("Et mødelokale om aftenen")
    expect(page.locator("#fits h3").first).not_to_have_text(first[0])
    expect(page.locator("#fits .why").first).to_contain_text("lokaler")
    expect(page.get_by_label("Titel")).to_be_focused()
    page.get_by_label("Hvilken slags ressource").select_option("skilled_time")
    page.get_by_label("Titel").fill("To bogholdere")
    page.locator("label.chip", has_text="bogføring").click()
    page.locator("label.chip", has_text="jan.").click()
    page.get_by_role("checkbox", name="tirsdag eftermiddag").check()
    page.locator("#returns summary").click()
    page.get_by_label("udbredelse").check()
    expect(page.locator("#returns summary")).to_contain_text("udbredelse")
    page.click(PUBLISH)
    expect(page.get_by_role("status")).to_have_text("Tilbuddet er offentliggjort.")
    page.get_by_role("link", name="To bogholdere", exact=True).click()
    expect(page.locator("[name='competence.1.label']")).to_have_value("bogføring")
    expect(page.locator("#fits h3").first).to_be_visible()


def test_older_answer_does_not_overtake_a_newer_one(page: Page) -> None:
    sign_in(page, "company", OFFER)
    page.wait_for_load_state("networkidle")
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/fits", hold_the_first)
    with page.expect_request("**/fits"):
        page.get_by_label("Titel").fill("Bogholder")
    with page.expect_response("**/fits"):
        page.get_by_label("Titel").fill("Penge til udstyr")
    count = page.locator("#fits [role=status]")
    expect(count).to_contain_text("passer")
    with suppress(Error):  # the browser has given it up
        held[0].fulfill(body='<p data-live="count">Et gammelt svar</p>', content_type="text/html")
    page.evaluate("fetch('/sign-in').then((answer) => answer.text())")  # so long the old one would take
    expect(count).to_contain_text("passer")


def write_a_need(page: Page) -> None:
    """From nothing in place to everything."""
    check = page.locator(".check-count")
    expect(check).to_have_text("0 af 7 på plads")
    page.get_by_label("Titel").fill("Hjælp til regnskabet")
    page.get_by_label("Hvilken slags hjælp").select_option("skilled_time")
    page.locator("#text").fill(
        "Vi søger en bogholder, der vil få styr på bilag og moms sammen med os to aftener om måneden. "
        "I lærer, hvordan en lille forening drives, og vores koordinator tager imod."
    )
    expect(check).to_have_text("3 af 7 på plads")
    page.locator("#quantity").fill("1")
    page.locator("#unit").select_option("people")
    page.locator("#engagement_form").select_option("ongoing")
    page.locator("#expires").fill("2099-01-01")
    page.locator("#in_return").fill("Omtale i vores nyhedsbrev")
    expect(check).to_have_text("7 af 7 på plads")


def test_ngo_registers_a_need_with_the_readiness_check(page: Page) -> None:
    sign_in(page, "ngo", NEED)
    write_a_need(page)
    expect(page.locator("#fits li").first).to_be_visible()
    page.click(PUBLISH)
    expect(page.get_by_role("status")).to_have_text("Behovet er offentliggjort.")
    expect(page.locator("main")).to_contain_text("Hjælp til regnskabet")


def test_same_on_a_telephone_where_a_draft_is_kept_and_deleted(phone: Page) -> None:
    sign_in(phone, "ngo", NEED)
    write_a_need(phone)
    jump = phone.locator(".fits-jump a")
    expect(jump).to_contain_text("passer bedst")
    jump.tap()
    expect(phone.locator("#fits h3").first).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_label("Titel").fill("En kladde på telefonen")
    phone.get_by_role("button", name="Gem som kladde").tap()
    expect(phone.get_by_role("status")).to_contain_text("gemt som kladde")
    row = phone.locator("li", has=phone.get_by_role("link", name="En kladde på telefonen", exact=True))
    expect(row.locator(".state")).to_have_text("kladde eller på pause")
    row.get_by_role("button", name="Offentliggør").tap()
    expect(row.locator(".state")).to_have_text("åben")
    row.locator(".sure summary").tap()
    row.get_by_role("button", name="Ja, slet").tap()
    expect(phone.get_by_role("status")).to_have_text("Behovet er slettet.")
    expect(row).to_have_count(0)


def test_without_a_script_a_button_shows_who_fits(no_javascript: Page) -> None:
    page = no_javascript
    sign_in(page, "company", OFFER)
    page.fill("#title", "Bogholdere")
    page.fill("#text", "Vi hjælper med bogføring.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Vis, hvem der passer").click()
    expect(page.locator("#fits h3").first).to_be_visible()
    page.locator("label.chip", has_text="bogføring").click()
    page.locator("details.fold-card summary").first.click()
    page.fill("#places", "Atlantis")
    page.select_option("#resource_kind", "skilled_time")
    page.click(PUBLISH)
    expect(page.locator("#places")).to_be_visible()
    expect(page.locator("#places-wrong")).to_contain_text("Atlantis")
    expect(page.locator("[name='competence.1.label']")).to_have_value("bogføring")
    page.fill("#places", "Herning")
    page.click(PUBLISH)
    expect(page.get_by_role("status")).to_have_text("Tilbuddet er offentliggjort.")


def ends_while_it_is_filled_in(page: Page, show: Callable[[], object]) -> None:
    """A session that ends under the form: everything is there again afterwards."""
    page.fill("#title", "Skrevet i lang tid")
    page.select_option("#resource_kind", "goods")
    page.fill("[name='competence.1.label']", "Moms")
    page.locator("label.chip", has_text="jan.").click()
    page.get_by_role("checkbox", name="fredag aften").check()
    page.context.clear_cookies(name="brobygger")
    page.click(PUBLISH)
    page.fill("#email", "ngo@example.org")
    page.fill("#password", PASSWORD)
    page.locator("main form button").click()
    show()
    expect(page.locator("#title")).to_have_value("Skrevet i lang tid")
    expect(page.locator("[name='competence.1.label']")).to_have_value("Moms")
    expect(page.locator("label.chip", has_text="jan.").locator("input")).to_be_checked()
    expect(page.get_by_role("checkbox", name="fredag aften")).to_be_checked()
    page.click(PUBLISH)
    expect(page.get_by_role("status")).to_contain_text("Behovet er offentliggjort.")


def test_session_that_ends_while_a_need_is_written_loses_nothing(page: Page) -> None:
    sign_in(page, "ngo", NEED)
    ends_while_it_is_filled_in(page, lambda: page.wait_for_url(f"**{NEED}"))


def test_nothing_is_lost_without_a_script_either(no_javascript: Page) -> None:
    sign_in(no_javascript, "ngo", NEED)
    ends_while_it_is_filled_in(
        no_javascript, lambda: no_javascript.get_by_role("button", name="Vis formularen").click()
    )


def test_two_brokers_who_edit_one_need_choose_between_the_two(
    page: Page, site: Served, browser: Browser
) -> None:
    edit = "/needs/need-ngo-001-2/edit"
    sign_in(page, "broker", edit)
    with open_page(browser, site.address) as other:
        sign_in(other, "another", edit)
        other.fill("#title", "Den andens titel")
        other.get_by_role("checkbox", name="mandag aften").check()
        other.click(PUBLISH)
        other.wait_for_url(f"**/partners/{NGO}/statements")
    page.fill("#title", "Min titel")
    page.click(PUBLISH)
    expect(page.get_by_role("heading", level=1)).to_have_text("To har ændret det samme")
    title = page.get_by_role("group", name="Titel")
    expect(title).to_contain_text("Den andens titel")
    expect(title.get_by_label("Din")).to_be_checked()
    expect(page.get_by_role("group", name="Tider på ugen").get_by_label("Den andens")).to_be_checked()
    page.get_by_role("button", name="Gem det valgte").click()
    expect(page.get_by_role("link", name="Min titel", exact=True)).to_be_visible()
    page.get_by_role("link", name="Min titel", exact=True).click()
    expect(page.get_by_role("checkbox", name="mandag aften")).to_be_checked()


def test_keyboard_alone_opens_ticks_and_publishes(page: Page) -> None:
    sign_in(page, "ngo", NEED)
    page.get_by_label("Titel").focus()
    page.keyboard.type("Med tastaturet")
    with page.expect_response("**/needs/fits"):
        page.keyboard.press("Enter")
    expect(page.get_by_label("Titel")).to_be_focused()
    page.locator("#resource_kind").focus()
    page.keyboard.type("lok")
    page.locator("#returns summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#returns summary")).not_to_contain_text("Intet valgt")
    page.locator(PUBLISH).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile("Behovet er offentliggjort"))
