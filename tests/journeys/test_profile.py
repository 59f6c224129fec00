"""A member changes the profile of its partner, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.api.accounts import PASSWORD
from tests.api.served import Served
from tests.journeys.browsing import COMPANY, NGO, open_page, sign_in

EDIT = f"/partners/{COMPANY}/edit"
SAVE = "main form .actions button"


def changed(page: Page, mission: str) -> None:
    """Change the mission, and see that it is there."""
    page.fill("#mission", mission)
    page.click(SAVE)
    page.wait_for_url(f"**/partners/{COMPANY}")
    expect(page.get_by_role("status")).to_have_text("Profilen er gemt.")
    expect(page.locator("main")).to_contain_text(mission)


def test_member_signs_in_and_changes_the_profile(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Log ind").first.click()
    page.get_by_label("E-mail").fill("company@example.org")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log ind").click()
    page.get_by_role("link", name="Ret profilen").click()
    page.get_by_label("Navn (skal udfyldes)").fill("")
    page.click(SAVE)
    expect(page.locator("#errors")).to_be_focused()
    page.get_by_role("link", name="Navn er tom").click()
    expect(page.get_by_label("Navn (skal udfyldes)")).to_be_focused()
    page.keyboard.type("Lyngdrup Regnskab ApS")
    changed(page, "Regnskab for små foreninger.")
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)


def test_on_a_telephone_the_menu_opens_and_closes(phone: Page) -> None:
    phone.goto("/")
    menu = phone.get_by_text("Menu", exact=True)
    menu.tap()
    expect(phone.get_by_role("link", name="Partnere", exact=True)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("link", name="Partnere", exact=True)).to_be_hidden()
    menu.tap()
    phone.get_by_role("link", name="Log ind").first.tap()
    phone.wait_for_url("**/sign-in**")


def test_without_a_script_everything_works(no_javascript: Page) -> None:
    sign_in(no_javascript, "company", EDIT)
    changed(no_javascript, "Uden et eneste script.")
    no_javascript.get_by_role("link", name="English").click()
    expect(no_javascript.get_by_role("link", name="Change the profile")).to_be_visible()
    no_javascript.locator("details.account-menu summary").click()
    no_javascript.get_by_role("button", name="Sign out").click()
    expect(no_javascript.get_by_role("status")).to_have_text("You are signed out.")


def ends_while_it_is_filled_in(page: Page, show: Callable[[], object]) -> None:
    """A session that ends under a form: everything is there again afterwards."""
    page.fill("#mission", 'Skrevet i lang tid,\nog ikke "tabt" & væk')
    page.click("#roles_can summary")
    page.check("input[name=roles_can][value=mentor]")
    expect(page.locator("#roles_can summary")).to_contain_text("mentor")
    page.context.clear_cookies(name="brobygger")
    page.click(SAVE)
    page.fill("#email", "company@example.org")
    page.fill("#password", PASSWORD)
    page.locator("main form button").click()
    show()
    expect(page.locator("#mission")).to_have_value('Skrevet i lang tid,\nog ikke "tabt" & væk')
    expect(page.locator("input[name=roles_can][value=mentor]")).to_be_checked()
    page.click(SAVE)
    expect(page.get_by_role("status")).to_have_text("Profilen er gemt.")
    expect(page.locator("main")).to_contain_text("Skrevet i lang tid")


def test_session_that_ends_while_a_form_is_filled_in_loses_nothing(page: Page) -> None:
    sign_in(page, "company", EDIT)
    ends_while_it_is_filled_in(page, lambda: page.wait_for_url(f"**{EDIT}"))


def test_nothing_is_lost_without_a_script_either(no_javascript: Page) -> None:
    sign_in(no_javascript, "company", EDIT)
    ends_while_it_is_filled_in(
        no_javascript, lambda: no_javascript.get_by_role("button", name="Vis formularen").click()
    )


def test_two_brokers_who_edit_one_record_choose_between_the_two(
    page: Page, site: Served, browser: Browser
) -> None:
    edit = f"/partners/{NGO}/edit"
    sign_in(page, "broker", edit)
    with open_page(browser, site.address) as other:
        sign_in(other, "another", edit)
        other.fill("#mission", "Den andens ord.")
        other.fill("#volunteers", "20")
        other.click(SAVE)
        other.wait_for_url(f"**/partners/{NGO}")
    page.fill("#mission", "Mine ord.")
    page.click(SAVE)
    expect(page.get_by_role("heading", level=1)).to_have_text("To har ændret det samme")
    mission = page.get_by_role("group", name="Formål")
    expect(mission).to_contain_text("Den andens ord.")
    expect(mission.get_by_label("Din")).to_be_checked()
    expect(page.get_by_role("group", name="Frivillige").get_by_label("Den andens")).to_be_checked()
    page.get_by_role("button", name="Gem det valgte").click()
    expect(page.get_by_role("status")).to_have_text("Profilen er gemt.")
    expect(page.locator("main")).to_contain_text("Mine ord.")
    expect(page.locator("main")).to_contain_text("20")


def test_keyboard_alone_reaches_and_sends_a_form(page: Page) -> None:
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("E-mail")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    page.keyboard.type("company@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Velkommen")
    page.locator(".account-menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Din konto")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".account-menu summary")).to_be_focused()
