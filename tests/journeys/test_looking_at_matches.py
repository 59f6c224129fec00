"""A broker looks at matches: compares, asks why not, puts aside with a reason and takes it back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import sign_in

LIST = "/needs/need-ngo-016-1/matches"
BEST, SECOND, MISSING = "Konsulenthuset Ravnsø", "Messehjørnet Kommunikation", "Husodde Revision & Rådgivning"


def row(page: Page, name: str) -> Locator:
    return page.locator(".match").filter(has=page.get_by_role("heading", name=name))


def put_aside(page: Page, name: str) -> None:
    row(page, name).get_by_role("link", name="Læg til side").click()
    page.get_by_role("button", name="Læg til side").click()
    expect(page.locator(".notice-wrong, #errors").first).to_contain_text("Der skal en begrundelse til")
    page.get_by_label("Hvorfor ikke de to?").select_option("too_far")
    page.get_by_label("Med jeres egne ord").fill("Tre timer med tog.")
    page.get_by_role("button", name="Læg til side").click()
    expect(page.get_by_role("status")).to_contain_text(f"{name} er lagt til side")
    expect(row(page, name)).to_have_count(0)


def take_back(page: Page, name: str) -> None:
    page.locator(".aside-list summary").click()
    expect(page.locator(".aside-list")).to_contain_text("for langt væk – Tre timer med tog.")
    page.get_by_role("button", name=f"Sæt tilbage på listen {name}").click()
    expect(row(page, name)).to_have_count(1)
    expect(page.locator(".aside-list")).to_have_count(0)


def test_broker_reads_why_two_suit_each_other(page: Page) -> None:
    sign_in(page, "broker", LIST)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem passer til dette behov")
    first = page.locator(".match").first
    expect(first.get_by_role("heading")).to_have_text(BEST)
    expect(first.locator(".score")).to_have_count(3)
    bars = first.locator(".parts").all()
    for bar, score in zip(bars, first.locator(".score b").all_inner_texts(), strict=True):
        whole, parts = bar.bounding_box(), [one.bounding_box() for one in bar.locator("rect").all()]
        assert whole is not None
        length = sum(box["width"] for box in parts if box) / (whole["width"] - 2)
        assert abs(length - int(score.split()[0]) / 100) < 0.03
    first.get_by_text("Alle begrundelser og tal").click()
    expect(first.get_by_role("row", name="I alt")).to_be_visible()
    first.get_by_text("spørgsmål til det første møde").click()
    expect(page.locator(".made")).to_contain_text("profiler, behov og tilbud fra andre er sammenlignet")


def test_broker_compares_two_with_the_keyboard(page: Page) -> None:
    sign_in(page, "broker", LIST)
    for name in (BEST, SECOND):
        row(page, name).get_by_label("Sammenlign").focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Sammenlign de valgte").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Side om side")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.get_by_role("link", name="Tilbage til listen").click()
    page.get_by_role("button", name="Sammenlign de valgte").click()
    expect(page.get_by_role("heading", name="Vælg to eller tre")).to_be_visible()


def test_broker_puts_aside_with_a_reason_and_takes_it_back(page: Page) -> None:
    sign_in(page, "broker", LIST)
    put_aside(page, SECOND)
    page.fill("#q", SECOND)
    page.get_by_role("button", name="Hvorfor ikke?").click()
    expect(page.locator(".card")).to_contain_text("Blev lagt til side")
    page.get_by_role("link", name="Tilbage til listen").click()
    take_back(page, SECOND)


def test_broker_asks_why_somebody_is_not_in_the_list(page: Page) -> None:
    sign_in(page, "broker", LIST)
    page.fill("#q", MISSING)
    page.get_by_role("button", name="Hvorfor ikke?").click()
    answer = page.locator(".card")
    expect(answer).to_contain_text("Er udelukket af en ufravigelig betingelse")
    expect(answer).to_contain_text("for langt væk for en af de to")
    page.fill("#q", "findes slet ikke")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Det hedder ingen")).to_be_visible()


def test_list_is_narrowed_and_widened_again(page: Page) -> None:
    sign_in(page, "broker", LIST)
    page.get_by_text("Afgræns listen").first.click()
    page.get_by_label("Type af organisation").select_option("foundation")
    page.get_by_role("button", name="Afgræns listen").click()
    expect(row(page, BEST)).to_have_count(0)
    page.get_by_role("link", name="Vis listen uden filtre").first.click()
    expect(row(page, BEST)).to_have_count(1)
    page.get_by_role("link", name="Vis flere").click()
    expect(row(page, BEST)).to_have_count(0)
    expect(page.locator(".rank").first).to_have_text("6")


def test_all_of_it_without_a_script(no_javascript: Page) -> None:
    sign_in(no_javascript, "broker", LIST)
    for name in (BEST, SECOND):
        row(no_javascript, name).get_by_label("Sammenlign").check()
    no_javascript.get_by_role("button", name="Sammenlign de valgte").click()
    expect(no_javascript.get_by_role("columnheader")).to_have_count(2)
    no_javascript.goto(LIST)
    put_aside(no_javascript, SECOND)
    take_back(no_javascript, SECOND)


def test_on_a_telephone(phone: Page) -> None:
    sign_in(phone, "broker", LIST)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    put_aside(phone, SECOND)
    take_back(phone, SECOND)
    for name in (BEST, SECOND):
        row(phone, name).get_by_label("Sammenlign").tap()
    phone.get_by_role("button", name="Sammenlign de valgte").tap()
    expect(phone.get_by_role("columnheader").first).to_contain_text(BEST)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
