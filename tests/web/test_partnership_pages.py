"""The board, the page of a partnership, its steps, and what is given."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.partnerships.partnership import Partnership
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import PASSWORD, add_account
from tests.api.small_market import SECRETS
from tests.web.partnership_world import EVALUATION, PATH
from tests.web.site import Site, sent, shown

MEMBER, BROKER = "member of the partner", "broker of its centre"
MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TODAY = date.today().isoformat()


def stored(site: Site) -> Partnership:
    with unit_of_work(site.world.url, writing=False) as work:
        return work.partnerships.get("partnership-1").value


def actions(site: Site) -> list[str]:
    """What was noted in the audit log."""
    with unit_of_work(site.world.url, writing=False) as work:
        return [entry.action for entry in work.audit.entries(50)]


def posted(browser: Any, path: str, form: str, **fields: Any) -> Any:
    """The answer to the form of the page ``form``, sent to ``path``."""
    return sent(browser, path, fields, like=browser.get(form))


def company(site: Site) -> Any:
    """A browser of a member of the other partner."""
    add_account(site.world.url, "company@example.org", Grant("member", partner="com-1"))
    browser = site.browser()
    answer = browser.post("/sign-in", data={"email": "company@example.org", "password": PASSWORD})
    assert answer.status_code == 303
    return browser


class TestBoard:
    """The partnerships by phase."""

    def test_shows_what_is_due_to_those_who_can_do_it(self, shared_site: Site) -> None:
        page = shown(shared_site.browser(BROKER).get("/partnerships"))
        running = page[page.index("Running") : page.index("Evaluated")]
        assert f'<a href="{PATH}">Lektiecaféen\u00a0· Talknuserne A/S</a>' in running
        assert "Get confirmed what was given" in running
        assert "Those I began" in page
        assert "/partnerships/new" in page
        page = shown(shared_site.browser(MEMBER).get("/partnerships"))
        assert "Get confirmed what was given" in page
        assert "Those I began" not in page
        assert "/partnerships/new" not in page

    def test_is_empty_for_those_who_have_none(self, shared_site: Site) -> None:
        page = shown(shared_site.browser("member of another partner").get("/partnerships"))
        assert "No partnerships yet" in page
        assert "Lektiecaféen" not in page

    @pytest.mark.parametrize(
        ("query", "there"),
        [("show=own", False), ("show=due", True), ("phase=running", True), ("phase=ended", False)],
    )
    def test_is_narrowed(self, shared_site: Site, query: str, there: bool) -> None:
        page = shown(shared_site.browser(BROKER).get(f"/partnerships?{query}"))
        assert (f'href="{PATH}"' in page) is there

    def test_of_another_centre_holds_nothing(self, shared_site: Site) -> None:
        page = shown(shared_site.browser("administrator").get("/partnerships?centre=ry"))
        assert "None of them" in page


def test_page_says_all_and_names_no_contact_person(shared_site: Site) -> None:
    for who in (MEMBER, BROKER):
        page = shown(shared_site.browser(who).get(PATH))
        for part in (
            "2 people",
            "waits to be confirmed",
            "Bogholder to timer om ugen",
            "The dialogue began.",
        ):
            assert part in page
        assert [secret for secret in SECRETS if secret in page] == []
        assert (f"{PATH}/phase/ended" in page) is (who == BROKER)


def test_contact_persons_are_read_and_changed_by_their_own_side(site: Site) -> None:
    browser = site.browser(MEMBER)
    page = shown(browser.get(f"{PATH}/contacts"))
    assert page.count(SECRETS[1]) == 2
    assert 'name="name:com-1"' not in page
    assert "read_contact" in actions(site)
    fields = {"name:ngo-1": ["Åse", "Bo"], "email:ngo-1": ["", "bo@example.org"], "phone:ngo-1": ["", ""]}
    answer = posted(browser, f"{PATH}/contacts", f"{PATH}/contacts", **{**fields, "name:com-1": "Tyv"})
    assert answer.headers["location"] == PATH
    assert [(one.partner, one.name) for one in stored(site).contacts] == [
        ("ngo-1", "Åse"),
        ("ngo-1", "Bo"),
        ("com-1", SECRETS[0]),
    ]


def test_private_note_is_read_by_brokers_alone_and_markup_is_text(site: Site) -> None:
    broker, member = site.browser(BROKER), site.browser(MEMBER)
    for browser, text in ((broker, "Hemmeligt"), (member, MARKUP)):
        answer = posted(browser, f"{PATH}/notes", f"{PATH}/notes", text=text, shared="")
        assert answer.headers["location"] == PATH
    page = shown(broker.get(PATH))
    assert "Hemmeligt" in page
    assert "for the brokers alone" in page
    assert "broker.of.its.centre" in page
    page = shown(member.get(PATH))
    assert "Hemmeligt" not in page
    assert page.count("A note was written.") == 1
    assert "&lt;script&gt;alert(1)" in page
    assert "<img" not in page
    refused = posted(member, f"{PATH}/notes", f"{PATH}/notes", text=" ")
    assert "The note is empty" in shown(refused, 422)


class TestSteps:
    """Moving on, ending, levels, reviews."""

    def test_end_needs_a_reason_and_is_final(self, site: Site) -> None:
        browser, path = site.browser(BROKER), f"{PATH}/phase/ended"
        refused = shown(posted(browser, path, path, on="i går"), 422)
        assert "2 things have to be corrected" in refused
        assert posted(browser, path, path, reason="Ingen tid.", on="2026-03-05").status_code == 303
        page = shown(browser.get(PATH))
        assert "Ingen tid." in page
        assert "The partnership is over." in page
        assert "/phase/" not in page
        assert stored(site).phases[-1].on == date(2026, 3, 5)
        assert "cannot be changed" in shown(browser.get(path), 409)

    def test_step_that_cannot_follow_is_refused_in_words(self, site: Site) -> None:
        browser = site.browser(BROKER)
        answer = posted(browser, f"{PATH}/phase/agreement", PATH)
        assert "cannot follow on it" in shown(answer, 409)
        assert stored(site).phase == "running"
        assert browser.get(f"{PATH}/phase/nothing").status_code == 422

    def test_level_changes_for_a_reason(self, site: Site) -> None:
        browser, path = site.browser(BROKER), f"{PATH}/level"
        assert "reason" in shown(posted(browser, path, path, level="continuous"), 422)
        assert posted(browser, path, path, level="continuous", reason="Det går godt.").status_code == 303
        page = shown(browser.get(PATH))
        assert "From “ad hoc” to “continuous”." in page
        assert "Det går godt." in page

    def test_reviews_are_planned_and_two_do_not_overwrite_each_other(self, site: Site) -> None:
        browser, path = site.browser(BROKER), f"{PATH}/reviews"
        first = browser.get(path)
        assert sent(browser, path, {"dates": "31-12-2026\n\n2027-06-01"}, like=first).status_code == 303
        assert stored(site).review_dates == (date(2026, 12, 31), date(2027, 6, 1))
        assert "Somebody else has changed" in sent(browser, path, {"dates": ""}, like=first).text
        assert len(stored(site).review_dates) == 2


class TestContributions:
    """Reported by one, answered by another."""

    def test_are_reported_confirmed_and_counted(self, site: Site) -> None:
        giver, other, path = company(site), site.browser(MEMBER), f"{PATH}/contributions"
        fields = {"day": TODAY, "hours": "7.5", "people": "3", "amount_dkk": "1,500", "text": "Regnskab"}
        assert posted(giver, path, path, **fields).headers["location"] == PATH
        given = stored(site).contributions[-1]
        assert (given.partner, given.hours, given.amount_dkk) == ("com-1", Decimal("7.5"), Decimal(1500))
        confirm = f'action="{path}/{given.id}/confirm"'
        assert confirm not in giver.get(PATH).text
        assert confirm in other.get(PATH).text
        assert posted(other, f"{path}/{given.id}/confirm", PATH).headers["location"] == PATH
        assert stored(site).contributions[-1].confirmed
        assert "7.5 hours by 3 people and 1,500 DKK" in shown(giver.get(PATH))

    def test_is_disputed_with_a_reason_and_corrected(self, site: Site) -> None:
        other, path = site.browser(MEMBER), f"{PATH}/contributions"
        dispute = f"{path}/given-1/dispute"
        assert "is empty; write a short text" in shown(posted(other, dispute, dispute, reason=" "), 422)
        assert posted(other, dispute, dispute, reason="Der kom én.").status_code == 303
        assert "Der kom én." in shown(site.browser(BROKER).get(PATH))
        giver = company(site)
        form = giver.get(f"{path}?correct=given-1")
        assert 'value="2026-03-02"' in form.text
        assert sent(giver, path, {"day": "2026-03-02", "people": "1"}, like=form).status_code == 303
        assert [(one.people, one.disputed) for one in stored(site).contributions] == [(1, False)]

    @pytest.mark.parametrize(
        ("fields", "part"),
        [
            ({"day": "", "hours": "2"}, "write the day"),
            ({"day": "32-01-2026", "hours": "2"}, "is no day"),
            ({"day": TODAY, "hours": "mange"}, "is not a number"),
            ({"day": TODAY, "people": "1.5"}, "is no whole number"),
            ({"day": TODAY}, "says nothing"),
            ({"day": "2999-01-01", "hours": "1"}, "yet to come"),
        ],
    )
    def test_what_cannot_be_is_said(self, shared_site: Site, fields: dict[str, str], part: str) -> None:
        browser, path = shared_site.browser(MEMBER), f"{PATH}/contributions"
        answer = posted(browser, path, path, **fields)
        assert answer.status_code in {409, 422}
        assert part in answer.text

    def test_broker_says_for_whom(self, site: Site) -> None:
        browser, path = site.browser(BROKER), f"{PATH}/contributions"
        answer = posted(browser, path, path, day=TODAY, hours="2")
        assert "It is not said which partner" in shown(answer, 422)
        assert posted(browser, path, path, day=TODAY, hours="2", partner="ngo-1").status_code == 303

    def test_unknown_one_is_not_there(self, shared_site: Site) -> None:
        browser = shared_site.browser(MEMBER)
        assert browser.get(f"{PATH}/contributions/x/dispute").status_code == 404
        assert browser.get(f"{PATH}/contributions?correct=x").status_code == 404


def test_each_partner_rates_and_only_brokers_read_both(site: Site) -> None:
    member, giver, broker = site.browser(MEMBER), company(site), site.browser(BROKER)
    rate = f"{EVALUATION}/ratings"
    assert "No answer is chosen" in shown(posted(member, rate, EVALUATION, grade=""), 422)
    assert posted(member, rate, EVALUATION, grade="5", again="yes", text="Tak for alt").status_code == 303
    assert "Tak for alt" in member.get(EVALUATION).text
    assert "Tak for alt" not in giver.get(EVALUATION).text
    assert posted(giver, rate, EVALUATION, grade="3", again="no", text="Nå").status_code == 303
    page = shown(broker.get(EVALUATION))
    assert "Tak for alt" in page
    assert "Nå" in page
    assert re.search(r"Mean of the grades, 1 to 5</dt><dd>4<", page)
    assert "Mean of the grades" not in member.get(EVALUATION).text
    realised = f"{EVALUATION}/realised"
    assert "is not a number" in shown(posted(broker, realised, EVALUATION, realised_0="x"), 422)
    assert posted(broker, realised, EVALUATION, realised_0="12").status_code == 303
    assert 'value="12"' in broker.get(EVALUATION).text


def test_broker_begins_one_without_an_introduction(site: Site) -> None:
    site.app.state.market.load()
    browser = site.browser(BROKER)
    found = shown(browser.get("/partnerships/new?partner=ngo-1&q=talknu"))
    assert "/partnerships/new?partner=ngo-1&amp;partner=com-1" in found
    page = "/partnerships/new?partner=ngo-1&partner=com-1"
    chosen: dict[str, Any] = {"partners": ["ngo-1", "com-1"], "needs": ["need-1"], "level": "continuous"}
    done = posted(browser, "/partnerships/new", page, **chosen, primary="com-1")
    begun = done.headers["location"].rpartition("/")[2]
    with unit_of_work(site.world.url, writing=False) as work:
        made = work.partnerships.get(begun).value
    assert (made.centre, made.partners, made.primary) == ("herning", ("ngo-1", "com-1"), "com-1")
    assert (made.needs, made.level, made.phase) == (("need-1",), "continuous", "dialogue")
    refused = posted(browser, "/partnerships/new", page, **{**chosen, "partners": ["ngo-1"]})
    assert "two or more different partners" in shown(refused, 422)


def test_guide_is_made_of_what_they_have_said(shared_site: Site) -> None:
    page = shown(shared_site.browser(MEMBER).get(f"{PATH}/guide"))
    assert "Guide for the first meeting of Lektiecaféen and Talknuserne A/S" in page
    assert "Bogholder to timer om ugen" in page
