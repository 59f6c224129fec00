"""The portal: finding needs and offers, and the page of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.api.small_market import SECRETS, store
from tests.web.portal_market import NEED, OFFER, open_portal
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


def titles(page: str) -> list[str]:
    """Headings of the list, without the map's."""
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a></h3>', page)


def find(site: Site, who: str = "anonymous", **asked: Any) -> str:
    return shown(site.browser(who).get("/find", params=asked))


class TestFinding:
    """What the list shows, and to whom."""

    def test_everybody_sees_what_is_public_and_open(self, portal: Site) -> None:
        page = find(portal)
        assert sorted(titles(page)) == ["Bogføring for foreninger", "En kasserer til klubben"]
        assert "2 open needs and offers" in page
        assert "Kun for centret" in titles(find(portal, BROKER))
        assert "Kun for centret" not in titles(find(portal, "broker of another centre"))

    def test_what_is_hidden_or_closed_is_gone_at_once(self, changing: Site) -> None:
        find(changing)
        store(changing.world.url, needs=[replace(NEED, visibility="centre")])
        assert titles(find(changing)) == ["Bogføring for foreninger"]
        store(changing.world.url, offers=[replace(OFFER, status="closed")])
        page = find(changing)
        assert titles(page) == []
        assert "Nothing to see yet" in page

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"show": "needs"}, [NEED.title]),
            ({"show": "offers"}, [OFFER.title]),
            ({"place": "Aarhus"}, [OFFER.title, NEED.title]),
            ({"place": "Viborg"}, [OFFER.title]),
            ({"place": "region:Midtjylland", "show": "needs"}, [NEED.title]),
            ({"purpose": "culture", "kind": "skilled_time"}, [OFFER.title, NEED.title]),
            ({"when": "2027-summer", "show": "needs"}, [NEED.title]),
            ({"when": "2027-autumn", "show": "needs"}, []),
        ],
    )
    def test_conditions_stand_in_the_address(
        self, portal: Site, asked: dict[str, str], found: list[str]
    ) -> None:
        page = find(portal, **asked)
        assert sorted(titles(page)) == found
        for value in asked.values():
            assert f'<option value="{value}" selected>' in page or f"<option selected>{value}<" in page

    def test_nothing_found_says_what_to_try(self, portal: Site) -> None:
        page = find(portal, place="Odense", purpose="health")
        assert "Nothing found" in page
        assert 'href="/find?purpose=health">Without “Odense”' in page
        assert 'href="/find?place=Odense">Without “health”' in page

    @pytest.mark.parametrize(
        "asked",
        [
            {"place": "Atlantis"},
            {"place": "region:Midgård"},
            {"place": "moon:Aarhus"},
            {"purpose": "profit"},
            {"kind": "gold"},
            {"when": "2027-monsoon"},
            {"show": "people"},
            {"page": "0"},
            {"q": "x" * 501},
        ],
    )
    def test_what_there_is_not_is_said(self, portal: Site, asked: dict[str, str]) -> None:
        answer = portal.browser().get("/find", params=asked)
        assert "Something has to be corrected" in shown(answer, 422)

    def test_list_has_pages_that_keep_what_was_asked_for(self, changing: Site) -> None:
        store(changing.world.url, needs=[replace(NEED, id=f"n-{n}", title=f"Nr. {n}") for n in range(30)])
        page = find(changing, show="needs")
        assert "31 open needs and offers" in page
        assert 'href="/find?show=needs&amp;page=2"' in page
        second = titles(find(changing, show="needs", page=2))
        assert (len(titles(page)), len(second)) == (25, 6)
        assert set(titles(page)).isdisjoint(second)


class TestOwnWords:
    """The recommender answers, over what may be seen."""

    def test_need_is_answered_by_offers(self, portal: Site) -> None:
        page = find(portal, q="Vi søger en bogholder til vores regnskab")
        assert titles(page)[0] == OFFER.title
        assert NEED.title not in titles(page)
        assert "Understood as" in page
        assert "These are the offers" in page
        assert "What the two have written" in page

    def test_offer_is_answered_by_needs(self, portal: Site) -> None:
        page = find(portal, q="Vi kan tilbyde en bogholder")
        assert titles(page) == [NEED.title]
        assert "These are the needs" in page

    def test_what_is_looked_for_goes_before_what_is_understood(self, portal: Site) -> None:
        assert titles(find(portal, q="Vi søger en bogholder", show="needs")) == [NEED.title]

    def test_what_may_not_be_seen_is_no_answer(self, portal: Site) -> None:
        asked = {"q": "Vi kan føre regnskab", "show": "needs"}
        assert "Kun for centret" not in find(portal, **asked)
        assert "Lektiecaféen" not in find(portal, **asked)
        assert "Lektiecaféen" in find(portal, BROKER, **asked)

    def test_conditions_hold_for_own_words_too(self, portal: Site) -> None:
        assert titles(find(portal, q="Vi søger en bogholder", place="Odense")) == []

    def test_no_words_are_said_to_be_none(self, portal: Site) -> None:
        page = shown(portal.browser().get("/find", params={"q": "?!"}), 422)
        assert "The text is empty" in page
        assert 'value="?!"' in page

    def test_words_are_shown_as_text(self, portal: Site) -> None:
        page = find(portal, q=MARKUP, place="Aarhus")
        assert "<script>alert" not in page


