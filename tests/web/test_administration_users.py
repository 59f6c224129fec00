"""Accounts on pages: made, given roles, closed, opened; centres; one's own tokens and sessions."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from storage.unit_of_work import unit_of_work
from tests.web.site import Site, sent, shown

BROKER, ADMINISTRATOR, MEMBER = "broker of its centre", "administrator", "member of the partner"
SECRET = re.compile(r'<p class="token-shown">([^<]+)</p>')
NEW = {"name": "Nanna Ny", "email": "nanna@example.org", "role": "member", "partner": "ngo-1"}


def made(browser: TestClient, **fields: str) -> Any:
    return sent(browser, "/users/new", NEW | fields, like=browser.get("/users/new"))


def secret_in(page: Any) -> str:
    found = SECRET.search(page.text)
    assert found, page.text[:500]
    return found[1]


def account(site: Site, email: str) -> Any:
    with unit_of_work(site.world.url, writing=False) as work:
        return work.users.find(email=email)[0]


def test_broker_makes_a_member_who_signs_in_with_the_password_shown_once(site: Site) -> None:
    page = made(site.browser(BROKER))
    assert page.status_code == 201
    password = secret_in(page)
    theirs = site.browser()
    answer = theirs.post("/sign-in", data={"email": NEW["email"], "password": password})
    assert answer.status_code == 303
    assert "Nanna Ny" in shown(theirs.get("/account"))
    assert password not in site.browser(BROKER).get(f"/users/{account(site, NEW['email']).value.id}").text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"email": "nanna"}, "is not an e-mail address"),
        ({"partner": ""}, "No partner is chosen"),
        ({"email": "administrator@example.org"}, "There is an account with the e-mail address"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said(site: Site, fields: dict[str, str], says: str) -> None:
    page = made(site.browser(BROKER), **fields)
    assert page.status_code in {409, 422}
    assert says in page.text


def test_broker_makes_nobody_a_broker_and_no_member_of_others(site: Site) -> None:
    browser = site.browser(BROKER)
    assert made(browser, role="broker", centre="herning").status_code == 403
    assert made(browser, role="administrator").status_code == 403
    assert "No partner of yours is called" in made(browser, partner="com-2").text


def test_roles_are_given_and_taken_away(site: Site) -> None:
    made(site.browser(BROKER))
    browser, path = site.browser(ADMINISTRATOR), f"/users/{account(site, NEW['email']).value.id}"
    given = sent(browser, f"{path}/roles/add", {"role": "broker", "centre": "ry"}, like=browser.get(path))
    assert given.status_code == 303
    assert [grant.role for grant in account(site, NEW["email"]).value.grants] == ["member", "broker"]
    page = browser.get(path)
    taken = sent(browser, f"{path}/roles/remove", {"grant": "member:ngo-1"}, like=page)
    assert taken.status_code == 303
    assert [grant.centre for grant in account(site, NEW["email"]).value.grants] == ["ry"]
    again = sent(browser, f"{path}/roles/remove", {"grant": "broker:ry"}, like=page)
    assert again.status_code == 409
    assert "Somebody has changed the account" in again.text


def test_account_is_closed_and_opened_and_gets_another_password(site: Site) -> None:
    password = secret_in(made(site.browser(BROKER)))
    browser, path = site.browser(ADMINISTRATOR), f"/users/{account(site, NEW['email']).value.id}"
    entry = {"email": NEW["email"], "password": password}
    assert sent(browser, f"{path}/disable", {}, like=browser.get(path)).status_code == 303
    assert site.browser().post("/sign-in", data=entry).status_code == 422
    assert sent(browser, f"{path}/enable", {}, like=browser.get(path)).status_code == 303
    assert site.browser().post("/sign-in", data=entry).status_code == 303
    other = secret_in(sent(browser, f"{path}/password", {}, like=browser.get(path)))
    assert site.browser().post("/sign-in", data=entry).status_code == 422
    assert site.browser().post("/sign-in", data=entry | {"password": other}).status_code == 303


def test_last_administrator_stays(site: Site) -> None:
    browser, path = site.browser(ADMINISTRATOR), f"/users/{site.world.users[ADMINISTRATOR]}"
    answer = sent(browser, f"{path}/disable", {}, like=browser.get(path))
    assert answer.status_code == 409
    assert "Nobody would be an administrator any more" in answer.text


def test_broker_sees_members_of_own_partners_alone(site: Site) -> None:
    page = shown(site.browser(BROKER).get("/users"))
    assert "member.of.the.partner@example.org" in page
    assert "member.of.another.partner@example.org" not in page
    assert "administrator@example.org" not in page
    assert "broker.of.another" in shown(site.browser(ADMINISTRATOR).get("/users?q=another"))


def test_centre_is_added_and_renamed(site: Site) -> None:
    browser = site.browser(ADMINISTRATOR)
    fields = {"name": "Frivilligcenter Skive", "id": "skive"}
    assert sent(browser, "/centres", fields, like=browser.get("/centres")).status_code == 303
    assert sent(browser, "/centres", fields, like=browser.get("/centres")).status_code == 409
    path = "/centres/skive/edit"
    assert sent(browser, path, {"name": "Skive Frivilligcenter"}, like=browser.get(path)).status_code == 303
    assert "Skive Frivilligcenter" in shown(browser.get("/centres"))
    assert sent(browser, path, {"name": " "}, like=browser.get(path)).status_code == 422


def test_token_is_shown_once_lets_a_program_in_and_is_revoked(site: Site) -> None:
    browser = site.browser(MEMBER)
    fields = {"name": "medlemssystem", "scopes": "read", "expires": ""}
    page = sent(browser, "/account/tokens", fields, like=browser.get("/account"))
    token = secret_in(page)
    program = site.browser(accept="application/json", authorization=f"Bearer {token}")
    assert program.get("/v1/tokens").status_code == 200
    account_page = browser.get("/account")
    assert token not in shown(account_page)
    id = next(
        one for one in re.findall(r"/account/tokens/([^/]+)/revoke", account_page.text) if one != "token-1"
    )
    assert sent(browser, f"/account/tokens/{id}/revoke", {}, like=account_page).status_code == 303
    assert program.get("/v1/tokens").status_code == 401


def test_signing_out_elsewhere_ends_other_sessions_and_not_this_one(site: Site) -> None:
    here, elsewhere = site.browser(MEMBER), site.browser(MEMBER)
    assert sent(here, "/account/sign-out-elsewhere", {}, like=here.get("/account")).status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
