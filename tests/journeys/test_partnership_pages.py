"""A partnership from its beginning to the year report, by three people on three devices."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.browsing import COMPANY, sign_in
from tests.journeys.partnership_market import PATH
from tests.storage.test_agreement_pdf import words as words_of_pdf

NGO_NAME, COMPANY_NAME = "Lektiecaféen på Hjørnegrunden", "Lyngdrup Regnskab ApS"
SEND = "main form .actions button"


def said(page: Page, text: str) -> None:
    """The page says that it was done."""
    expect(page.locator(".notice-done")).to_have_text(text)


def begun(broker: Page) -> str:
    """The path of a new partnership, begun by a broker on a laptop."""
    sign_in(broker, "broker", "/partnerships")
    broker.get_by_role("link", name="Begynd et uden introduktion").click()
    for name in (NGO_NAME, COMPANY_NAME):
        broker.get_by_label("En partners navn").fill(name)
        broker.get_by_role("button", name="Søg").click()
        broker.get_by_role("link", name=f"Tilføj {name}").click()
    broker.get_by_label("Lyngdrup Regnskab ApS: Bogføringshjælp").check()
    broker.get_by_label("Samarbejdsniveau").select_option("continuous")
    broker.get_by_role("button", name="Begynd partnerskabet").click()
    said(broker, "Partnerskabet er begyndt. Skriv ned, hvem man skal tale med.")
    broker.get_by_role("link", name="Videre til aftalen").click()
    broker.click(SEND)
    said(broker, "Partnerskabet er kommet videre.")
    expect(broker.get_by_role("link", name="Lad det gå i gang")).to_have_count(0)
    return str(broker.evaluate("location.pathname"))


def drafted(broker: Page) -> str:
    """The path of the draft of its agreement."""
    broker.get_by_label("Aftalens sprog").select_option("da")
    broker.get_by_role("button", name="Lav et udkast til en aftale").click()
    expect(broker.locator("mark").first).to_contain_text("[aftales")
    return str(broker.evaluate("location.pathname"))


def edited_and_signed(association: Page, agreement: str) -> None:
    """On a telephone: a goal is written that cannot be read, corrected, saved, and signed."""
    sign_in(association, "ngo", agreement)
    association.get_by_role("link", name="Ret aftalen").tap()
    association.get_by_label("Hvad I vil nå sammen").fill(
        "Regnskabet stemmer, og ingen sidder alene med det."
    )
    association.locator("[id='goal.0.what']").fill("Tolv månedsregnskaber")
    association.locator("[id='goal.0.target']").fill("mange")
    association.get_by_role("button", name="Gem").tap()
    expect(association.locator("#errors")).to_be_focused()
    association.locator("[id='goal.0.target']").fill("12,5")
    association.get_by_role("button", name="Gem").tap()
    said(association, "Aftalen er gemt.")
    association.get_by_label("Navn på den, der skriver under").fill("Åse Åkjær")
    association.get_by_role("button", name="Skriv under").tap()
    said(association, "Underskriften er skrevet ned.")
    expect(association.get_by_role("link", name="Ret aftalen")).to_have_count(0)


def fetched(page: Page, link: str) -> bytes:
    """The file behind a link of the page."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return Path(str(waiting.value.path())).read_bytes()


def papers_and_signature(firm: Page, agreement: str) -> None:
    """Without a script: the paper is read in Word, and signed."""
    sign_in(firm, "company", agreement)
    firm.get_by_label("Navn på den, der skriver under").fill("Bo Berg")
    firm.get_by_role("button", name="Skriv under").click()
    said(firm, "Underskriften er skrevet ned.")
    document = Document(BytesIO(fetched(firm, "Hent til Word (DOCX)")))
    assert "Regnskabet stemmer, og ingen sidder alene med det." in [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"Tolv månedsregnskaber", "12,5", "Åse Åkjær", "Bo Berg"} <= set(cells)
    assert "ingen sidder alene med det" in words_of_pdf(fetched(firm, "Hent som PDF"))


def given_and_confirmed(firm: Page, association: Page, path: str) -> None:
    """The company reports hours, and the association says that it was so."""
    firm.goto(path)
    firm.get_by_role("link", name="Indberet, hvad der blev givet").click()
    firm.get_by_label("Hvilken dag?").fill(str(firm.evaluate("new Date().toISOString().slice(0, 10)")))
    firm.get_by_label("Timer i alt").fill("7,5")
    firm.get_by_label("Penge i kr.").fill("1.200")
    firm.click(SEND)
    said(firm, "Det er indberettet. Den anden side bedes bekræfte det.")
    association.goto(path)
    association.get_by_role("button", name="Bekræft").tap()
    said(association, "Det er bekræftet.")
    expect(association.locator("main")).to_contain_text("7,5 timer og 1.200 kr.")


def rated(page: Page, evaluation: str, grade: str, text: str) -> None:
    """One side answers."""
    page.goto(evaluation)
    page.get_by_label(grade).check()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Med jeres egne ord").fill(text)
    page.get_by_role("button", name="Send svaret").click()
    said(page, "Tak. Jeres svar er gemt.")
    expect(page.locator("main")).to_contain_text(text)


def test_partnership_from_its_beginning_to_the_year_report(
    page: Page, phone: Page, no_javascript: Page
) -> None:
    path = begun(page)
    agreement = drafted(page)
    edited_and_signed(phone, agreement)
    papers_and_signature(no_javascript, agreement)
    page.goto(path)
    page.get_by_role("link", name="Lad det gå i gang").click()
    page.click(SEND)
    said(page, "Partnerskabet er kommet videre.")
    given_and_confirmed(no_javascript, phone, path)
    page.goto(path)
    page.get_by_role("button", name="Start en evaluering").click()
    evaluation = str(page.evaluate("location.pathname"))
    rated(phone, evaluation, "5: meget godt", "De er til at regne med.")
    rated(no_javascript, evaluation, "4: godt", "Vi lærte noget.")
    expect(no_javascript.locator("main")).not_to_contain_text("De er til at regne med.")
    page.reload()
    expect(page.locator("main")).to_contain_text("4,5")
    page.get_by_label("Opnået: mål 1").fill("13")
    page.get_by_role("button", name="Gem det opnåede").click()
    expect(page.locator("main")).to_contain_text("100 %")
    no_javascript.goto(f"/partners/{COMPANY}")
    no_javascript.get_by_role("link", name="Årsrapport").click()
    expect(no_javascript.locator("main")).to_contain_text(NGO_NAME)
    assert "Årsrapport" in words_of_pdf(fetched(no_javascript, "Hent som PDF"))
    report = fetched(no_javascript, "Hent til regneark (CSV)").decode("utf-8-sig")
    assert re.search(r"given;confirmed;;amount_dkk;1200\r", report)


def test_board_folds_with_the_keyboard_and_the_network_leads_on(page: Page) -> None:
    sign_in(page, "broker", "/partnerships")
    running = page.locator(f"a[href='{PATH}']")
    expect(running).to_be_visible()
    page.locator("summary", has_text="I gang").focus()
    page.keyboard.press("Enter")
    expect(running).to_be_hidden()
    page.goto("/network?phase=all")
    page.locator(".network svg a", has_text=COMPANY_NAME).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/partners/{COMPANY}")
