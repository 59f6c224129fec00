"""A broker imports a list of their own; an administrator makes an account; a token comes and goes."""

from __future__ import annotations

from uuid import uuid4

from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.browsing import PHONE, open_page, sign_in

LIST = (
    "Forening;Type;By;E-mail;Medlemmer\r\n"
    "Søens Venner {n};Idrætsklub;Herning;bo@soen.example;120\r\n"
    "Kulturhuset {n};Kommune;Herning;ida@kultur.example;\r\n"
    "Lærkereden {n};forening;Herning;ane@laerke.example;mange\r\n"
)

ASK = """token => fetch("/v1/tokens", {headers: {Authorization: `Bearer ${token}`}, credentials: "omit"})
    .then(answer => answer.status)"""
"""What a program is answered that has the token."""


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).first.click()


def imported(page: Page) -> None:
    """From a foreign CSV to partners: mapped by eye, looked through, corrected on the spot, taken in."""
    n = uuid4().hex[:8]
    sign_in(page, "broker", "/import")
    content = LIST.format(n=n).encode("cp1252")
    page.set_input_files("#file", {"name": "liste.csv", "mimeType": "text/csv", "buffer": content})
    press(page, "Læs filen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad hver kolonne er")
    expect(page.locator("main")).to_contain_text(f"Søens Venner {n}")
    expect(page.get_by_label("Hvad 'Forening' er")).to_have_value("name")
    press(page, "Videre")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad jeres ord betyder")
    expect(page.get_by_label("Hvad 'Kommune' er")).to_have_value("public_body")
    page.get_by_label("Hvad 'Idrætsklub' er").select_option("ngo")
    press(page, "Videre")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det vil ændre sig")
    expect(page.locator("main")).to_contain_text("'mange' er ikke et tal")
    page.get_by_label("Medlemmer").fill("85")
    press(page, "Se igen")
    expect(page.get_by_label("Medlemmer")).to_have_count(0)
    press(page, "Importér 3 rækker")
    expect(page.get_by_role("heading", level=1)).to_have_text("Filen er importeret")
    page.goto(f"/partners?q={n}")
    expect(page.locator("main")).to_contain_text("3 partnere")


def test_broker_imports_a_list_with_columns_of_their_own(page: Page) -> None:
    imported(page)


def test_import_on_a_telephone(phone: Page) -> None:
    imported(phone)


def test_import_without_a_script(no_javascript: Page) -> None:
    imported(no_javascript)


def test_new_user_signs_in_and_changes_the_password(page: Page, site: Served, browser: Browser) -> None:
    email = f"{uuid4().hex[:8]}@example.org"
    sign_in(page, "administrator", "/users/new")
    page.get_by_label("Navn").fill("Nanna Ny")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Hvad personen er").select_option("broker")
    page.get_by_label("Brobygger i hvilket frivilligcenter").select_option(index=1)
    press(page, "Opret kontoen")
    password = page.locator(".token-shown").inner_text()
    with open_page(browser, site.address, viewport=PHONE) as theirs:
        theirs.goto("/sign-in?next=/account")
        theirs.fill("#email", email)
        theirs.fill("#password", password)
        theirs.click("main form button")
        theirs.get_by_role("link", name="Skift adgangskode").locator("visible=true").click()
        theirs.get_by_label("Nuværende adgangskode").fill(password)
        theirs.get_by_label("Ny adgangskode").fill("syv stille svaner sover")
        theirs.get_by_label("En gang til").fill("syv stille svaner sover")
        press(theirs, "Skift adgangskode")
        expect(theirs.get_by_role("status").first).to_contain_text("Din adgangskode er ændret")
    page.goto("/audit?action=change_password")
    expect(page.locator("main table")).to_contain_text("Nanna Ny")
    page.get_by_role("link", name="Nanna Ny").first.click()
    expect(page.locator("main table")).to_contain_text("logget ind")


def test_token_is_made_and_revoked(page: Page) -> None:
    name = f"program {uuid4().hex[:8]}"
    sign_in(page, "company", "/account")
    page.locator("summary", has_text="Lav en nøgle").click()
    page.get_by_label("Hvilket program det er").fill(name)
    press(page, "Lav nøglen")
    token = page.locator(".token-shown").inner_text()
    assert page.evaluate(ASK, token) == 200
    page.get_by_role("link", name="Jeg har kopieret den").click()
    page.get_by_role("button", name=f"Træk {name} tilbage").click()
    expect(page.get_by_role("status").first).to_contain_text("trukket tilbage")
    assert page.evaluate(ASK, token) == 401
