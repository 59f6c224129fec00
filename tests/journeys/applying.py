"""What others have done before a page is looked at: registered an organisation, joined as an employee."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import APIRequestContext, Page

from tests.journeys.browsing import COMPANY

EMPLOYEES = f"/partners/{COMPANY}/employees"
STEPS: dict[int, dict[str, str]] = {
    1: {"name": "Håbets Have", "kind": "ngo", "cvr": "", "places": "Herning", "website": ""},
    2: {
        "mission": "Vi dyrker grøntsager sammen med mennesker, der har brug for ro og et fællesskab.",
        "purposes": "education",
    },
    3: {
        "gives_kind_1": "knowledge",
        "gives_text_1": "Vi lærer gerne fra os om jord, frø og årstider, ude eller hos jer.",
        "needs_kind_1": "volunteer_time",
        "needs_text_1": "Ti personer en dag i maj, der vil grave og bygge højbede.",
    },
    4: {
        "contact_name": "Ida Have",
        "contact_phone": "22 33 44 55",
        "password": "jord under alle negle",
        "visibility": "public",
        "consent": "yes",
    },
    5: {},
}
EMPLOYEE = {
    "alias": "Svale",
    "competences": "regnskab [ekspert]\nbagning",
    "languages": "da",
    "slots": "tue-evening",
    "hours_per_month": "4",
    "places": "Herning",
    "interests": "education",
    "interests_text": "Gerne sammen med ældre, men ikke om natten.",
    "consent": "yes",
}


@contextmanager
def somebody_else(page: Page) -> Iterator[APIRequestContext]:
    """Another browser of the same site, without anybody signed in."""
    browser = page.context.browser
    assert browser
    parts = urlsplit(page.url)
    context = browser.new_context(base_url=f"{parts.scheme}://{parts.netloc}", locale="da-DK")
    yield context.request
    context.close()


def registered(page: Page, name: str, email: str, **other: str) -> str:
    """The path of the link of an organisation that has registered and sent it."""
    with somebody_else(page) as browser:
        path = _sent(browser, "/register", STEPS[1] | {"name": name} | other).rpartition("/")[0]
        for step in (2, 3, 4, 5):
            _sent(browser, f"{path}/{step}", STEPS[step] | ({"contact_email": email} if step == 4 else {}))
    return path


def link_for_employees(page: Page) -> str:
    """The path of a new link, made by whoever is signed in."""
    page.goto(EMPLOYEES)
    page.locator("main form.card button").click()
    return urlsplit(page.locator(".keep-link").input_value()).path


def joined(page: Page) -> str:
    """The path of the own link of an employee who has joined."""
    link = link_for_employees(page)
    with somebody_else(page) as browser:
        return _sent(browser, link, EMPLOYEE | {"alias": f"Svale {link[-6:]}"})


def _sent(browser: APIRequestContext, path: str, form: Mapping[str, str]) -> str:
    answer = browser.post(path, form={**form}, max_redirects=0)
    assert answer.status == 303, answer.text()
    return answer.headers["location"]
