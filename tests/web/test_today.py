"""What waits for a broker today, each with its action beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from storage.unit_of_work import unit_of_work
from tests.web.site import INTRODUCTION, Site, shown, warm_site

BROKER = "broker of its centre"


@pytest.fixture
def warm(url: str) -> Iterator[Site]:
    """The pages over a world of this test's own, with its market."""
    with warm_site(url) as found:
        yield found


def test_what_waits_stands_with_its_action(warm: Site) -> None:
    with unit_of_work(warm.world.url) as work:
        work.introductions.add(replace(INTRODUCTION, id="draft-1", state="draft", put=None, deadline=None))
        work.commit()
    page = shown(warm.browser(BROKER).get("/"))
    assert "Broker of Frivilligcenter herning" in page
    for title, path in (
        ("Ask for one of your partners", "/interests/interest-1"),
        ("Drafts that nobody has seen", "/introductions/draft-1"),
        ("Complete a profile", "/partners/com-1/edit"),
    ):
        assert title in page
        assert f'href="{path}"' in page
    assert "Dear" not in page
    assert "Hello Talknuserne A/S," in page


def test_new_match_is_shown_until_the_two_are_introduced(warm: Site) -> None:
    with unit_of_work(warm.world.url) as work:
        work.introductions.delete("intro-1")
        work.commit()
    page = shown(warm.browser(BROKER).get("/"))
    assert "New matches worth a look" in page
    assert "We have looked at needs 1 to 2 of 2 open ones" in page
    assert 'href="/needs/need-1/matches"' in page
    with unit_of_work(warm.world.url) as work:
        work.introductions.add(INTRODUCTION)
        work.commit()
    assert 'href="/needs/need-1/matches"' not in shown(warm.browser(BROKER).get("/"))


def test_all_of_one_kind_has_a_page(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    page = shown(browser.get("/?do=profile_incomplete"))
    assert "All that waits" in page
    assert len(re.findall(r'href="/partners/[^"]*/edit"', page)) == 2
    assert "Nothing is left of this." in shown(browser.get("/?do=review_due"))
    assert "New matches" in shown(browser.get("/?do=nothing&from=x&page=y&centre=z"))


def test_as_long_as_the_market_is_read_the_rest_is_there(site: Site) -> None:
    answer = site.browser(BROKER).get("/")
    page = shown(answer)
    assert "The market is still being read" in page
    assert "Ask for one of your partners" in page
    assert answer.headers["refresh"] == "3"


def test_members_have_a_start_of_their_own(shared_site: Site) -> None:
    assert "New matches" not in shown(shared_site.browser("member of the partner").get("/"))
