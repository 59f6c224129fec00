"""An organisation registers itself in steps, and finds back to it by its own link."""

from __future__ import annotations

import re
from typing import Any

import pytest

from api.web.pages.registration.labels import TRAP
from storage.unit_of_work import unit_of_work
from tests.web.registering import EMAIL, SECRET_WORDS, STEPS, applicant, registrations
from tests.web.site import Site, shown


def test_each_step_is_stored_and_can_be_gone_back_to(site: Site) -> None:
    who = applicant(site)
    assert re.fullmatch(r"/register/[\w-]{43}/2", who.begin())
    assert who.fill_in(2).headers["location"] == f"{who.path}/3"
    assert who.fill_in(3, go="back").headers["location"] == f"{who.path}/2"
    assert "Vi hjælper unge i gang." in shown(who.browser.get(f"{who.path}/2"))
    page = shown(who.browser.get(f"{who.path}/1"))
    assert 'value="12345678"' in page
    assert '<option value="herning" selected>' in page
    third = shown(who.browser.get(f"{who.path}/3"))
    assert "Et lokale tirsdag aften." in third
    assert '<option value="mentoring" selected>' in third
    stored = who.stored.value
    assert [one.resource_kind for one in (*stored.offers, *stored.needs)] == [
        "knowledge",
        "premises",
        "mentoring",
    ]
    assert (stored.state, stored.centre, stored.steps) == ("draft", "herning", 2)


def test_link_leads_back_from_another_browser_and_the_cookie_from_the_same(site: Site) -> None:
    who = applicant(site)
    who.begin()
    who.fill_in(2)
    assert who.fill_in(3, go="later").headers["location"] == who.path
    other = site.browser()
    page = shown(other.get(who.path))
    assert f'href="{who.path}/4"' in page
    assert f'value="http://localhost{who.path}"' in page
    assert "begun to register Ny Start" in shown(who.browser.get("/register"))
    assert "begun to register" not in shown(other.get("/register"))
    assert who.browser.post("/register/forget").status_code == 303
    assert "begun to register" not in shown(who.browser.get("/register"))


