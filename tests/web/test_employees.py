"""Employees join by the link of their company, and decide alone what is stored about them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from matching.registering.partners import delete_partner
from matching.rights.actor import SYSTEM, Grant
from matching.volunteer import Volunteer
from storage.unit_of_work import unit_of_work
from tests.api.accounts import PASSWORD, add_account
from tests.web.site import Site, fields_of, sent, shown

PAGE = "/partners/com-1/employees"
BROKER, ELSEWHERE = "broker of its centre", "broker of another centre"
FILLED: dict[str, Any] = {
    "alias": "Svale",
    "competences": "regnskab [ekspert]\nbagning",
    "languages": ["da", "ar"],
    "slots": ["tue-evening", "sat-morning"],
    "from": "2027-01-01",
    "hours_per_month": "4",
    "places": "Herning",
    "radius_km": "10",
    "remote": "possible",
    "interests": ["education"],
    "interests_text": "Gerne ældre, ikke om natten.",
    "consent": "yes",
}


def member(site: Site) -> TestClient:
    """A browser of a member of the company."""
    add_account(site.world.url, "direktion@example.org", Grant("member", partner="com-1"))
    browser = site.browser()
    browser.post("/sign-in", data={"email": "direktion@example.org", "password": PASSWORD})
    return browser


def link_of(browser: TestClient, **fields: Any) -> str:
    """The path of a new link for employees."""
    expires = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    answer = sent(browser, PAGE, {"places": "3", "expires": expires} | fields, like=browser.get(PAGE))
    assert answer.status_code == 303, answer.text
    found = re.search(r'value="http://localhost(/join/[\w-]{43})"', shown(browser.get(PAGE)))
    assert found
    return found[1]


def joined(site: Site, link: str, **fields: Any) -> str:
    """The path of the own link of an employee who has joined."""
    answer = site.browser().post(link, data=FILLED | fields)
    assert answer.status_code == 303, answer.text
    path: str = answer.headers["location"]
    assert re.fullmatch(r"/me/[\w-]{43}", path)
    return path


def volunteers(site: Site) -> list[Volunteer]:
    with unit_of_work(site.world.url, writing=False) as work:
        return [one for one in work.volunteers.all() if one.alias not in {"Ugle", "Raev"}]


def test_member_and_broker_make_links_and_nobody_else(site: Site) -> None:
    for browser in (member(site), site.browser(BROKER), site.browser("administrator")):
        page = unescape(shown(browser.get("/partners/com-1")))
        assert f'href="{PAGE}"' in page
        assert link_of(browser)
    for name in (ELSEWHERE, "member of the partner"):
        assert site.browser(name).get(PAGE).status_code == 404
    assert site.browser().get(PAGE).status_code == 303


def test_link_is_shown_to_who_made_it_and_stored_nowhere(site: Site) -> None:
    browser = member(site)
    secret = link_of(browser).rpartition("/")[2]
    assert secret in shown(browser.get(PAGE))
    assert secret not in shown(site.browser(BROKER).get(PAGE))
    with unit_of_work(site.world.url, writing=False) as work:
        assert secret not in repr(work.invitations.find())


@pytest.mark.parametrize(
    ("field", "value"),
    [("places", "0"), ("places", "x"), ("places", "501"), ("expires", "x"), ("expires", "2020-01-01")],
)
def test_link_that_cannot_be_is_refused_beside_its_field(site: Site, field: str, value: str) -> None:
    browser = site.browser(BROKER)
    opened = browser.get(PAGE)
    usual = {"places": "3", "expires": (datetime.now(UTC) + timedelta(days=9)).date().isoformat()}
    page = shown(sent(browser, PAGE, usual | {field: value}, like=opened), 422)
    assert f'id="{field}-wrong"' in page
    assert "No link is in use." in page


def test_employee_joins_and_sees_everything_that_is_stored(site: Site) -> None:
    link = link_of(site.browser(BROKER))
    page = unescape(shown(site.browser().get(link)))
    assert "Talknuserne A/S" in page
    assert "What is stored, and who sees it" in page
    path = joined(site, link)
    (stored,) = volunteers(site)
    assert (stored.partner, stored.alias, stored.hours_per_month) == ("com-1", "Svale", Decimal(4))
    assert [str(slot) for slot in stored.slots] == ["tue-evening", "sat-morning"]
    assert [one.level for one in stored.competences] == ["expert", None]
    mine = unescape(shown(site.browser().get(path)))
    for text in ("Svale", "regnskab", "Arabic", "Tuesday evening", "Herning", "Gerne ældre", "1 Jan 2027"):
        assert text in mine
    assert f"http://localhost{path}" in mine


def test_company_sees_the_alias_alone_in_its_list(site: Site) -> None:
    browser = member(site)
    joined(site, link_of(browser))
    page = shown(browser.get(PAGE))
    assert "Svale" in page
    assert "1 of 3 have joined" in page
    assert [text for text in ("regnskab", "Gerne ældre", "/me/") if text in page] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("alias", {"alias": " "}),
        ("alias", {"alias": "ugle"}),
        ("languages", {"languages": ["klingon"]}),
        ("slots", {"slots": ["mon-night"]}),
        ("from", {"from": "2027-02-01", "to": "2027-01-01"}),
        ("hours_per_month", {"hours_per_month": "mange"}),
        ("places", {"places": "Atlantis"}),
        ("consent", {"consent": ""}),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    site: Site, field: str, wrong: dict[str, Any]
) -> None:
    link = link_of(site.browser(BROKER))
    page = shown(site.browser().post(link, data=FILLED | wrong), 422)
    assert f'<a href="#{field}">' in page
    assert f'id="{field}-wrong"' in page
    assert "Gerne ældre, ikke om natten." in page
    assert volunteers(site) == []


def test_link_is_good_for_its_places_until_it_is_taken_back(site: Site) -> None:
    browser = site.browser(BROKER)
    one, other = link_of(browser, places="1"), link_of(browser)
    joined(site, one)
    assert "This link is not good any more" in shown(site.browser().get(one))
    late = shown(site.browser().post(one, data=FILLED | {"alias": "Krage"}), 409)
    assert "ask your company for a new link" in late
    assert "Krage" in late
    page = shown(browser.get(PAGE))
    (revoke,) = re.findall(rf'action="({PAGE}/\w+/revoke)"', page)
    assert sent(browser, revoke, {}, like=browser.get(PAGE)).status_code == 303
    assert "This link is not good any more" in shown(site.browser().get(other))
    assert site.browser().post(other, data=FILLED | {"alias": "Krage"}).status_code == 409
    assert [one.alias for one in volunteers(site)] == ["Svale"]
    assert "2 links that are over" in shown(browser.get(PAGE))


def test_link_of_another_partner_cannot_be_taken_back(site: Site) -> None:
    browser = site.browser(BROKER)
    link = link_of(browser)
    with unit_of_work(site.world.url, writing=False) as work:
        (stored,) = work.invitations.find(partner="com-1")
    path = f"/partners/ngo-1/employees/{stored.value.id}/revoke"
    assert site.browser("member of the partner").get("/partners/ngo-1/employees").status_code == 200
    owner = site.browser("member of the partner")
    answer = owner.post(path, data=fields_of(owner.get("/")))
    assert answer.status_code == 404
    assert "Volunteer with your company" in shown(site.browser().get(link))


def test_employee_changes_what_is_stored(site: Site) -> None:
    path = joined(site, link_of(site.browser(BROKER)))
    browser = site.browser()
    form = shown(browser.get(f"{path}/change"))
    assert 'value="tue-evening" checked' in form
    assert 'value="2027-01-01"' in form
    wrong = browser.post(f"{path}/change", data=FILLED | {"alias": ""})
    assert 'id="alias-wrong"' in shown(wrong, 422)
    changed = FILLED | {"alias": "Krage", "slots": [], "from": "", "hours_per_month": "2,5"}
    danish = site.browser(Accept_Language="da")
    assert danish.post(f"{path}/change", data=changed).headers["location"] == path
    (stored,) = volunteers(site)
    assert (stored.alias, stored.slots, stored.windows) == ("Krage", (), ())
    assert stored.hours_per_month == Decimal("2.5")


def test_who_pauses_is_found_by_nobody_and_comes_back_as_they_were(site: Site) -> None:
    browser = site.browser(BROKER)
    path = joined(site, link_of(browser))
    before = volunteers(site)
    own = site.browser()
    assert own.post(f"{path}/pause").status_code == 303
    assert volunteers(site) == []
    page = shown(browser.get(PAGE))
    assert "Svale" not in page
    assert "One person pauses." in page
    assert "You pause." in shown(own.get(path))
    assert own.post(f"{path}/change", data=FILLED | {"interests_text": "Senere."}).status_code == 303
    assert own.post(f"{path}/pause").status_code == 303
    assert volunteers(site) == []
    assert own.post(f"{path}/resume").status_code == 303
    assert own.post(f"{path}/resume").status_code == 303
    (after,) = volunteers(site)
    assert (after.id, after.interests_text) == (before[0].id, "Senere.")


@pytest.mark.parametrize("paused", [False, True])
def test_employee_deletes_everything_at_once(site: Site, paused: bool) -> None:
    path = joined(site, link_of(site.browser(BROKER)))
    browser = site.browser()
    if paused:
        browser.post(f"{path}/pause")
    assert browser.post(f"{path}/delete").headers["location"] == "/"
    assert shown(browser.get(path), 404)
    assert volunteers(site) == []
    with unit_of_work(site.world.url, writing=False) as work:
        assert work.volunteer_keys.find() == []
        assert {"volunteer"} <= {entry.user for entry in work.audit.entries(3)}


def test_own_link_leads_nowhere_when_the_company_is_gone(site: Site) -> None:
    path = joined(site, link_of(site.browser(BROKER)))
    site.browser().post(f"{path}/pause")
    with unit_of_work(site.world.url) as work:
        for one in work.introductions.find():
            work.introductions.delete(one.value.id)
        for together in work.partnerships.find():
            work.partnerships.delete(together.value.id)
        delete_partner(work, SYSTEM, "com-1", work.partners.stored("com-1").version)
        work.commit()
    for name in ("", "/change"):
        assert shown(site.browser().get(path + name), 404)
    assert site.browser().post(f"{path}/resume").status_code == 404


@pytest.mark.parametrize("path", ["/join/x", "/me/x", "/me/x/change", "/me/" + "x" * 43])
def test_secret_that_nobody_has_leads_nowhere(site: Site, path: str) -> None:
    assert shown(site.browser().get(path), 404)


def test_markup_is_shown_as_text(site: Site) -> None:
    markup = "<script>alert(1)</script>{{ 7 * 7 }}"
    browser = site.browser(BROKER)
    path = joined(site, link_of(browser), alias=markup, interests_text=markup, competences=markup)
    for page in (browser.get(PAGE), site.browser().get(path), site.browser().get(f"{path}/change")):
        assert "<script>alert" not in shown(page)
        assert "{{ 7 * 7 }}" in page.text


def test_secrets_are_in_no_line_of_the_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    link = link_of(site.browser(BROKER))
    path = joined(site, link)
    answer = site.browser().get(path)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    ours = repr([vars(record) for record in caplog.records if not record.name.startswith("httpx")])
    assert "/me/{secret}" in ours
    assert [one for one in (link, path) if one.rpartition("/")[2] in ours] == []
