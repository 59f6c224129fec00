"""A broker decides about registrations: approves, asks, declines, corrects, and is told who was faster."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from matching.rights.actor import Grant
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.api.accounts import add_account
from tests.web.registering import EMAIL, SECRET_WORDS, Applicant, applicant, registrations
from tests.web.site import Site, fields_of, sent, shown

BROKER, ELSEWHERE, MEMBER = "broker of its centre", "broker of another centre", "member of the partner"


@pytest.fixture
def who(site: Site) -> Applicant:
    """Somebody who has sent a registration to the centre of Herning."""
    site.app.state.market.load()
    found = applicant(site)
    found.fill_in_all()
    return found


def path_of(who: Applicant) -> str:
    return f"/registrations/{who.stored.value.id}"


def decide(browser: TestClient, who: Applicant, what: str, **fields: Any) -> Any:
    """Open the page, and press a button of it."""
    path = path_of(who)
    return sent(browser, f"{path}/{what}", fields, like=browser.get(path))


def test_queue_shows_who_waits_longest_first_and_only_to_its_brokers(who: Applicant, site: Site) -> None:
    second = applicant(site)
    second.fill_in_all(name="Den anden")
    with unit_of_work(site.world.url) as work:
        stored = work.registrations.get(who.stored.value.id)
        assert stored.value.profile.name == "Den anden"
        past = tuple(replace(one, at=one.at - timedelta(days=3)) for one in stored.value.history)
        work.registrations.change(replace(stored.value, history=past), stored.version)
        work.commit()
    for name in (BROKER, "administrator"):
        page = shown(site.browser(name).get("/registrations"))
        assert "Has waited for 3 days" in page
        assert page.index("Den anden") < page.index("Ny Start")
        assert "Sent today" in page
        assert "3 registrations" in page
    assert "Nothing waits for you" in shown(site.browser(ELSEWHERE).get("/registrations"))
    assert site.browser(MEMBER).get("/registrations").status_code == 403
    assert site.browser().get("/registrations").status_code == 303


def test_what_is_not_theirs_is_not_there(who: Applicant, site: Site) -> None:
    path = path_of(who)
    for name, status in {ELSEWHERE: 404, MEMBER: 403}.items():
        browser = site.browser(name)
        assert browser.get(path).status_code == status
        assert browser.get(f"{path}/correct").status_code == status
        for what in ("approve", "ask", "decline", "reopen", "correct"):
            answer = browser.post(f"{path}/{what}", data=fields_of(browser.get("/")) | {"version": "2"})
            assert answer.status_code == status
    assert who.stored.value.state == "sent"


def test_draft_is_seen_by_nobody_but_the_applicant(site: Site) -> None:
    site.app.state.market.load()
    who = applicant(site)
    who.begin()
    assert site.browser("administrator").get(path_of(who)).status_code == 404
    assert "Ny Start" not in shown(site.browser("administrator").get("/registrations"))


def test_approval_makes_partner_needs_offers_and_an_account_that_signs_in(who: Applicant, site: Site) -> None:
    answer = decide(site.browser(BROKER), who, "approve", centre="herning", visibility="centres")
    partner = answer.headers["location"].rpartition("/")[2]
    assert answer.headers["location"] == f"/partners/{partner}"
    made = site.partner(partner)
    assert (made.name, made.centres, made.visibility) == ("Ny Start", ("herning",), "centres")
    assert (made.contact.email, made.identifiers[0].code) == (EMAIL, "12345678")
    with unit_of_work(site.world.url, writing=False) as work:
        register = work.register_of([partner])
        assert {one.visibility for one in register.statements_of[partner]} == {"centres"}
        assert sorted(need.resource_kind for need in register.needs.values()) == ["mentoring", "premises"]
        assert [offer.text for offer in register.offers.values()] == ["Viden om unge på kanten."]
        actions = {entry.action for entry in work.audit.entries(20)}
    assert {"add", "add_user", "approved", "read_contact"} <= actions

    browser = site.browser()
    answer = browser.post("/sign-in", data={"email": EMAIL, "password": SECRET_WORDS})
    assert answer.status_code == 303
    assert "Your organisation" in shown(browser.get("/"))
    assert browser.get(f"/partners/{partner}/edit").status_code == 200


def test_of_an_approved_registration_nothing_is_kept_but_that(who: Applicant, site: Site) -> None:
    decide(site.browser(BROKER), who, "approve", centre="herning", visibility="centre")
    kept = repr(who.stored)
    assert [text for text in (EMAIL, "Bodil", "$argon2", "lokale", "unge") if text in kept] == []
    assert "Your organisation is approved" in who.page()
    assert EMAIL not in who.page()
    page = shown(site.browser(BROKER).get(path_of(who)))
    assert "has become a partner" in page
    assert "ask the volunteer centre to delete" in shown(who.browser.post(f"{who.path}/delete"), 409)


def test_account_that_is_there_becomes_a_member_and_keeps_its_password(site: Site) -> None:
    site.app.state.market.load()
    add_account(site.world.url, EMAIL, Grant("member", partner="com-2"))
    who = applicant(site)
    who.fill_in_all()
    browser = site.browser(BROKER)
    assert "has an account already" in shown(browser.get(path_of(who)))
    answer = decide(browser, who, "approve", centre="herning", visibility="centre")
    assert answer.status_code == 303
    with unit_of_work(site.world.url, writing=False) as work:
        (user,) = work.users.find(email=EMAIL)
    assert len(user.value.actor.partners) == 2
    assert site.app.state.keeper.passwords.matches(user.value.password_hash, "korrekt hest batteri")


def test_question_is_read_at_the_link_and_answered_by_sending_again(who: Applicant, site: Site) -> None:
    browser = site.browser(BROKER)
    assert "Nothing is asked" in shown(decide(browser, who, "ask", question=" "), 422)
    assert decide(browser, who, "ask", question="Hvilken kommune?").status_code == 303
    assert decide(browser, who, "reopen").headers["location"] == path_of(who)
    assert "Hvilken kommune?" not in who.page()
    assert decide(browser, who, "ask", question="Hvilken kommune?").status_code == 303
    page = who.page()
    assert "Hvilken kommune?" in page
    assert "Frivilligcenter herning has a question" in page
    assert who.fill_in(1, places="Ikast-Brande").status_code == 303
    assert who.fill_in(5).status_code == 303
    assert who.stored.value.state == "sent"
    assert "Ikast-Brande" in shown(browser.get(path_of(who)))


def test_declined_one_says_why_and_can_be_taken_up_again(who: Applicant, site: Site) -> None:
    browser = site.browser(BROKER)
    assert "No reason is given" in shown(decide(browser, who, "decline"), 422)
    assert decide(browser, who, "decline", reason="I har en søsterforening her.").status_code == 303
    assert "I har en søsterforening her." in who.page()
    assert "Ny Start" in shown(browser.get("/registrations?state=declined"))
    assert decide(browser, who, "reopen").headers["location"] == path_of(who)
    assert who.stored.value.state == "sent"
    assert "søsterforening" not in who.page()


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("approve", {"centre": "herning", "visibility": "centre"}),
        ("ask", {"question": "Hvem?"}),
        ("decline", {"reason": "Nej."}),
        ("correct", {}),
    ],
)
def test_second_broker_is_told_that_somebody_was_faster(
    who: Applicant, site: Site, what: str, fields: dict[str, str]
) -> None:
    first, second = site.browser(BROKER), site.browser("administrator")
    path = path_of(who)
    opened = second.get(f"{path}/correct" if what == "correct" else path)
    if what == "correct":
        fields = {"name": "Nyt", "kind": "ngo", "places": "Herning", "visibility": "centre"}
    assert decide(first, who, "decline", reason="Dobbelt.").status_code == 303
    page = shown(sent(second, f"{path}/{what}", fields, like=opened), 409)
    assert "Somebody else has dealt with this registration in the meantime: it was declined" in page
    assert who.stored.value.state == "declined"
    assert len(who.stored.value.history) == 2


def test_broker_corrects_small_things_first(who: Applicant, site: Site) -> None:
    browser, path = site.browser(BROKER), f"{path_of(who)}/correct"
    form = browser.get(path)
    before = who.stored.value
    filled = {
        "name": "Ny Start Herning",
        "kind": "social_enterprise",
        "cvr": "",
        "places": "Herning",
        "mission": before.profile.mission,
        "gives_kind_1": "",
        "needs_kind_1": "premises",
        "needs_text_1": "Et lokale.",
        "contact_name": "Bodil Berg",
        "contact_email": EMAIL,
        "visibility": "centre",
    }
    assert "Atlantis" in shown(sent(browser, path, filled | {"places": "Atlantis"}, like=form), 422)
    assert sent(browser, path, filled, like=form).headers["location"] == path_of(who)
    after = who.stored.value
    assert (after.profile.name, after.profile.identifiers, after.offers) == ("Ny Start Herning", (), ())
    assert (after.needs[0].text, after.needs[0].id) == ("Et lokale.", before.needs[0].id)
    assert (after.password_hash, after.consented) == (before.password_hash, before.consented)


def test_two_who_correct_at_once_choose_between_the_two(who: Applicant, site: Site) -> None:
    path = f"{path_of(who)}/correct"
    first, second = site.browser(BROKER), site.browser("administrator")
    own, other = first.get(path), second.get(path)
    same = {
        "name": "Ny Start",
        "kind": "ngo",
        "cvr": "12345678",
        "places": "Herning",
        "mission": "Vi hjælper unge i gang.",
        "purposes": "education",
        "gives_kind_1": "knowledge",
        "gives_text_1": "Viden om unge på kanten.",
        "needs_kind_1": "premises",
        "needs_text_1": "Et lokale tirsdag aften.",
        "needs_kind_2": "mentoring",
        "needs_text_2": "To mentorer.",
        "contact_name": "Bodil Berg",
        "contact_email": EMAIL,
        "contact_phone": "22 33 44 55",
        "visibility": "public",
    }
    theirs = same | {"name": "Hendes", "gives_kind_1": "goods", "places": "Viborg"}
    assert sent(second, path, theirs, like=other).status_code == 303
    mine = same | {"name": "Mit", "needs_text_2": "Tre mentorer."}
    answer = sent(first, path, mine, like=own)
    page = shown(answer, 409)
    assert "Two have changed this" in page
    assert "They can give, number 1: what kind" in page
    assert re.findall(r'name="choice\.(\w+)" value="(\w+)" checked', page) == [
        ("name", "yours"),
        ("places", "theirs"),
        ("gives_kind_1", "theirs"),
        ("needs_text_2", "yours"),
    ]
    choice = mine | {f"choice.{name}": "theirs" for name in ("places", "gives_kind_1")}
    assert sent(first, path, choice | {"choice.name": "yours"}, like=answer).status_code == 303
    stored = who.stored.value
    assert (stored.profile.name, stored.profile.places[0].value) == ("Mit", "Viborg")
    assert (stored.offers[0].resource_kind, stored.needs[1].text) == ("goods", "Tre mentorer.")


def test_partners_that_are_alike_are_shown_beside_it(site: Site) -> None:
    site.app.state.market.load()
    by_number, by_name, other = (applicant(site) for _ in range(3))
    by_number.fill_in_all(cvr="00000001")
    by_name.fill_in_all(name="Lektiecafeen", cvr="")
    other.fill_in_all(name="Bryggeriet A/S", cvr="")
    broker = site.browser(BROKER)
    pages = {
        one.value.profile.name: shown(broker.get(f"/registrations/{one.value.id}"))
        for one in registrations(site)
    }
    assert "Talknuserne A/S</a> (Herning): has the same number" in pages["Ny Start"]
    assert "Lektiecaféen</a> (Herning): has a very similar name" in pages["Lektiecafeen"]
    assert "Bryggeriet</a>" in pages["Bryggeriet A/S"]
    assert shown(broker.get("/registrations")).count("One partner looks the same") == 2


def test_one_without_a_centre_is_for_brokers_of_all_centres(site: Site) -> None:
    site.app.state.market.load()
    who = applicant(site)
    who.fill_in_all(centre="")
    for name in (BROKER, ELSEWHERE):
        assert "has chosen no centre" in shown(site.browser(name).get("/registrations"))
    browser = site.browser(ELSEWHERE)
    wrong = decide(browser, who, "approve", centre="herning", visibility="centre")
    assert wrong.status_code == 403
    answer = decide(browser, who, "approve", visibility="centre")
    assert answer.status_code == 303
    assert site.partner(answer.headers["location"].rpartition("/")[2]).centres == ("ry",)


def test_reading_contact_details_is_noted(who: Applicant, site: Site) -> None:
    def read(work: UnitOfWork) -> int:
        return sum(entry.action == "read_contact" for entry in work.audit.entries(50))

    browser = site.browser(BROKER)
    assert EMAIL in shown(browser.get(path_of(who)))
    assert EMAIL in shown(browser.get(f"{path_of(who)}/correct"))
    with unit_of_work(site.world.url, writing=False) as work:
        assert read(work) == 2
