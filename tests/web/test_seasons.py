"""Seasons as their brokers see and change them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from matching.statement import Offer
from storage.unit_of_work import unit_of_work
from tests.api.rights_season import SEASON
from tests.web.site import Answer, Site, fields_of, sent, shown, warm_site

HERE = f"/seasons/{SEASON}"
BROKER = "broker of its centre"
LONGEST_S = 60
ROOM = Offer(id="offer-9", partner="com-1", resource_kind="premises", text="Mødelokale om aftenen.")


@pytest.fixture
def plans(url: str) -> Iterator[Site]:
    """A world of this test's own whose market is warm, in which nobody was introduced."""
    with warm_site(url) as found:
        yield nobody_introduced(found)


@pytest.fixture
def fresh(site: Site) -> Site:
    """The same before the market was read."""
    return nobody_introduced(site)


def nobody_introduced(site: Site) -> Site:
    with unit_of_work(site.world.url) as work:
        for records in (work.introductions, work.partnerships):
            for id in records.ids():
                records.delete(id)
        work.commit()
    return site


def introductions(site: Site) -> list[str]:
    with unit_of_work(site.world.url, writing=False) as work:
        return work.introductions.ids()


def test_brokers_without_a_season_are_told_what_one_is(site: Site) -> None:
    page = shown(site.browser("broker of another centre").get("/seasons"))
    assert "one plan for everybody" in page
    assert 'href="/seasons/new"' in page
    assert "Foråret" not in page


def test_season_says_who_gets_what_how_it_is_spread_and_who_is_overlooked(site: Site) -> None:
    page = shown(site.browser(BROKER).get(HERE))
    assert "Proposed to it" in page
    assert "20% of the places" in page  # a tenth of two is a fifth of the first of them
    assert "<polyline" in page
    assert "style=" not in page
    assert "Nobody can be paired with it" in page
    assert f'href="{HERE}/change?of=need-1"' in page


def test_other_side_has_a_table_of_its_own(site: Site) -> None:
    page = shown(site.browser(BROKER).get(f"{HERE}?by=answering"))
    assert "What each offer can expect" in page


def test_approving_twice_makes_nothing_double(fresh: Site) -> None:
    browser = fresh.browser(BROKER)
    before = len(introductions(fresh))
    form = browser.get(f"{HERE}/approve")
    assert "One new introduction will be made." in shown(form)
    answer = sent(browser, f"{HERE}/approve", {"chosen": "need-1", "put": "no"}, form)
    assert answer.headers["location"] == HERE
    assert "Introductions drafted: 1" in shown(browser.get(HERE))
    again = browser.get(f"{HERE}/approve")
    assert "There is nothing new to introduce." in shown(again)
    assert "is there already and is not made again" in shown(again)
    fields = fields_of(browser.get(HERE)) | {"version": "2", "each": "1", "all": "yes"}
    browser.post(f"{HERE}/approve", data=fields)
    assert "Nothing new" in shown(browser.get(HERE))
    assert len(introductions(fresh)) == before + 1


def test_nobody_chosen_is_said_in_a_sentence(fresh: Site) -> None:
    browser = fresh.browser(BROKER)
    answer = sent(browser, f"{HERE}/approve", {"put": "no"}, browser.get(f"{HERE}/approve"))
    assert "Nobody is chosen" in shown(answer, 422)
    assert len(introductions(fresh)) == 0


def test_who_was_second_is_told_so_and_nothing_is_done(fresh: Site) -> None:
    browser = fresh.browser(BROKER)
    form = browser.get(f"{HERE}/approve")
    sent(browser, f"{HERE}/discard", {"version": "1"}, browser.get(HERE))
    answer = sent(browser, f"{HERE}/approve", {"chosen": "need-1"}, form)
    assert "was discarded" in shown(answer, 409)
    other = sent(browser, f"{HERE}/discard", {"version": "1"}, form)
    assert other.headers["location"] == HERE
    assert "somebody else has changed the season" in shown(browser.get(HERE))