def test_secret_is_stored_nowhere_and_kept_from_other_sites_and_logs(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    who = applicant(site)
    caplog.set_level("DEBUG")
    answer = who.browser.post("/register", data=STEPS[1])
    cookie = answer.headers["set-cookie"].lower()
    assert "registration=" in cookie
    assert "httponly" in cookie
    who.path = answer.headers["location"].rpartition("/")[0]
    secret = who.path.rpartition("/")[2]
    for path in (who.path, f"{who.path}/2", f"{who.path}/5"):
        headers = who.browser.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
    ours = [vars(record) for record in caplog.records if not record.name.startswith("httpx")]
    assert "/register/{secret}/{step}" in repr(ours)
    assert secret not in repr(ours)
    assert secret not in repr(registrations(site))
    assert shown(who.browser.get(f"/register/{secret[:-1]}x"), 404)


def test_password_is_stored_as_a_hash_and_shown_nowhere(site: Site) -> None:
    who = applicant(site)
    who.begin()
    who.fill_in(4)
    assert SECRET_WORDS not in repr(who.stored)
    assert site.app.state.keeper.passwords.matches(who.stored.value.password_hash, SECRET_WORDS)
    page = shown(who.browser.get(f"{who.path}/4"))
    assert SECRET_WORDS not in page
    assert "Leave the field empty to keep it" in page
    kept = who.stored.value.password_hash
    who.fill_in(4, password="")
    assert who.stored.value.password_hash == kept


@pytest.mark.parametrize(
    ("step", "wrong", "field"),
    [
        (1, {"name": " "}, "name"),
        (1, {"kind": ""}, "kind"),
        (1, {"kind": "bande"}, "kind"),
        (1, {"places": "Atlantis"}, "places"),
        (1, {"places": ""}, "places"),
        (1, {"cvr": "1234"}, "cvr"),
        (2, {"mission": ""}, "mission"),
        (2, {"purposes": ["x"]}, "purposes"),
        (3, dict.fromkeys(STEPS[3], ""), "gives_text_1"),
        (3, {"gives_kind_1": ""}, "gives_kind_1"),
        (3, {"needs_kind_2": "x"}, "needs_kind_2"),
        (4, {"contact_name": ""}, "contact_name"),
        (4, {"contact_email": "bodil"}, "contact_email"),
        (4, {"password": ""}, "password"),
        (4, {"password": "kort"}, "password"),
        (4, {"consent": ""}, "consent"),
    ],
)
def test_what_is_missing_or_wrong_stands_beside_its_field(
    site: Site, step: int, wrong: dict[str, Any], field: str
) -> None:
    who = applicant(site)
    if step == 1:
        answer = who.browser.post("/register", data=STEPS[1] | wrong)
        assert registrations(site) == []
    else:
        who.begin()
        answer = who.fill_in(step, **wrong)
    page = shown(answer, 422)
    assert f'<a href="#{field}">' in page
    assert f'id="{field}-wrong"' in page
    assert re.search(rf'id="{field}"[^>]* aria-invalid="true"', page)


def test_nothing_is_demanded_of_who_continues_later(site: Site) -> None:
    who = applicant(site)
    who.begin()
    assert who.fill_in(4, go="later", password="", consent="", contact_email="").status_code == 303
    assert who.stored.value.profile.contact.name == "Bodil Berg"
    assert who.stored.value.steps == 1
    fifth = shown(who.browser.get(f"{who.path}/5"))
    assert "Send the registration" not in fifth
    assert f'href="{who.path}/2"' in fifth
    assert "Something is missing" in shown(who.fill_in(5), 422)
    assert who.stored.value.state == "draft"


def test_program_that_fills_in_everything_is_told_apart(site: Site) -> None:
    who = applicant(site)
    page = shown(who.browser.post("/register", data=STEPS[1] | {TRAP: "12345678"}), 422)
    assert "Leave this field empty" in page
    assert registrations(site) == []


def test_too_many_from_one_address_have_to_wait(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(site.app.state.keeper.rates._rates, False, 300)
    browser = site.browser()
    answers = [browser.post("/register", data=STEPS[1]).status_code for _ in range(21)]
    assert answers == [303] * 20 + [429]
    assert len(registrations(site)) == 20


def test_form_of_another_site_does_nothing(site: Site) -> None:
    browser = site.browser(origin="https://elsewhere.example")
    assert browser.post("/register", data=STEPS[1]).status_code == 403
    assert registrations(site) == []


def test_what_was_sent_cannot_be_changed_by_the_link(site: Site) -> None:
    who = applicant(site)
    who.fill_in_all()
    assert "waits for Frivilligcenter herning" in who.page()
    assert who.browser.get(f"{who.path}/1").headers["location"] == who.path
    assert who.fill_in(1, name="Noget andet").headers["location"] == who.path
    assert who.stored.value.profile.name == "Ny Start"
    assert who.stored.value.state == "sent"


def test_applicant_deletes_it_at_once(site: Site) -> None:
    who = applicant(site)
    who.fill_in_all()
    assert who.browser.post(f"{who.path}/delete").headers["location"] == "/register"
    assert registrations(site) == []
    assert shown(who.browser.get(who.path), 404)
    with unit_of_work(site.world.url, writing=False) as work:
        assert work.audit.entries(1)[0].action == "delete"


def test_markup_is_shown_as_text(site: Site) -> None:
    who, markup = applicant(site), "<script>alert(1)</script>{{ 7 * 7 }}"
    who.begin(name=markup, website=markup)
    who.fill_in(2, mission=markup)
    who.fill_in(3, gives_text_1=markup)
    for path in (who.path, f"{who.path}/1", f"{who.path}/2", f"{who.path}/3", f"{who.path}/5", "/register"):
        page = shown(who.browser.get(path))
        assert "<script>alert" not in page
        assert "{{ 7 * 7 }}" in page


def test_mail_address_of_somebody_with_an_account_is_not_told(site: Site) -> None:
    who = applicant(site)
    who.begin()
    known = who.fill_in(4, contact_email="administrator@example.org")
    unknown = who.fill_in(4, contact_email=EMAIL)
    assert known.status_code == unknown.status_code == 303
