"""A broker holds an event: made, with who comes, their links, and its plan."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.browsing import sign_in

FRAME = {
    "name": "Partnerskabsaften i Vest",
    "day": "2027-03-10",
    "place": "Frivilligcenter Vest",
    "tables": "3",
    "rounds": "3",
    "break_after": "2",
}
COMPANY, ASSOCIATION = "Messehjørnet Kommunikation", "Besøgsvennerne i Hedesogn og Omegn"
"""Two who are in the register of the sample market."""
NAMES = {
    "a": f"{COMPANY}; 2\nHavnens Revision\nBrdr. Vesterbys Bageri",
    "b": f"{ASSOCIATION}\nHåbets Have\nCafé Ven",
}


def made_event(page: Page) -> str:
    """The address of a new event with six who come, from whatever page a broker is on."""
    page.goto("/events/new")
    for name, value in FRAME.items():
        page.fill(f"#{name}", value)
    page.click("main form button")
    page.wait_for_selector("#next")
    path = page.url.partition("?")[0].partition("#")[0]
    for side, names in NAMES.items():
        page.locator("details.more summary").first.click()
        page.check(f"input[name=side][value={side}]")
        page.fill("#names", names)
        page.locator("details.more form.card button").click()
        expect(page.locator(f"#side-{side}")).to_contain_text("(3)")
    return path


def links(page: Page, path: str) -> list[str]:
    """The links of all, in the order of the page."""
    page.goto(path)
    page.locator("form[action$='/links'] button").click()
    page.wait_for_selector("input.keep-link")
    return [one.input_value() for one in page.locator("input.keep-link").all()]


def planned(page: Page, path: str) -> None:
    """Let the plan be made, and wait for it."""
    page.goto(f"{path}/plan")
    page.locator("form[action$='/plan'] button").click()
    page.wait_for_selector(".event-quality", timeout=60_000)


def event_of_a_broker(page: Page) -> str:
    """Sign in as a broker and make an event."""
    sign_in(page, "broker", "/events")
    return made_event(page)