def test_season_that_is_no_longer_as_planned_says_so(fresh: Site) -> None:
    with unit_of_work(fresh.world.url) as work:
        work.offers.delete(["offer-1"])
        work.commit()
    browser = fresh.browser(BROKER)
    page = shown(browser.get(HERE))
    assert "Something has changed since the plan was made" in page
    assert "is not there any more" in page
    assert "There is nothing new to introduce." in shown(browser.get(f"{HERE}/approve"))


def test_change_is_looked_at_with_its_cost_then_kept_and_taken_back(plans: Site) -> None:
    browser = plans.browser(BROKER)
    assert "Not this one" in shown(browser.get(f"{HERE}/change?of=need-1"))
    path = f"{HERE}/preview?kind=forbid&pair=need-1,offer-1&of=need-1"
    looked = browser.get(path)
    assert re.search(r"It costs 0\.\d+ expected matches\.", shown(looked))
    assert "never together" not in shown(browser.get(HERE))
    kept = sent(browser, f"{HERE}/change", {}, looked)
    assert kept.headers["location"] == HERE
    page = shown(browser.get(HERE))
    assert "never together" in page
    assert "somebody else has changed" in shown(_follow(browser, sent(browser, f"{HERE}/change", {}, looked)))
    back = browser.get(f"{HERE}/preview?undo=true&kind=forbid&pair=need-1,offer-1&of=need-1")
    assert re.search(r"It brings 0\.\d+ more", shown(back))
    sent(browser, f"{HERE}/change", {}, back)
    page = shown(browser.get(HERE))
    assert "All changes were taken back." in page
    assert "Changed 2 times" in page


def test_change_of_nothing_is_refused_in_a_sentence(fresh: Site) -> None:
    browser = fresh.browser(BROKER)
    page = shown(browser.get(f"{HERE}/preview?kind=first&pair=&of=need-1"), 422)
    assert "Choose somebody from the list first." in page
    assert browser.get(f"{HERE}/change?of=need-99").status_code == 404


def test_season_is_made_beside_the_page_and_waits_in_the_list(plans: Site) -> None:
    with unit_of_work(plans.world.url) as work:
        work.offers.put([ROOM])
        work.commit()
    browser = plans.browser(BROKER)
    form = browser.get("/seasons/new")
    fields = {
        "centre": "herning",
        "name": "Efterår",
        "planner": "ascent",
        "lists_for": "needs",
        "length": "1",
    }
    answer = sent(browser, "/seasons/new", fields, form)
    path = answer.headers["location"]
    until = time.monotonic() + LONGEST_S
    page = shown(browser.get(path))
    while "is being made" in page and time.monotonic() < until:
        time.sleep(0.2)
        page = shown(browser.get(path))
    assert "<h1>Efterår</h1>" in page
    assert "Efterår" in shown(browser.get("/seasons"))
    assert plans.browser("broker of another centre").get(path).status_code == 404


def test_season_that_cannot_be_made_says_why_and_can_be_removed(plans: Site) -> None:
    browser = plans.browser("broker of another centre")
    fields = {"centre": "ry", "name": "", "planner": "ascent", "lists_for": "needs", "length": "1"}
    path = sent(browser, "/seasons/new", fields, browser.get("/seasons/new")).headers["location"]
    until = time.monotonic() + LONGEST_S
    page = browser.get(path)
    while "could not be made" not in shown(page) and time.monotonic() < until:
        time.sleep(0.2)
        page = browser.get(path)
    assert "There are no open needs to plan for" in shown(page)
    sent(browser, f"{path}/give-up", {}, page)
    assert browser.get(path).status_code == 404


def test_bad_choice_of_a_new_season_is_a_sentence(plans: Site) -> None:
    browser = plans.browser(BROKER)
    fields = {"centre": "herning", "planner": "x"}
    answer = sent(browser, "/seasons/new", fields, browser.get("/seasons/new"))
    assert "choose from the lists" in shown(answer, 422)


def _follow(browser: TestClient, answer: Answer) -> Answer:
    return browser.get(answer.headers["location"])
