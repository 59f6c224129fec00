"""What pages of the portal say to programs that read them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.api.small_market import store
from tests.web.portal_market import CLUB, FIRM, NEED, open_portal
from tests.web.site import Site, shown

MARKUP = "</script><script>alert(1)</script><!-- \u2028 & 'x'"
BROKER = "broker of its centre"


@pytest.fixture
def changing(site: Site) -> Site:
    """A portal that a test may change."""
    return open_portal(site)


@pytest.fixture(scope="module")
def portal(shared_site: Site) -> Site:
    """One that the tests share; none of them changes it."""
    return open_portal(shared_site)


def linked(page: str) -> dict[str, Any]:
    """The data for search engines."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    document: dict[str, Any] = json.loads(found)
    return document


class TestForSearchEngines:
    """What stands in a page for programs that read it."""

    def test_need_is_a_demand_and_an_offer_an_offer(self, portal: Site) -> None:
        need = linked(shown(portal.browser().get("/needs/need-book")))
        assert (need["@type"], need["name"]) == ("Demand", NEED.title)
        assert need["url"] == "http://localhost/needs/need-book"
        assert need["availabilityEnds"] == "2027-06-30"
        assert need["areaServed"] == ["Aarhus"]
        offer = linked(shown(portal.browser().get("/offers/offer-book")))
        assert (offer["@type"], offer["seller"]["name"]) == ("Offer", FIRM.name)

    def test_partner_is_an_organisation_without_contact_details(self, portal: Site) -> None:
        partner = linked(shown(portal.browser().get("/partners/club")))
        assert (partner["@type"], partner["name"], partner["sameAs"]) == ("NGO", CLUB.name, CLUB.website)
        assert not {"email", "telephone", "contactPoint", "address"} & partner.keys()

    def test_markup_of_a_profile_ends_nothing(self, changing: Site) -> None:
        store(
            changing.world.url,
            [replace(CLUB, name=MARKUP, mission=MARKUP)],
            [replace(NEED, title=MARKUP, text=MARKUP)],
        )
        for path in ("/needs/need-book", "/partners/club"):
            page = shown(changing.browser().get(path))
            assert "<script>alert" not in page
            assert linked(page)["name"] == MARKUP
            assert linked(page)["description"] == MARKUP

    def test_what_is_not_public_is_not_for_them(self, portal: Site) -> None:
        browser = portal.browser(BROKER)
        for path in ("/needs/need-hidden", "/partners/ngo-1", "/needs/need-1"):
            page = shown(browser.get(path))
            assert "ld+json" not in page
            assert 'content="noindex"' in page

    @pytest.mark.parametrize("path", ["/", "/find", "/partners", "/needs/need-book", "/partners/club"])
    def test_public_pages_may_be_indexed(self, portal: Site, path: str) -> None:
        assert "noindex" not in shown(portal.browser().get(path))

    @pytest.mark.parametrize("path", ["/sign-in", "/find?q=bogholder", "/partners/club/interest"])
    def test_others_may_not(self, portal: Site, path: str) -> None:
        assert '<meta name="robots" content="noindex">' in shown(portal.browser().get(path))


def test_sitemap_lists_what_is_public_to_everybody_alike(portal: Site) -> None:
    answer = portal.browser().get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    paths = re.findall(r"<loc>http://localhost(/[^<]*)</loc>", answer.text)
    assert {"/", "/find", "/partners/club", "/needs/need-book", "/offers/offer-book"} <= set(paths)
    assert {"/partners/ngo-1", "/needs/need-hidden", "/needs/need-closed"}.isdisjoint(paths)
    assert portal.browser(BROKER).get("/sitemap.xml").text == answer.text
    assert "Sitemap: http://localhost/sitemap.xml" in portal.browser().get("/robots.txt").text
