"""What a browser is told beside the page."""

from __future__ import annotations

import pytest

from api.web.assets import assets
from tests.web.site import Site

PAGES = ["/", "/sign-in", "/partners", "/partners/com-2", "/nowhere"]
LARGEST_PAGE = 100_000


@pytest.mark.parametrize("path", PAGES)
def test_page_may_load_from_here_alone_and_is_kept_nowhere(shared_site: Site, path: str) -> None:
    headers = shared_site.browser().get(path).headers
    policy = dict(one.strip().split(" ", 1) for one in headers["content-security-policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "form-action": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-language"] == "en"
    assert "Cookie" in headers["vary"]


def test_no_answer_of_the_service_allows_what_stands_in_the_page(shared_site: Site) -> None:
    for path in [*PAGES, "/docs", "/v1/partners", *(asset.path for asset in assets().values())]:
        assert "unsafe" not in shared_site.browser().get(path).headers["content-security-policy"]


@pytest.mark.parametrize("name", assets())
def test_assets_are_kept_for_a_year(shared_site: Site, name: str) -> None:
    asset = assets()[name]
    answer = shared_site.browser().get(asset.path)
    assert (answer.status_code, answer.content) == (200, asset.content)
    assert answer.headers["content-type"].startswith(asset.media_type)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in answer.headers["vary"]
    assert shared_site.browser().get(asset.path.replace(".", ".x", 1)).status_code == 404


def test_pages_load_the_assets_and_nothing_from_elsewhere(shared_site: Site) -> None:
    page = shared_site.browser().get("/").text
    assert all(asset.path in page for asset in assets().values())
    assert "//" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize(("who", "path"), [("anonymous", path) for path in PAGES] + [("administrator", "/")])
def test_page_is_small(shared_site: Site, who: str, path: str) -> None:
    assert len(shared_site.browser(who).get(path).content) < LARGEST_PAGE


def test_largest_form_and_all_assets_are_small(shared_site: Site) -> None:
    form = shared_site.browser("member of the partner").get("/partners/ngo-1/edit")
    assert form.status_code == 200
    loaded = sum(len(asset.content) for asset in assets().values())
    assert len(form.content) + loaded < LARGEST_PAGE


def test_cookies_are_for_this_site_and_no_script(site: Site) -> None:
    browser = site.browser("administrator")
    page = browser.get("/account/password")
    assert page.status_code == 200
    set_by = [browser.get("/language?to=en"), browser.get("/sign-in/provider")]
    for answer in set_by:
        flags = set(answer.headers["set-cookie"].lower().split("; "))
        assert {"httponly", "samesite=lax", "path=/"} <= flags
    browser.base_url = "https://localhost"
    assert "Secure" in browser.get("/language?to=en").headers["set-cookie"]
