"""The partner's page, the list of partners, and changing a profile."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from storage.unit_of_work import unit_of_work
from tests.api.small_market import PARTNERS, SECRETS, store
from tests.web.site import Site, fields_of, sent, shown

MEMBER, BROKER, EDIT = "member of the partner", "broker of its centre", "/partners/ngo-1/edit"
SAME: dict[str, Any] = {"name": "Lektiecaféen", "kind": "ngo", "purposes": "education", "places": "Herning"}
CONTACT = dict(zip(("contact_name", "contact_email", "contact_phone"), SECRETS, strict=True))
MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}"


def read_contacts(site: Site) -> int:
    with unit_of_work(site.world.url, writing=False) as work:
        return sum(entry.action == "read_contact" for entry in work.audit.entries(50))


def test_page_shows_the_profile_and_no_contact_details(site: Site) -> None:
    for who in (MEMBER, BROKER, "administrator"):
        page = shown(site.browser(who).get("/partners/ngo-1"))
        assert "<h1>Lektiecaféen</h1>" in page
        assert "Bogholder to timer om ugen" in page
        assert f'href="{EDIT}"' in page
        assert [secret for secret in SECRETS if secret in page] == []
    public = shown(site.browser().get("/partners/com-2"))
    assert "Bryggeriet" in public
    assert "/edit" not in public


@pytest.mark.parametrize("path", ["/partners/ngo-1", EDIT, "/partners/nobody", "/partners/nobody/edit"])
def test_what_may_not_be_seen_is_not_there(shared_site: Site, path: str) -> None:
    for who in ("member of another partner", "broker of another centre"):
        assert "There is nothing here" in shown(shared_site.browser(who).get(path), 404)


def test_list_is_in_danish_order_and_found_by_name_and_place(shared_site: Site) -> None:
    browser = shared_site.browser("administrator")
    names = re.findall(r'<a href="/partners/[\w-]+">([^<]+)</a></h2>', shown(browser.get("/partners")))
    assert names == ["Bryggeriet", "Lektiecaféen", "Talknuserne A/S"]
    assert "One partner" in shown(browser.get("/partners?q=herning+LEKTIE"))
    assert "Bryggeriet" not in shown(browser.get("/partners?centre=herning"))
    assert "2 partners" in shown(browser.get("/partners?centre=herning"))
    assert "Nobody is called that" in shown(browser.get("/partners", params={"q": MARKUP}))
    assert "Bryggeriet" in shown(shared_site.browser().get("/partners"))
    assert "Lektie" not in shown(shared_site.browser().get("/partners"))


@pytest.mark.parametrize("page", ["0", "x", "999999999999"])
def test_page_of_the_list_that_cannot_be_is_said(shared_site: Site, page: str) -> None:
    answer = shared_site.browser().get("/partners", params={"page": page})
    assert "Something has to be corrected" in shown(answer, 422)


def test_markup_of_a_profile_is_shown_as_text(site: Site) -> None:
    texts: Any = dict.fromkeys(("name", "mission", "resources", "never", "website", "terms_text"), MARKUP)
    store(site.world.url, [replace(PARTNERS[0], centres=("herning",), visibility="public", **texts)])
    site.app.state.market.load()
    browser = site.browser(MEMBER)
    for path in ("/", "/partners", "/partners/ngo-1", EDIT):
        page = shown(browser.get(path))
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "{{ 7 * 7 }}" in page


def test_profile_is_changed_and_said_to_be(site: Site) -> None:
    browser = site.browser(MEMBER)
    form = browser.get(EDIT)
    assert all(secret in form.text for secret in SECRETS)
    assert read_contacts(site) == 1
    written = SAME | CONTACT | {"mission": "Nyt formål\r\nto linjer", "yearly_income_dkk": "12,500.50"}
    written |= {"roles_can": ["host", "mentor"], "employees": "1,200", "places": "Herning\n\nViborg"}
    done = sent(browser, EDIT, written, like=form)
    assert (done.status_code, done.headers["location"]) == (303, "/partners/ngo-1")
    page = shown(browser.get("/partners/ngo-1"))
    assert "The profile is saved." in page
    assert "Nyt formål\nto linjer" in page
    stored = site.partner("ngo-1")
    assert (stored.mission, stored.employees) == ("Nyt formål\nto linjer", 1200)
    assert (stored.yearly_income_dkk, stored.roles_can) == (Decimal("12500.5"), ("host", "mentor"))
    assert [place.value for place in stored.places] == ["Herning", "Viborg"]
    assert (stored.centres, stored.visibility, stored.contact.name) == (("herning",), None, SECRETS[0])


def test_form_that_is_sent_as_it_was_changes_nothing(site: Site) -> None:
    browser, before = site.browser(BROKER), site.partner("ngo-1")
    form = browser.get(EDIT)
    written = SAME | CONTACT | {"mission": before.mission, "visibility": "centre"}
    assert sent(browser, EDIT, written, like=form).status_code == 303
    assert site.partner("ngo-1") == before


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(site: Site) -> None:
    browser, before = site.browser(MEMBER), site.partner("ngo-1")
    asked = SAME | {"name": " ", "employees": "mange", "places": "Atlantis", "mission": "Nyt"}
    asked |= {"roles_can": ["host"], "roles_cannot": ["host"]}
    page = shown(sent(browser, EDIT, asked, like=browser.get(EDIT)), 422)
    assert "4 things have to be corrected" in page
    for field, part in {
        "employees": "mange",
        "places": "Atlantis",
        "name": "Name is empty",
        "roles_cannot": "host",
    }.items():
        assert f'<a href="#{field}">' in page
        assert re.search(rf'id="{field}-wrong">[^<]*{part}', page), field
        assert re.search(rf'id="{field}"[^>]* aria-invalid="true"', page), field
    assert 'value="mange"' in page
    assert ">\nNyt</textarea>" in page
    assert site.partner("ngo-1") == before


class TestTwoAtOnce:
    """Two change one record."""

    def test_each_value_is_chosen_from_one_of_the_two(self, site: Site) -> None:
        first, second = site.browser(MEMBER), site.browser(BROKER)
        own, other = first.get(EDIT), second.get(EDIT)
        theirs = SAME | CONTACT | {"mission": "Hendes", "never": "Aldrig alene", "resources": ""}
        assert sent(second, EDIT, theirs, like=other).status_code == 303
        mine = SAME | CONTACT | {"mission": "Mit", "resources": "Et lokale"}
        answer = sent(first, EDIT, mine, like=own)
        page = shown(answer, 409)
        assert "Two have changed this" in page
        assert re.findall(r'name="choice\.(\w+)" value="(\w+)" checked', page) == [
            ("mission", "yours"),
            ("resources", "yours"),
            ("never", "theirs"),
        ]
        assert page.count("Both of you have changed this.") == 1
        assert "Hendes" in page
        assert "Mit" in page

        choice = mine | {"choice.mission": "theirs", "choice.resources": "yours", "choice.never": "theirs"}
        assert sent(first, EDIT, choice, like=answer).status_code == 303
        stored = site.partner("ngo-1")
        assert (stored.mission, stored.resources, stored.never) == ("Hendes", "Et lokale", "Aldrig alene")

    def test_same_words_are_no_conflict(self, site: Site) -> None:
        first, second = site.browser(MEMBER), site.browser(BROKER)
        own, other = first.get(EDIT), second.get(EDIT)
        for browser, form in ((second, other), (first, own)):
            assert sent(browser, EDIT, SAME | CONTACT | {"mission": "Ens"}, like=form).status_code == 303

    def test_version_that_nobody_has_read_saves_nothing(self, site: Site) -> None:
        browser, before = site.browser(MEMBER), site.partner("ngo-1")
        form = fields_of(browser.get(EDIT)) | SAME | {"mission": "Nyt", "before": "["}
        for version in ("", "0", "x", "-1", "9" * 40, "٣"):
            answer = browser.post(EDIT, data=form | {"version": version})
            assert "Two have changed this" in shown(answer, 409)
        assert site.partner("ngo-1") == before
