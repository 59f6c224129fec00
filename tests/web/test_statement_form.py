"""Writing needs and offers: the form, what is refused, and what somebody else has changed meanwhile."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.availability import DateWindow, Slot
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.introductions.times import danish_day
from matching.statement import Need, Offer
from storage.unit_of_work import unit_of_work, utc_now
from tests.web.site import Site, fields_of, sent, shown

MEMBER, BROKER = "member of the partner", "broker of its centre"
NEW, EDIT, LIST = "/partners/ngo-1/needs/new", "/needs/need-1/edit", "/partners/ngo-1/statements"
LEAST = {"title": "Et lokale", "resource_kind": "premises", "do": "publish"}
MARKUP = "<script>alert(1)</script>\"'>{{ 7 * 7 }}"


def needs(site: Site) -> dict[str, Need]:
    with unit_of_work(site.world.url, writing=False) as work:
        return dict(work.register_of(["ngo-1"]).needs)


def offers(site: Site) -> dict[str, Offer]:
    with unit_of_work(site.world.url, writing=False) as work:
        return dict(work.register_of(["ngo-1"]).offers)


def the_new(site: Site) -> Need:
    return next(need for id, need in needs(site).items() if not id.startswith("need-"))


@pytest.mark.parametrize("who", [MEMBER, BROKER])
def test_need_is_written_with_calendar_week_rows_and_ticks(site: Site, who: str) -> None:
    browser, year = site.browser(who), danish_day(utc_now()).year + 1
    form = browser.get(NEW)
    assert "Write a need" in shown(form)
    written = LEAST | {
        "title": "Hjælp til regnskabet",
        "text": "Vi søger en bogholder",
        "resource_kind": "skilled_time",
        "competence.1.label": "Moms",
        "competence.1.level": "expert",
        "competence.1.required": "yes",
        "competence.2.label": "",
        "take": ["bogføring"],
        "quantity": "1.5",
        "unit": "people",
        "months": [f"{year}-01", f"{year}-02", f"{year}-06"],
        "window.1.from": f"{year}-08-10",
        "window.1.to": f"{year}-08-20",
        "slots": ["tue-evening", "mon-morning"],
        "exclusions": ["industry:alcohol", "partner_kind:company"],
        "returns": ["reach"],
        "visibility": "public",
    }
    done = sent(browser, NEW, written, like=form)
    assert (done.status_code, done.headers["location"]) == (303, LIST)
    need = the_new(site)
    assert need.competences == (Competence("Moms", "expert", required=True), Competence("bogføring"))
    assert (need.quantity, need.unit, need.status, need.visibility) == (
        Decimal("1.5"),
        "people",
        "open",
        "public",
    )
    assert set(need.windows) == {
        DateWindow(date(year, 1, 1), date(year, 2, 29 if year % 4 == 0 else 28)),
        DateWindow(date(year, 6, 1), date(year, 6, 30)),
        DateWindow(date(year, 8, 10), date(year, 8, 20)),
    }
    assert set(need.slots) == {Slot("tue", "evening"), Slot("mon", "morning")}
    assert set(need.exclusions) == {Exclusion("industry", "alcohol"), Exclusion("partner_kind", "company")}
    page = shown(browser.get(LIST))
    assert "items of the check are still open" in page
    assert "Hjælp til regnskabet" in page
    again = shown(browser.get(f"/needs/{need.id}/edit"))
    for value in (f"{year}-02", "tue-evening", "industry:alcohol", "reach"):
        assert re.search(rf'value="{value}"[^>]* checked', again), value
    assert f'name="window.1.from" value="{year}-08-10"' in again
    assert 'name="competence.2.label" value="bogføring"' in again


def test_offer_shows_the_motives_and_no_check(site: Site) -> None:
    browser = site.browser(MEMBER)
    path = "/partners/ngo-1/offers/new"
    form = browser.get(path)
    page = shown(form)
    assert 'href="/partners/ngo-1/edit#motives"' in page
    assert "Is it ready" not in page
    assert sent(browser, path, LEAST | {"title": "Vores sal"}, like=form).status_code == 303
    assert "Vores sal" in {offer.title for offer in offers(site).values()}


def test_draft_is_paused_and_published_later(site: Site) -> None:
    browser = site.browser(MEMBER)
    assert sent(browser, NEW, LEAST | {"do": "draft"}, like=browser.get(NEW)).status_code == 303
    need = the_new(site)
    assert need.status == "paused"
    path = f"/needs/{need.id}/edit"
    assert sent(browser, path, LEAST, like=browser.get(path)).status_code == 303
    assert needs(site)[need.id].status == "open"


def test_form_that_is_sent_twice_makes_one_need(site: Site) -> None:
    browser = site.browser(MEMBER)
    form, before = browser.get(NEW), len(needs(site))
    assert sent(browser, NEW, LEAST, like=form).status_code == 303
    assert sent(browser, NEW, LEAST, like=form).status_code == 303
    assert len(needs(site)) == before + 1
    page = shown(sent(browser, NEW, LEAST | {"title": "Noget andet"}, like=form), 409)
    assert "This form was saved before" in page
    assert len(needs(site)) == before + 1


def test_form_that_is_sent_as_it_was_changes_nothing(site: Site) -> None:
    browser, before = site.browser(BROKER), needs(site)["need-1"]
    written = {
        "title": before.title,
        "text": before.text,
        "resource_kind": before.resource_kind,
        "competence.1.label": "bogføring",
        "competence.1.level": "intermediate",
        "competence.1.required": "yes",
        "do": "publish",
    }
    assert sent(browser, EDIT, written, like=browser.get(EDIT)).status_code == 303
    assert needs(site)["need-1"] == before


def test_what_is_wrong_stands_beside_its_field_and_its_part_is_open(site: Site) -> None:
    browser, before = site.browser(MEMBER), needs(site)
    asked = {
        "text": "",
        "quantity": "mange",
        "places": "Atlantis",
        "window.1.from": "2027-05-01",
        "window.1.to": "2027-04-01",
        "group_min": "5",
        "group_max": "2",
        "competence.1.label": "Moms",
        "do": "publish",
    }
    page = shown(sent(browser, NEW, asked, like=browser.get(NEW)), 422)
    for field in ("title", "resource_kind", "quantity", "places", "windows"):
        assert f'<a href="#{field}">' in page, field
        assert f'id="{field}-wrong"' in page, field
    assert re.search(r'<details class="card fold-card" open>\s*<summary><h2>Where</h2>', page)
    assert re.search(r'<details class="card fold-card">\s*<summary><h2>What it is about</h2>', page)
    assert 'value="2027-05-01"' in page
    assert 'value="Moms"' in page
    assert needs(site) == before


def test_markup_is_shown_as_text(site: Site) -> None:
    browser = site.browser(MEMBER)
    written = LEAST | {"title": MARKUP, "text": MARKUP, "competence.1.label": MARKUP, "in_return": MARKUP}
    assert sent(browser, NEW, written, like=browser.get(NEW)).status_code == 303
    for path in (LIST, "/", f"/needs/{the_new(site).id}/edit"):
        page = shown(browser.get(path))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert the_new(site).title == MARKUP


def test_values_that_nobody_can_send_from_the_form_are_refused_with_a_sentence(site: Site) -> None:
    browser = site.browser(MEMBER)
    for odd in ({"resource_kind": "gold"}, {"months": "x", "window.999.from": "never"}, {"unit": "tons"}):
        page = sent(browser, NEW, LEAST | odd, like=browser.get(NEW))
        assert "corrected" in shown(page, 422), odd
    long = LEAST | {"competence.1.label": "a\x00b"}
    assert "not text" in shown(sent(browser, NEW, long, like=browser.get(NEW)), 422)


class TestTwoAtOnce:
    """Two change one need."""

    def test_each_value_is_chosen_from_one_of_the_two(self, site: Site) -> None:
        first, second = site.browser(MEMBER), site.browser(BROKER)
        own, other = first.get(EDIT), second.get(EDIT)
        same: dict[str, Any] = {"title": "Bogholder to timer om ugen", "resource_kind": "skilled_time"}
        theirs = same | {"text": "Hendes", "slots": ["mon-evening"], "do": "publish"}
        assert sent(second, EDIT, theirs, like=other).status_code == 303
        mine = same | {"text": "Mit", "hours_per_month": "4", "do": "publish"}
        answer = sent(first, EDIT, mine, like=own)
        page = shown(answer, 409)
        assert re.findall(r'name="choice\.(\w+)" value="(\w+)" checked', page) == [
            ("text", "yours"),
            ("hours_per_month", "yours"),
            ("slots", "theirs"),
        ]
        hidden = fields_of(answer)
        assert (hidden["do"], hidden["text"]) == ("publish", "Mit")
        choice = {"choice.text": "theirs", "choice.hours_per_month": "yours", "choice.slots": "theirs"}
        assert sent(first, EDIT, choice, like=answer).status_code == 303
        stored = needs(site)["need-1"]
        assert (stored.text, stored.hours_per_month) == ("Hendes", Decimal(4))
        assert stored.slots == (Slot("mon", "evening"),)

    def test_same_words_are_no_conflict(self, site: Site) -> None:
        first, second = site.browser(MEMBER), site.browser(BROKER)
        forms = (first, first.get(EDIT)), (second, second.get(EDIT))
        for browser, form in forms:
            assert sent(browser, EDIT, LEAST | {"title": "Ens"}, like=form).status_code == 303
        assert needs(site)["need-1"].title == "Ens"
