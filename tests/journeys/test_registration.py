"""A company registers in steps, leaves, goes on elsewhere, is approved, and signs in; employees join it."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.api.served import Served
from tests.journeys.applying import EMPLOYEES, registered
from tests.journeys.browsing import open_page, sign_in

PASSWORD = "syv stille svaner sover"
GO_ON, SEND = "Gem og gå videre", "Send tilmeldingen"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def first_step(page: Page, name: str) -> None:
    """From the front page through the first step."""
    page.goto("/")
    menu = page.get_by_text("Menu", exact=True)
    if menu.is_visible():
        menu.click()
    page.get_by_role("link", name="Tilmeld", exact=True).locator("visible=true").click()
    press(page, GO_ON)
    expect(page.locator(".wrong").first).to_be_visible()
    page.get_by_label("Navn (skal udfyldes)").fill(name)
    page.get_by_label("Type af organisation").select_option(label="virksomhed")
    page.get_by_label("CVR-nummer").fill("20 30 40 50")
    page.get_by_label("Hvor I arbejder").fill("Herning")
    page.get_by_label("Jeres frivilligcenter").select_option(index=1)
    press(page, GO_ON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad I arbejder for")


def second_step(page: Page) -> None:
    page.get_by_label("Formål").fill("Vi bygger møbler af genbrugstræ og vil lære andre det.")
    motives = page.get_by_role("group", name="Hvorfor I er med")
    motives.locator("summary").click()
    motives.get_by_label("lokalt ansvar").check()
    press(page, GO_ON)


def last_steps(page: Page, email: str) -> None:
    """What can be given, whom to call, and sending it."""
    gives = page.get_by_role("group", name="Nummer 1").first
    gives.get_by_label("Med jeres egne ord").fill("To snedkere en dag om måneden.")
    press(page, GO_ON)
    expect(page.locator("#errors")).to_contain_text("vælg det, der ligger nærmest")
    gives.get_by_label("Hvilken slags").select_option(label="faglige timer (pro bono)")
    press(page, GO_ON)
    page.get_by_label("Kontaktpersonens navn").fill("Tove Træ")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Vælg en adgangskode").fill(PASSWORD)
    page.get_by_label("Ja, brobygger må gemme").check()
    press(page, GO_ON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Se igennem og send")
    expect(page.locator("main")).to_contain_text("To snedkere en dag om måneden.")
    press(page, SEND)
    expect(page.locator("main")).to_contain_text("Tak! Tilmeldingen blev sendt")


def approved(site: Served, browser: Browser, name: str) -> None:
    """An administrator reads it, calls, and approves."""
    with open_page(browser, site.address) as office:
        sign_in(office, "administrator", "/registrations")
        office.get_by_role("link", name=name).click()
        expect(office.locator("main")).to_contain_text("20304050")
        press(office, "Godkend")
        expect(office.get_by_role("heading", level=1)).to_have_text(name)
        expect(office.get_by_role("status")).to_contain_text("Tilmeldingen er godkendt")


def signed_in(page: Page, email: str) -> None:
    """The new member signs in by the link of the registration."""
    page.reload()
    page.locator("main").get_by_role("link", name="Log ind").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    press(page, "Log ind")


def test_company_registers_leaves_goes_on_elsewhere_and_becomes_a_partner(
    page: Page, site: Served, browser: Browser
) -> None:
    name, email = "Snedkeriet Splint", "tove@splint.example"
    first_step(page, name)
    second_step(page)
    press(page, "Fortsæt senere")
    link = urlsplit(page.get_by_label("Eget link").input_value()).path
    page.goto("/register")
    expect(page.get_by_role("heading", name="I er allerede i gang")).to_be_visible()
    with open_page(browser, site.address) as elsewhere:
        elsewhere.goto(link)
        expect(elsewhere.locator("main")).to_contain_text("møbler af genbrugstræ")
        elsewhere.get_by_role("link", name="Fortsæt med trin 3").click()
        press(elsewhere, "Tilbage")
        expect(elsewhere.get_by_label("Formål")).to_have_value(
            "Vi bygger møbler af genbrugstræ og vil lære andre det."
        )
        press(elsewhere, GO_ON)
        last_steps(elsewhere, email)
        approved(site, browser, name)
        signed_in(elsewhere, email)
        expect(elsewhere.get_by_role("link", name=name)).to_be_visible()


def test_on_a_telephone(phone: Page, site: Served, browser: Browser) -> None:
    name, email = "Lommeværkstedet", "tove@lomme.example"
    first_step(phone, name)
    second_step(phone)
    last_steps(phone, email)
    approved(site, browser, name)
    signed_in(phone, email)
    expect(phone.get_by_role("link", name=name)).to_be_visible()


def test_without_a_script(no_javascript: Page, site: Served, browser: Browser) -> None:
    name, email = "Værkstedet uden Script", "tove@uden.example"
    first_step(no_javascript, name)
    second_step(no_javascript)
    last_steps(no_javascript, email)
    approved(site, browser, name)
    signed_in(no_javascript, email)
    expect(no_javascript.get_by_role("link", name=name)).to_be_visible()


def test_first_step_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/register")
    page.get_by_label("Navn (skal udfyldes)").focus()
    page.keyboard.type("Tasteforeningen")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Type af organisation")).to_be_focused()
    page.keyboard.type("forening")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Herning")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=GO_ON)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad I arbejder for")


def test_broker_asks_and_the_applicant_answers(page: Page, site: Served, browser: Browser) -> None:
    page.goto("/")
    link = registered(page, "Spørgsmålet", "ida@spoerg.example")
    with open_page(browser, site.address) as office:
        sign_in(office, "broker", "/registrations")
        office.get_by_role("link", name="Spørgsmålet").click()
        office.get_by_text("Send tilbage med et spørgsmål").click()
        office.get_by_label("Dit spørgsmål").fill("Hvor mange er I?")
        press(office, "Send tilbage")
        expect(office.get_by_role("status").first).to_contain_text("sendt tilbage")
    page.goto(link)
    expect(page.locator("main")).to_contain_text("Hvor mange er I?")
    page.get_by_role("link", name="Ret: Hvad I arbejder for").click()
    page.get_by_label("Formål").fill("Vi er tolv, der dyrker grøntsager.")
    press(page, "Fortsæt senere")
    page.get_by_role("link", name="Ret og send igen").click()
    press(page, SEND)
    expect(page.locator("main")).to_contain_text("Tak! Tilmeldingen blev sendt")


def test_employee_joins_pauses_and_deletes_everything(page: Page, phone: Page) -> None:
    sign_in(page, "company", EMPLOYEES)
    press(page, "Lav linket")
    phone.goto(urlsplit(page.get_by_label("Link til jeres medarbejdere").input_value()).path)
    expect(phone.locator("main")).to_contain_text("Hvad der gemmes, og hvem der ser det")
    phone.get_by_label("Alias").fill("Solsort")
    phone.get_by_label("Hvad du kan", exact=True).fill("regnskab")
    phone.get_by_label("tirsdag aften").check()
    phone.get_by_label("Timer om måneden").fill("2,5")
    press(phone, "Vær med")
    expect(phone.locator("#errors")).to_contain_text("Du har ikke sagt ja")
    phone.get_by_label("Ja, det må gemmes").check()
    press(phone, "Vær med")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hvad der er gemt om dig")
    expect(phone.locator("main")).to_contain_text("2,5")
    page.reload()
    expect(page.locator("main")).to_contain_text("Solsort")
    press(phone, "Hold pause")
    expect(phone.locator("main")).to_contain_text("Du holder pause. Ingen ser eller finder dig")
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Solsort")
    press(phone, "Bliv fundet igen")
    own = phone.url
    phone.get_by_text("Slet alt om mig").click()
    press(phone, "Ja, slet det hele")
    expect(phone.get_by_role("status").first).to_contain_text("Alt om dig er slettet")
    answer = phone.goto(own)
    assert answer
    assert answer.status == 404
