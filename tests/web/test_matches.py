"""The list of matches: what it shows, to whom, and what a broker does with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from storage.unit_of_work import unit_of_work
from tests.web.site import Site, sent, shown, warm_site

BROKER, MEMBER = "broker of its centre", "member of the partner"
LIST = "/needs/need-1/matches"
NAME = "Talknuserne A/S"


@pytest.fixture
def warm(url: str) -> Iterator[Site]:
    """The pages over a world of this test's own, with its market."""
    with warm_site(url) as found:
        yield found


def names(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/partners/[^"]*">([^<]*)</a></h2>', page)


def test_row_shows_both_directions_reasons_questions_and_numbers(shared_site: Site) -> None:
    page = shown(shared_site.browser(BROKER).get(LIST))
    assert names(page)[0] == NAME
    for said in (
        "Who suits this need",
        "Two directions are weighed",
        "How well they suit Lektiecaféen",
        "How well Lektiecaféen suits them",
        "Chance that both say yes",
        "is sought and offered.",
        "questions for the first meeting",
        "Numbers behind the bars for Talknuserne A/S",
        "Vores bogholdere hjælper foreninger med regnskab og bogføring.",
    ):
        assert said in page, said
    assert 'class="part-' in page
    assert "style=" not in page


def test_list_says_how_it_was_made(shared_site: Site) -> None:
    page = shown(shared_site.browser("administrator").get(LIST))
    assert "profiles, needs and offers of others were compared" in page
    assert re.search(r"expired, or its last date has passed</th><td>1</td>", page)
    assert "prior-1" in page


@pytest.mark.parametrize("path", [LIST, "/offers/offer-3/matches", "/partners/ngo-1/matches"])
def test_member_sees_the_list_of_its_own_and_decides_nothing(shared_site: Site, path: str) -> None:
    page = shown(shared_site.browser(MEMBER).get(path))
    assert "How this list was made" in page
    assert NAME not in page  # its profile is for its centre alone
    assert "/introduce" not in page
    assert "/put-aside" not in page
    assert "/introduce" in shown(shared_site.browser(BROKER).get("/needs/need-1/matches"))


def test_filters_narrow_the_list_and_are_kept(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    page = shown(browser.get(f"{LIST}?kind=foundation"))
    assert "Nobody to show" in page
    assert '<option value="foundation" selected>' in page
    assert NAME in shown(browser.get(f"{LIST}?kind=company&place=Herning&within_km=2,5&purpose="))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("within_km=langt&place=Herning", "is no distance; write the kilometres"),
        ("within_km=5", "needs a place to measure from"),
        ("place=Atlantis", "Atlantis"),
        ("from=i morgen", "is not a date"),
        ("kind=dragon", "is not a code"),
    ],
)
def test_filter_that_cannot_be_used_is_said_beside_it(shared_site: Site, query: str, said: str) -> None:
    page = shown(shared_site.browser(BROKER).get(f"{LIST}?{query}"), 422)
    assert said in page
    assert '<details class="narrowing" open>' in page


def test_why_names_the_condition_of_each_need_or_offer(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    page = shown(browser.get(f"{LIST}/why?q=bryg"))
    assert '<h2 id="answer">Bryggeriet</h2>' in page
    assert "Mødelokale." not in page  # its offer is for its centre alone
    found = shown(browser.get(f"{LIST}/why?q=talknuserne a/s"))
    assert re.search(r"Stands in the list as number 1 of \d+\.", found)
    assert "Nobody is called that" in shown(browser.get(f"{LIST}/why?q=zzz"))
    assert "That is who asks" in shown(browser.get(f"{LIST}/why?q=lektiecaf"))
    assert "Several are called that" in shown(browser.get(f"{LIST}/why?q=e"))
    admin = shown(shared_site.browser("administrator").get(f"{LIST}/why?partner=com-2"))
    assert "<b>Mødelokale.</b>: expired" in admin


def test_two_or_three_stand_beside_each_other(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    page = shown(browser.get(f"{LIST}/compare?with=com-1&with=com-2"))
    assert "Beside each other" in page
    assert page.count('<th scope="col">') == 2
    assert "Choose two or three" in shown(browser.get(f"{LIST}/compare?with=com-1&with=com-1"), 422)
    assert "There is nothing here" in shown(browser.get(f"{LIST}/compare?with=com-1&with=nobody"), 404)


def test_put_aside_leaves_the_list_until_it_is_taken_back(warm: Site) -> None:
    browser = warm.browser(BROKER)
    form = browser.get(f"{LIST}/put-aside?partner=com-1")
    assert "Put Talknuserne A/S aside" in shown(form)
    refused = sent(browser, f"{LIST}/put-aside", {"reason": "", "text": "Ord for ord"}, form)
    assert "Putting aside needs a reason" in shown(refused, 422)
    assert "Ord for ord" in refused.text
    answer = sent(browser, f"{LIST}/put-aside", {"reason": "too_far", "text": "En time."}, form)
    assert (answer.status_code, answer.headers["location"]) == (303, LIST)
    listed = browser.get(LIST)
    assert NAME not in names(shown(listed))
    assert "is put aside. You find it below the list" in listed.text
    assert "too far away – En time." in listed.text
    assert "Was put aside on" in shown(browser.get(f"{LIST}/why?q=talknuserne"))
    assert "too far away" not in shown(warm.browser(MEMBER).get(LIST))
    sent(browser, f"{LIST}/take-back", {"partner": "com-1"}, listed)
    assert NAME in names(shown(browser.get(LIST)))


def test_introduce_keeps_a_draft_of_the_match(warm: Site) -> None:
    browser = warm.browser(BROKER)
    form = browser.get(f"{LIST}/introduce?partner=com-1")
    assert "There is an introduction of the two already" in shown(form)
    assert "Dear Lektiecaféen and Talknuserne A/S," in form.text
    wrong = {"note": "Mine ord", "amount": "mange", "first_day": "2027-01-01", "last_day": ""}
    refused = shown(sent(browser, f"{LIST}/introduce", wrong, form), 422)
    assert "is no number; write it as in 12 or 2,5." in refused
    assert "Mine ord" in refused
    given = {
        "note": "Mine ord",
        "amount": "2",
        "unit": "people",
        "first_day": "2027-01-01",
        "last_day": "2027-06-30",
    }
    answer = sent(browser, f"{LIST}/introduce", given, form)
    assert answer.status_code == 303
    with unit_of_work(warm.world.url, writing=False) as work:
        made = work.introductions.get(answer.headers["location"].rpartition("/")[2]).value
    assert (made.seeker.statement, made.giver.statement, made.note) == ("need-1", "offer-1", "Mine ord")
    assert (made.ask.unit, len(made.ask.dates), made.state) == ("people", 1, "draft")
    assert made.shown is not None
    assert (made.shown.list, made.shown.position) == ("need-1", 1)


def test_page_is_small_enough(shared_site: Site) -> None:
    browser = shared_site.browser(BROKER)
    page = browser.get("/partners/ngo-1/matches")
    assets = re.findall(r'(?:href|src)="(/static/[^"]*\.(?:css|js))"', page.text)
    assert len(assets) == 2
    assert len(page.content) + sum(len(browser.get(path).content) for path in assets) < 100_000
