"""The list of needs and offers, and what can be done from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.introductions.times import danish_day
from matching.statement import Need, Offer
from storage.unit_of_work import unit_of_work, utc_now
from tests.api.introduced import opened
from tests.api.small_market import NEEDS, OFFERS, store
from tests.web.site import Site, fields_of, shown

MEMBER, BROKER, LIST = "member of the partner", "broker of its centre", "/partners/ngo-1/statements"


def stored(site: Site, id: str) -> Need | Offer:
    with unit_of_work(site.world.url, writing=False) as work:
        register = work.register_of(["ngo-1"])
        found = register.find(id)
    assert isinstance(found, Need | Offer)
    return found


def pressed(site: Site, path: str, who: str = MEMBER, **fields: str) -> tuple[int, str]:
    """The status of the answer, and the list afterwards as its page."""
    browser = site.browser(who)
    answer = browser.post(path, data={**fields_of(browser.get(LIST)), **fields})
    return answer.status_code, answer.text if answer.status_code != 303 else shown(browser.get(LIST))


def test_list_says_how_each_stands(site: Site) -> None:
    page = shown(site.browser(MEMBER).get(LIST))
    for text in ("Bogholder to timer om ugen", "Et lokale om aftenen.", "Mødelokale.", "expired"):
        assert text in page
    assert "0 introductions" in page
    assert "last day 1 Jan 2020" in page
    assert "7 items of the check are open" in page


def test_partner_without_any_is_told_what_to_do(site: Site) -> None:
    with unit_of_work(site.world.url) as work:
        for id in ("need-1", "need-2"):
            work.needs.remove(id, work.needs.stored(id).version)
        work.commit()
    assert "No needs yet" in shown(site.browser(MEMBER).get(LIST))


@pytest.mark.parametrize("who", [MEMBER, BROKER])
def test_need_is_paused_opened_and_closed(site: Site, who: str) -> None:
    page = ""
    for status, said in (("paused", "is paused"), ("open", "is open"), ("closed", "is closed")):
        code, page = pressed(site, "/needs/need-2/status", who, status=status)
        assert (code, stored(site, "need-2").status) == (303, status)
        assert said in page
    assert "Open again" in page


def test_what_introductions_stand_on_is_neither_closed_nor_deleted(site: Site) -> None:
    opened(site.world.url)
    assert re.search(r"(?:one|\d) introductions?", shown(site.browser(MEMBER).get(LIST)))
    code, page = pressed(site, "/needs/need-1/status", status="closed")
    assert code == 409
    said = "&#39;Bogholder to timer om ugen&#39; cannot be closed while introductions about it are open"
    assert said in page
    code, page = pressed(site, "/needs/need-1/delete", version="1")
    assert code == 409
    assert "can be neither deleted nor moved while introductions" in page
    assert stored(site, "need-1").status == "open"
    assert pressed(site, "/needs/need-1/status", status="paused")[0] == 303


def test_status_that_is_none_is_refused_and_the_same_again_changes_nothing(site: Site) -> None:
    code, page = pressed(site, "/needs/need-1/status", status="gone")
    assert code == 422
    assert "Choose whether it is to be open, paused or closed." in page
    assert pressed(site, "/needs/need-2/status", status="open")[0] == 303
    with unit_of_work(site.world.url, writing=False) as work:
        assert work.needs.stored("need-2").version == 1


def test_expired_offer_is_renewed_with_one_press(site: Site) -> None:
    code, page = pressed(site, "/offers/offer-3/renew")
    renewed, today = stored(site, "offer-3"), danish_day(utc_now())
    assert code == 303
    assert renewed.expires is not None
    assert today <= renewed.expires <= today + timedelta(days=366)
    assert (renewed.expires.month, renewed.expires.day) == (1, 1)
    assert "The offer is renewed" in page
    assert "expired" not in page
    code, page = pressed(site, "/offers/offer-3/renew")
    assert code == 409
    assert "Only what has expired can be renewed" in page


def test_need_is_deleted_only_as_it_was_seen(site: Site) -> None:
    code, page = pressed(site, "/needs/need-2/delete", version="7")
    assert code == 409
    assert "Somebody has changed it since you saw the list" in page
    code, page = pressed(site, "/needs/need-2/delete", version="1")
    assert code == 303
    assert "The need is deleted." in page
    assert "Et lokale om aftenen." not in page


def test_start_page_of_a_member_shows_them_with_the_next_step(site: Site) -> None:
    store(site.world.url, needs=[replace(NEEDS[0], status="paused", expires=date(2099, 1, 1))])
    page = shown(site.browser(MEMBER).get("/"))
    assert 'action="/offers/offer-3/renew"' in page
    assert 'action="/needs/need-1/status"' in page
    assert 'href="/needs/need-2/edit#ready"' in page
    assert f'href="{LIST}"' in page


def test_stranger_does_not_read_a_draft_on_the_page_of_the_partner(site: Site) -> None:
    browser, member = site.browser(), site.browser("member of another partner")
    open_offer = replace(OFFERS[1], visibility="public", expires=None, text="Et stort mødelokale.")
    for status, is_seen in (("open", True), ("paused", False), ("closed", False)):
        store(site.world.url, offers=[replace(open_offer, status=status)])
        assert ("Et stort mødelokale." in shown(browser.get("/partners/com-2"))) == is_seen, status
        assert "Et stort mødelokale." in shown(member.get("/partners/com-2"))
