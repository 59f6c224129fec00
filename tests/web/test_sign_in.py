"""Signing in and out, the password, and a form whose session has ended."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.security.sessions import COOKIE
from api.web.interrupted import GOOD_FOR_S
from tests.api.accounts import PASSWORD
from tests.web.site import Site, email_of, fields_of, sent, shown

MEMBER, EDIT = "member of the partner", "/partners/ngo-1/edit"
WHO = {"email": email_of(MEMBER), "password": PASSWORD}


def test_page_that_asks_for_it_is_come_back_to(site: Site) -> None:
    browser = site.browser()
    asked = browser.get(EDIT)
    assert (asked.status_code, asked.headers["location"]) == (303, f"/sign-in?next={EDIT}")
    page = browser.get(asked.headers["location"])
    assert "This page is for those who are signed in" in shown(page)
    done = sent(browser, "/sign-in", WHO, like=page)
    assert (done.status_code, done.headers["location"]) == (303, EDIT)
    assert "Lektiecaf" in shown(browser.get(EDIT))
    assert browser.get("/sign-in", params={"next": EDIT}).headers["location"] == EDIT


def test_wrong_password_is_said_in_a_sentence_and_the_address_is_kept(site: Site) -> None:
    answer = site.browser().post("/sign-in", data={**WHO, "password": "forkert", "next": EDIT})
    page = shown(answer, 422)
    assert "The e-mail address or the password is wrong" in page
    assert f'value="{WHO["email"]}"' in page
    assert "forkert" not in page
    assert fields_of(answer)["next"] == EDIT


def test_sixth_failure_has_to_wait(site: Site) -> None:
    browser = site.browser()
    for _ in range(5):
        browser.post("/sign-in", data={**WHO, "password": "forkert"})
    assert "wait 15 minutes" in shown(browser.post("/sign-in", data=WHO), 429)


def test_sign_in_from_another_site_is_refused(site: Site) -> None:
    answer = site.browser().post("/sign-in", data=WHO, headers={"Origin": "https://evil.example"})
    assert "another site" in shown(answer, 403)
    assert "set-cookie" not in answer.headers


def test_signing_out_forgets_the_session_and_says_so_once(site: Site) -> None:
    browser = site.browser(MEMBER)
    done = sent(browser, "/sign-out", {}, like=browser.get("/"))
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert "You are signed out." in shown(browser.get("/"))
    assert "You are signed out." not in shown(browser.get("/"))
    assert browser.get(EDIT).status_code == 303


def test_form_without_the_token_of_the_session_does_nothing(site: Site) -> None:
    browser = site.browser(MEMBER)
    for path in ("/sign-out", EDIT, "/account/password"):
        for token in ({}, {"csrf_token": ""}, {"csrf_token": "x"}):
            answer = browser.post(path, data={"name": "Andet navn"} | token)
            assert "Nothing is lost" in shown(answer)
    assert site.partner("ngo-1").name == "Lektiecaféen"
    assert browser.get(EDIT).status_code == 200


def test_form_from_another_site_is_refused(site: Site) -> None:
    browser = site.browser(MEMBER)
    token = fields_of(browser.get(EDIT))["csrf_token"]
    for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = browser.post(EDIT, data={"name": "Andet", "csrf_token": token}, headers=header)
        assert "another site" in shown(answer, 403)


class TestSessionThatEnds:
    """While a form is being filled in."""

    @pytest.fixture
    def browser(self, site: Site) -> TestClient:
        return site.browser(MEMBER)

    def test_form_is_shown_again_after_signing_in_and_saved(self, site: Site, browser: TestClient) -> None:
        form = browser.get(EDIT)
        del browser.cookies[COOKIE]
        written = {"name": "Lektiecaféen", "kind": "ngo", "mission": 'Ny & "bedre"\n<b>mission</b>'}
        asked = sent(browser, EDIT, written | {"purposes": ["education", "culture"]}, like=form)
        assert "form is shown again with everything" in shown(asked, 401)

        kept = sent(browser, "/sign-in", WHO, like=asked)
        assert "Nothing is lost" in shown(kept)
        again = browser.post(EDIT, data=_all_fields(kept.text))
        page = shown(again)
        assert "&lt;b&gt;mission&lt;/b&gt;</textarea>" in page
        assert len(re.findall(r'name="purposes" value="(?:education|culture)" checked', page)) == 2
        assert site.partner("ngo-1").mission == "Vi hjælper børn i Herning med lektier."

        done = sent(browser, EDIT, written, like=again)
        assert done.status_code == 303, done.text
        assert site.partner("ngo-1").mission == 'Ny & "bedre"\n<b>mission</b>'

    def test_it_is_kept_when_the_password_is_wrong_at_first(self, browser: TestClient) -> None:
        form = browser.get(EDIT)
        del browser.cookies[COOKIE]
        asked = sent(browser, EDIT, {"mission": "Nyt"}, like=form)
        wrong = sent(browser, "/sign-in", WHO | {"password": "forkert"}, like=asked)
        assert fields_of(wrong)["kept"] == fields_of(asked)["kept"]
        assert ("mission", "Nyt") in _all_fields(sent(browser, "/sign-in", WHO, like=wrong).text).items()

    def test_session_of_another_tab_takes_the_form_over(self, site: Site, browser: TestClient) -> None:
        form = browser.get(EDIT)
        browser.post("/sign-in", data=WHO)
        kept = sent(browser, EDIT, {"mission": "Nyt"}, like=form)
        assert "Nothing is lost" in shown(kept)
        assert '">Nyt</textarea>' in shown(browser.post(EDIT, data=_all_fields(kept.text))).replace("\n", "")
        assert site.partner("ngo-1").mission != "Nyt"

    def test_passwords_are_not_carried(self, browser: TestClient) -> None:
        form = browser.get("/account/password")
        del browser.cookies[COOKIE]
        asked = sent(
            browser, "/account/password", {"current": PASSWORD, "new": "ny kode", "again": "x"}, form
        )
        kept = sent(browser, "/sign-in", WHO, like=asked)
        assert _all_fields(kept.text).keys() & {"current", "new", "again"} == set()

    def test_what_was_kept_is_good_for_some_hours_and_only_from_us(
        self, browser: TestClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = browser.get(EDIT)
        del browser.cookies[COOKIE]
        asked = fields_of(sent(browser, EDIT, {"mission": "Nyt"}, like=form))
        forged = browser.post("/sign-in", data=WHO | {"kept": asked["kept"][:-2] + "xx"})
        assert forged.status_code == 303
        monkeypatch.setattr("api.web.interrupted.GOOD_FOR_S", -1)
        assert browser.post("/sign-in", data=WHO | {"kept": asked["kept"]}).status_code == 303
        assert GOOD_FOR_S == 12 * 3600


class TestPassword:
    """Changing one's own."""

    NEW = "endnu en lang kode"

    def test_new_one_is_used_from_then_on_and_the_session_goes_on(self, site: Site) -> None:
        browser = site.browser(MEMBER)
        fields = {"current": PASSWORD, "new": self.NEW, "again": self.NEW}
        form = browser.get("/account/password")
        assert sent(browser, "/account/password", fields, like=form).status_code == 303
        assert "Your password is changed." in shown(browser.get("/"))
        assert site.browser().post("/sign-in", data=WHO).status_code == 422
        assert site.browser().post("/sign-in", data=WHO | {"password": self.NEW}).status_code == 303

    def test_what_is_wrong_stands_beside_its_field(self, site: Site) -> None:
        browser = site.browser(MEMBER)
        form = browser.get("/account/password")
        right = {"current": PASSWORD, "new": self.NEW, "again": self.NEW}
        for field, part, wrong in (
            ("new", "4 characters", {"new": "kort", "again": "kort"}),
            ("again", "not the same", {"again": "noget andet"}),
            ("current", "current password is wrong", {"current": "forkert"}),
        ):
            page = shown(sent(browser, "/account/password", right | wrong, like=form), 422)
            assert f'<a href="#{field}">' in page
            assert re.search(rf'<p class="wrong" id="{field}-wrong">[^<]*{part}', page)
            assert self.NEW not in page


def _all_fields(page: str) -> dict[str, str | list[str]]:
    """Every hidden field of the form in the middle of the page."""
    from html import unescape

    found: dict[str, str | list[str]] = {}
    for name, value in re.findall(
        r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page[page.index("<main") :], re.DOTALL
    ):
        kept = found.setdefault(name, [])
        assert isinstance(kept, list)
        kept.append(unescape(value))
    return {name: value[0] if len(value) == 1 else value for name, value in found.items()}
