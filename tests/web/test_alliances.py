"""Alliances as they are put together on a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.unit_of_work import unit_of_work
from tests.web.site import Site, sent, shown, warm_site

BROKER = "broker of its centre"
NEW, INTRODUCE = "/alliances/new?need=need-1", "/alliances/introduce?need=need-1&pair=com-1,offer-1"


@pytest.fixture
def plans(url: str) -> Iterator[Site]:
    """A world of this test's own whose market is warm, in which nobody was introduced."""
    with warm_site(url) as found:
        with unit_of_work(url) as work:
            for id in work.introductions.ids():
                work.introductions.delete(id)
            work.commit()
        yield found


def introductions(site: Site) -> int:
    with unit_of_work(site.world.url, writing=False) as work:
        return len(work.introductions.ids())


def test_broker_chooses_among_the_open_needs_of_the_centre(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    assert 'href="/alliances/new?need=need-1"' in shown(browser.get("/alliances/new"))
    assert "No open need is called so" in shown(browser.get("/alliances/new?q=findes-ikke"))


def test_parts_are_proposed_from_the_need(shared_site: Site) -> None:
    page = shown(shared_site.browser("member of the partner").get(NEW))
    assert 'name="value" value="' in page
    assert "Find alliances" in page


def test_alternatives_say_who_covers_what_and_whether_it_is_proven(plans: Site) -> None:
    page = shown(plans.browser(BROKER).get(f"{NEW}&go=1"))
    assert "Who covers what in alternative 1" in page
    assert "proven" in page
    assert 'href="/alliances/introduce?need=need-1' in page
    members = shown(plans.browser("member of the partner").get(f"{NEW}&go=1"))
    assert "/alliances/introduce" not in members


def test_part_that_is_in_no_list_is_refused_in_a_sentence(shared_site: Site) -> None:
    asked = f"{NEW}&go=1&what=role&value=trylleri&amount=&unit=&weight=1"
    page = shown(shared_site.browser(BROKER).get(asked), 422)
    assert "&#39;trylleri&#39; is not in the list" in page
    assert 'value="trylleri"' in page


def test_name_of_nobody_is_refused_in_a_sentence(shared_site: Site) -> None:
    page = shown(shared_site.browser(BROKER).get(f"{NEW}&go=1&who=Ingen+kender"), 422)
    assert "Nobody whom you can see is called" in page


def test_drafts_are_made_once(plans: Site) -> None:
    browser = plans.browser(BROKER)
    form = browser.get(INTRODUCE)
    fields = {"pair": "com-1,offer-1", "every": "com-1,offer-1"}
    answer = sent(browser, "/alliances/introduce", fields, form)
    assert answer.headers["location"] == "/introductions?state=draft"
    assert introductions(plans) == 1
    sent(browser, "/alliances/introduce", fields, form)
    assert introductions(plans) == 1
    assert "Introduced already, and not drafted again" in shown(browser.get(INTRODUCE))


def test_nobody_ticked_is_said(plans: Site) -> None:
    browser = plans.browser(BROKER)
    answer = sent(browser, "/alliances/introduce", {}, browser.get(INTRODUCE))
    assert "Nobody is chosen" in shown(answer, 422)
    assert introductions(plans) == 0