class TestMap:
    """A hexagon for each municipality, and the same as a list."""

    def test_hexagon_leads_to_what_is_there(self, portal: Site) -> None:
        page = find(portal, show="needs")
        assert page.count("<title>") == 98 + 1
        hexagon = re.search(
            r'<a class="tile-1" href="\?show=needs&amp;place=Aarhus"[^>]*><title>(.*?)<', page
        )
        assert hexagon is not None
        assert hexagon[1] == "Aarhus: 1"
        assert re.search(r'<g class="tile-0"[^>]*><title>Odense: 0<', page)

    def test_list_has_the_same_numbers(self, portal: Site) -> None:
        page = find(portal)
        assert '<button name="place" value="Aarhus">Aarhus (2)</button>' in page
        assert '<button name="place" value="Viborg">Viborg (1)</button>' in page
        assert 'value="Odense">' not in page.partition("map-list")[2]

    def test_chosen_one_leads_back(self, portal: Site) -> None:
        page = find(portal, place="Aarhus")
        assert re.search(r'href="/find" aria-current="true"[^>]*><title>Aarhus: 2<', page)

    def test_long_words_are_not_repeated_in_each_hexagon(self, portal: Site) -> None:
        long = "Vi søger en bogholder " + "til vores regnskab " * 20
        page = find(portal, q=long)
        assert OFFER.title in titles(page)
        assert '<a class="tile' not in page
        assert 'value="Aarhus">' in page
        assert len(page) < 70_000


class TestOneStatement:
    """The page of a need or an offer."""

    def test_stranger_learns_what_is_needed_to_know(self, portal: Site) -> None:
        page = shown(portal.browser().get("/needs/need-book"))
        for part in (
            "<h1>En kasserer til klubben</h1>",
            "bogføring (intermediate), has to be there",
            "One person (left of 2)",
            "1 to 2 people",
            "1 Jan 2027 – 30 Jun 2027",
            "Monday evening",
            "Aarhus",
            "Gratis kaffe",
            "31 Jan 2090",
            'href="/partners/club"',
            'href="/needs/need-book/interest"',
        ):
            assert part.casefold() in page.casefold(), part

    def test_contact_details_stand_on_no_page(self, portal: Site) -> None:
        pages = (
            "/find",
            "/needs/need-book",
            "/offers/offer-book",
            "/partners/club",
            "/needs/need-book/interest",
        )
        for who in ("anonymous", BROKER, "administrator"):
            browser = portal.browser(who)
            for path in pages:
                assert [secret for secret in SECRETS if secret in shown(browser.get(path))] == []

    def test_own_page_has_no_request_to_oneself(self, portal: Site) -> None:
        assert '/interest"' not in shown(portal.browser(BROKER).get("/needs/need-book"))
        assert '/interest"' in shown(portal.browser("member of the partner").get("/needs/need-book"))

    def test_closed_one_says_so_and_is_not_indexed(self, portal: Site) -> None:
        page = shown(portal.browser().get("/needs/need-closed"))
        assert "This is no longer open" in page
        assert "/needs/need-closed/interest" not in page
        assert 'content="noindex"' in page

    def test_what_is_not_there_is_not_told_from_what_is_hidden(self, portal: Site) -> None:
        for path in ("/needs/nothing", "/needs/need-hidden", "/offers/need-book"):
            there = portal.browser().get(path).headers["location"]
            assert there.startswith("/sign-in?next=")
            assert "There is nothing here" in shown(portal.browser("broker of another centre").get(path), 404)

    def test_partner_page_leads_to_its_needs_and_offers(self, portal: Site) -> None:
        assert 'href="/needs/need-book"' in shown(portal.browser().get("/partners/club"))
        assert 'href="/offers/offer-book"' in shown(portal.browser().get("/partners/firm"))


def test_portal_says_that_the_market_is_being_read(site: Site) -> None:
    assert "One moment, please" in shown(site.browser().get("/find"), 503)


def test_front_page_leads_to_the_portal(portal: Site) -> None:
    page = shown(portal.browser().get("/"))
    assert 'action="/find"' in page
    assert 'href="/find"' in page
