"""Nobody is led to another site."""

from __future__ import annotations

import pytest

from api.web.next_page import next_page
from tests.api.accounts import PASSWORD
from tests.web.site import Site, email_of


@pytest.mark.parametrize("path", ["/", "/partners", "/partners/ngo-1/edit", "/partners?q=%C3%A5&page=2"])
def test_page_of_ours_is_gone_on_to(path: str) -> None:
    assert next_page(path) == path


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/ /evil.example",
        "/a\nSet-Cookie: x=y",
        "javascript:alert(1)",
        "evil.example",
        "",
        None,
        ["/"],
        "/" + "x" * 3_000,
        "/v1/partners",
        "/v1/sign-in/oidc",
        "/sign-in?next=/sign-in",
        "/sign-out",
        "/language?to=en",
        "/static/site.css",
        "/docs",
    ],
)
def test_anything_else_leads_to_the_start(given: object) -> None:
    assert next_page(given) == "/"


@pytest.mark.parametrize("given", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_redirects_of_the_pages_stay_here(shared_site: Site, given: str) -> None:
    browser = shared_site.browser()
    who = {"email": email_of("administrator"), "password": PASSWORD}
    found = [
        browser.get("/language", params={"to": "en", "next": given}),
        browser.post("/sign-in", data={**who, "next": given}),
        browser.get("/sign-in", params={"next": given}),
        browser.get("/sign-in/provider", params={"next": given}),
    ]
    assert [answer.status_code for answer in found] == [303] * 4
    assert [answer.headers["location"] for answer in found] == ["/", "/", "/", "/v1/sign-in/oidc"]
