"""I am interested: asked by strangers and members, answered by the brokers of the centre."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from api.web.pages.portal.interest import MOST_IN_AN_HOUR, TRAP
from matching.interests.interest import Interest
from matching.privacy.erase import erase
from matching.privacy.export import export
from storage.transaction import transact
from storage.unit_of_work import unit_of_work
from tests.api.small_market import store
from tests.web.portal_market import open_portal
from tests.web.site import Answer, Site, sent, shown

BROKER, OTHER, MEMBER = "broker of its centre", "broker of another centre", "member of the partner"
ASKED = {
    "message": "Jeg har været kasserer i 12 år.",
    "name": "Bo  Berg",
    "email": "bo@udenfor.example",
    "phone": "87 65 43 21",
    "organisation": "Bogklubben",
}
CONTACT = ("Bo Berg", "bo@udenfor.example", "87 65 43 21")
PATH = "/needs/need-book/interest"


@pytest.fixture
def portal(site: Site) -> Site:
    return open_portal(site)


def kept(site: Site) -> list[Interest]:
    """The requests there are, without the one of the world."""
    with unit_of_work(site.world.url, writing=False) as work:
        return [one.value for one in work.interests.find() if one.value.id != "interest-1"]


def looked(site: Site, action: str) -> int:
    with unit_of_work(site.world.url, writing=False) as work:
        return sum((one.action, one.sort) == (action, "interest") for one in work.audit.entries(100))


def asked(site: Site, who: str = "anonymous", path: str = PATH, **changed: str) -> Answer:
    browser = site.browser(who)
    return sent(browser, path, {**ASKED, **changed}, like=browser.get(path))


class TestAsking:
    """The form that everybody has."""

    def test_stranger_is_thanked_and_the_broker_has_it(self, portal: Site) -> None:
        browser = portal.browser()
        assert "who alone reads it" in shown(browser.get(PATH))
        done = browser.post(PATH, data=ASKED)
        assert (done.status_code, done.headers["location"]) == (303, "/needs/need-book")
        assert "Your message is with" in shown(browser.get("/needs/need-book"))
        (one,) = kept(portal)
        assert (one.centre, one.partner, one.statement, one.state) == ("herning", "club", "need-book", "open")
        assert (one.sender.name, one.sender.email, one.sender.user) == (*CONTACT[:2], None)

    @pytest.mark.parametrize("path", ["/partners/club/interest", "/offers/offer-book/interest"])
    def test_partner_and_offer_can_be_asked_for_too(self, portal: Site, path: str) -> None:
        assert asked(portal, path=path).status_code == 303
        assert kept(portal)[0].about == path.split("/")[1].removesuffix("s")

    @pytest.mark.parametrize(
        ("changed", "field", "part"),
        [
            ({"message": " "}, "message", "Your message is empty"),
            ({"name": ""}, "name", "Your name is empty"),
            ({"email": "", "phone": ""}, "email", "so that you can be reached"),
            ({"email": "bo"}, "email", "is not an e-mail address"),
            ({"phone": "ring"}, "phone", "is not a telephone number"),
            ({"message": "x" * 4001}, "message", "4001 characters long"),
            ({TRAP: "12345678"}, TRAP, "is to stay empty"),
        ],
    )
    def test_what_is_missing_stands_beside_its_field(
        self, portal: Site, changed: dict[str, str], field: str, part: str
    ) -> None:
        page = shown(asked(portal, **changed), 422)
        assert re.search(rf'id="{field}-wrong">[^<]*{part}', page)
        assert "Bogklubben" in page, "nothing is lost"
        assert kept(portal) == []

    def test_telephone_number_is_enough(self, portal: Site) -> None:
        assert asked(portal, email="").status_code == 303

    def test_member_asks_for_the_own_organisation_and_once(self, portal: Site) -> None:
        browser = portal.browser(MEMBER)
        form = browser.get(PATH)
        assert "You ask on behalf of Lektiecaféen." in shown(form)
        assert 'name="email"' not in form.text
        assert sent(browser, PATH, {"message": "Vi kan hjælpe."}, like=form).status_code == 303
        (one,) = kept(portal)
        assert (one.from_partner, one.sender.email) == ("ngo-1", "")
        assert one.sender.user == portal.world.users[MEMBER]
        again = sent(browser, PATH, {"message": "Vi kan hjælpe."}, like=form)
        assert "has asked for this already" in shown(again, 409)

    def test_nobody_asks_for_the_organisation_of_another(self, portal: Site) -> None:
        browser = portal.browser(MEMBER)
        fields = {"message": "Hej", "from_partner": "firm"}
        page = shown(browser.post(PATH, data={**fields, "csrf_token": _token(browser)}), 422)
        assert "You are no member of" in page
        assert kept(portal) == []

    def test_closed_need_is_not_asked_for(self, portal: Site) -> None:
        path = "/needs/need-closed/interest"
        assert "This is no longer open" in shown(portal.browser().get(path))
        assert "This is no longer open" in shown(asked(portal, path=path), 409)

    def test_one_who_looks_after_it_has_nobody_to_ask(self, portal: Site) -> None:
        assert "You look after Byens Skakklub yourself" in shown(portal.browser(BROKER).get(PATH))

    def test_page_of_another_site_sends_nothing(self, portal: Site) -> None:
        answer = portal.browser(Sec_Fetch_Site="cross-site").post(PATH, data=ASKED)
        assert "another site" in shown(answer, 403)
        assert kept(portal) == []

    def test_too_many_from_one_address_have_to_wait(
        self, portal: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(portal.app.state.keeper.rates._rates, False, 300)
        browser = portal.browser()
        answers = [browser.post(PATH, data=ASKED).status_code for _ in range(MOST_IN_AN_HOUR + 1)]
        assert answers == [303] * MOST_IN_AN_HOUR + [429]


class TestAnswering:
    """The broker's side."""

    def test_list_shows_who_waits_and_no_contact_details(self, portal: Site) -> None:
        asked(portal)
        page = shown(portal.browser(BROKER).get("/interests"))
        assert "2 requests" in page
        assert "Bogklubben" in page
        assert [part for part in CONTACT if part in page] == []
        assert "Nobody is waiting" in shown(portal.browser(OTHER).get("/interests"))

    def test_page_shows_who_asks_and_notes_that_it_was_read(self, portal: Site) -> None:
        asked(portal)
        path = f"/interests/{kept(portal)[0].id}"
        page = shown(portal.browser(BROKER).get(path))
        assert [part for part in (*CONTACT, ASKED["message"]) if part not in page] == []
        assert looked(portal, "read_contact") == 1
        assert shown(portal.browser(OTHER).get(path), 404)
        assert looked(portal, "read_contact") == 1

    def test_answered_is_closed_and_can_be_opened_again(self, portal: Site) -> None:
        browser, path = portal.browser(BROKER), "/interests/interest-1"
        done = sent(browser, f"{path}/answered", {}, like=browser.get(path))
        assert (done.status_code, done.headers["location"]) == (303, path)
        page = browser.get(path)
        assert "Closed as answered by" in shown(page)
        assert "Nobody is waiting" in shown(browser.get("/interests"))
        assert "Bryg" not in shown(browser.get("/interests?closed=true"))
        assert "Bogholder to timer" in shown(browser.get("/interests?closed=true"))
        assert sent(browser, f"{path}/reopen", {}, like=page).status_code == 303
        assert "What now?" in shown(browser.get(path))

    def test_reason_is_needed_to_put_it_aside(self, portal: Site) -> None:
        browser, path = portal.browser(BROKER), "/interests/interest-1"
        form = browser.get(path)
        assert "Reason is empty" in shown(sent(browser, f"{path}/dismiss", {"reason": ""}, like=form), 422)
        done = sent(browser, f"{path}/dismiss", {"reason": "En reklame"}, like=form)
        assert done.status_code == 303
        assert "En reklame" in shown(browser.get(path))

    def test_second_broker_does_not_close_what_is_closed(self, portal: Site) -> None:
        browser, path = portal.browser(BROKER), "/interests/interest-1"
        form = browser.get(path)
        assert sent(browser, f"{path}/answered", {}, like=form).status_code == 303
        assert shown(sent(browser, f"{path}/dismiss", {"reason": "sent"}, like=form), 409)
        with unit_of_work(portal.world.url, writing=False) as work:
            assert work.interests.get("interest-1").value.state == "answered"

    def test_two_partners_become_a_draft_of_an_introduction(self, portal: Site) -> None:
        asked(portal, MEMBER)
        id = kept(portal)[0].id
        browser = portal.browser(BROKER)
        form = browser.get(f"/interests/{id}")
        assert "Lektiecaféen is a partner already" in shown(form)
        done = sent(browser, f"/interests/{id}/introduce", {}, like=form)
        (one,) = kept(portal)
        assert done.headers["location"] in {f"/introductions/{one.introduction}", f"/interests/{id}"}
        assert one.state == "answered"
        with unit_of_work(portal.world.url, writing=False) as work:
            made = work.introductions.get(one.introduction or "").value
        assert (made.state, made.centre) == ("draft", "herning")
        assert (made.seeker.partner, made.seeker.statement) == ("club", "need-book")
        assert made.giver.partner == "ngo-1"
        assert shown(browser.get(f"/interests/{id}"))

    def test_partner_that_the_broker_does_not_see_is_asked_about_at_its_own_centre(
        self, portal: Site
    ) -> None:
        store(portal.world.url, [replace(portal.partner("ngo-1"), centres=("ry",))])
        asked(portal, MEMBER)
        page = shown(portal.browser(BROKER).get(f"/interests/{kept(portal)[0].id}"))
        assert "You cannot see its profile; ask the broker at" in page
        assert "/introduce" not in page
        assert 'href="/partners/ngo-1"' not in page

    def test_stranger_is_no_partner_to_be_introduced(self, portal: Site) -> None:
        browser, path = portal.browser(BROKER), "/interests/interest-1"
        form = browser.get(path)
        assert "/introduce" not in shown(form)
        page = shown(sent(browser, f"{path}/introduce", {}, like=form), 409)
        assert "Who asks is no partner yet" in page

    def test_request_about_a_partner_that_is_gone_can_be_closed(self, portal: Site) -> None:
        asked(portal, path="/partners/club/interest")
        with unit_of_work(portal.world.url) as work:
            work.partners.delete(["club"])
            work.commit()
        id = kept(portal)[0].id
        browser = portal.browser(BROKER)
        assert "a partner that is gone" in shown(browser.get("/interests"))
        form = browser.get(f"/interests/{id}")
        assert sent(browser, f"/interests/{id}/answered", {}, like=form).status_code == 303


def test_stranger_is_found_and_erased(portal: Site) -> None:
    asked(portal)
    found = transact(portal.world.url, lambda work: export(work, CONTACT[1]))
    values: list[dict[str, Any]] = [one["values"] for one in found["found"] if one["sort"] == "interest"]
    assert any(one.get("message") == ASKED["message"] for one in values)
    transact(portal.world.url, lambda work: erase(work, CONTACT[1]))
    (one,) = kept(portal)
    assert (one.sender.name, one.sender.email, one.sender.phone, one.sender.organisation) == ("", "", "", "")
    assert ASKED["message"] not in one.sender.message
    assert shown(portal.browser(BROKER).get(f"/interests/{one.id}"))


def _token(browser: Any) -> str:
    found = re.search(r'name="csrf_token" value="([^"]*)"', browser.get("/").text)
    assert found is not None
    return found[1]
