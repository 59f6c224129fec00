"""Introductions: from a draft to contact details, as the broker and as each side sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import PASSWORD, add_account
from tests.api.small_market import BASE_URL, SECRETS
from tests.web.site import BROWSER, INTRODUCTION, Answer, Site, email_of, sent, shown, warm_site

BROKER, MEMBER, COMPANY = "broker of its centre", "member of the partner", "member of the company"
ONE = "/introductions/intro-1"
SECRET = SECRETS[0]


@pytest.fixture
def warm(url: str) -> Iterator[Site]:
    """The pages over a world of this test's own; the company has a member too."""
    with warm_site(url) as found:
        yield found


@pytest.fixture
def company(warm: Site) -> TestClient:
    """A browser of a member of the company."""
    add_account(warm.world.url, email_of(COMPANY), Grant("member", partner="com-1"))
    opened = TestClient(warm.app, BASE_URL, headers=BROWSER, follow_redirects=False)
    assert opened.post("/sign-in", data={"email": email_of(COMPANY), "password": PASSWORD}).status_code == 303
    return opened


def drafted(site: Site) -> str:
    """Another introduction of the two, which nobody has seen."""
    with unit_of_work(site.world.url) as work:
        work.introductions.add(replace(INTRODUCTION, id="draft-1", state="draft", put=None, deadline=None))
        work.commit()
    return "/introductions/draft-1"


def says(browser: TestClient, path: str, side: str, said: str, **more: str) -> Answer:
    page = browser.get(path)
    fields = {"side": side, "answer": said, "version": "", **more}
    return sent(browser, f"{path}/answer", fields, page)


def contact_reads(site: Site) -> list[tuple[str, str | None]]:
    with unit_of_work(site.world.url, writing=False) as work:
        found = work.audit.entries(50)
    return [(one.about, one.detail) for one in found if one.action == "read_contact"]


def test_list_says_what_waits_for_whom(warm: Site) -> None:
    drafted(warm)
    page = shown(warm.browser(BROKER).get("/introductions"))
    assert page.index("Wait for answers") < page.index("Drafts")
    assert "Waits for answers from Lektiecaféen and Talknuserne A/S." in page
    assert "Waits for you to put it to both sides." in page
    own = shown(warm.browser(MEMBER).get("/introductions"))
    assert "Waits for your answer." in own
    assert "draft-1" not in own
    assert "No introductions here" in shown(warm.browser("broker of another centre").get("/introductions"))
    assert "No introductions here" in shown(warm.browser(BROKER).get("/introductions?state=expired"))


def test_broker_changes_a_draft_and_puts_it_to_both(warm: Site) -> None:
    path, browser = drafted(warm), warm.browser(BROKER)
    form = browser.get(f"{path}/edit")
    answer = sent(browser, f"{path}/edit", {"note": "Nye ord", "amount": "1", "unit": "people"}, form)
    assert answer.status_code == 303
    page = browser.get(path)
    assert "Nye ord" in shown(page)
    assert "1 people" in page.text
    refused = sent(browser, f"{path}/put", {"working_days": "snart"}, page)
    assert "is no number of days" in shown(refused, 422)
    assert sent(browser, f"{path}/put", {"working_days": "5"}, page).status_code == 303
    assert "Deadline" in shown(browser.get(path))
    again = sent(browser, f"{path}/put", {"working_days": "5"}, page)
    assert "Somebody has changed the introduction in the meantime" in shown(again, 409)
    assert shown(browser.get(f"{path}/edit"), 409)


def test_two_brokers_who_change_one_draft_lose_nothing(warm: Site) -> None:
    path, browser = drafted(warm), warm.browser(BROKER)
    form = browser.get(f"{path}/edit")
    sent(browser, f"{path}/edit", {"note": "Den enes", "private_note": "Kun os"}, browser.get(f"{path}/edit"))
    conflict = sent(browser, f"{path}/edit", {"note": "Den andens"}, form)
    page = shown(conflict, 409)
    assert "Den enes" in page
    assert "Den andens" in page
    chosen = {"note": "Den andens", "choice.note": "yours", "choice.private_note": "theirs"}
    assert sent(browser, f"{path}/edit", chosen, conflict).status_code == 303
    final = shown(browser.get(path))
    assert "Den andens" in final
    assert "Kun os" in final


def test_both_say_yes_and_only_then_see_whom_to_speak_to(warm: Site, company: TestClient) -> None:
    ngo = warm.browser(MEMBER)
    assert "when both sides have said yes" in shown(ngo.get(f"{ONE}/contacts"), 409)
    assert says(ngo, ONE, "seeker", "yes").status_code == 303
    assert SECRET not in shown(company.get(ONE))
    assert "Has answered; you see what when both have" in company.get(ONE).text
    assert shown(company.get(f"{ONE}/contacts"), 409)
    assert says(company, ONE, "giver", "yes").status_code == 303
    page = shown(ngo.get(ONE))
    assert "Both have said yes." in page
    assert SECRET not in page
    assert SECRET in shown(ngo.get(f"{ONE}/contacts"))
    assert contact_reads(warm) == [("com-1", "intro-1")]
    assert "Begin a partnership" not in page
    assert shown(warm.browser("member of another partner").get(f"{ONE}/contacts"), 404)


def test_no_needs_a_reason_that_the_other_side_never_reads(warm: Site, company: TestClient) -> None:
    refused = says(company, ONE, "giver", "no", text_giver="Vi har travlt")
    assert "A no needs a reason" in shown(refused, 422)
    assert "Vi har travlt" in refused.text
    kept = says(company, ONE, "giver", "no", reason_giver="no_capacity", text_giver="Vi har travlt")
    assert kept.status_code == 303
    ngo = shown(warm.browser(MEMBER).get(ONE))
    assert "Talknuserne A/S has said no." in ngo
    assert "Vi har travlt" not in ngo
    assert "no capacity" not in ngo
    broker = shown(warm.browser(BROKER).get(ONE))
    assert "Vi har travlt" in broker
    assert "no capacity right now" in broker


def test_broker_writes_down_an_answer_and_it_is_marked(warm: Site) -> None:
    browser = warm.browser(BROKER)
    assert "marked as given on its behalf" in shown(browser.get(ONE))
    says(browser, ONE, "seeker", "yes")
    page = shown(browser.get(ONE))
    assert "written down by the volunteer centre" in page
    assert "Lektiecaféen said yes; the volunteer centre wrote it down" in page


def test_yes_can_be_changed_as_long_as_the_other_has_not_answered(warm: Site) -> None:
    ngo = warm.browser(MEMBER)
    says(ngo, ONE, "seeker", "yes")
    page = ngo.get(ONE)
    assert "It can be changed until the other has answered" in shown(page)
    changed = {"side": "seeker", "answer": "no", "reason_seeker": "other", "text_seeker": ""}
    assert sent(ngo, f"{ONE}/answer", changed, page).status_code == 303
    assert "has said no" in shown(ngo.get(ONE))


def test_withdrawn_with_a_reason_for_the_centre_alone(warm: Site) -> None:
    browser = warm.browser(BROKER)
    page = browser.get(ONE)
    assert sent(browser, f"{ONE}/withdraw", {"because": "De fandt en anden."}, page).status_code == 303
    assert "De fandt en anden." in shown(browser.get(ONE))
    member = shown(warm.browser(MEMBER).get(ONE))
    assert "De fandt en anden." not in member
    assert "The volunteer centre has withdrawn it." in member


def test_partnership_begins_with_what_both_accepted(warm: Site, company: TestClient) -> None:
    browser = warm.browser(BROKER)
    early = sent(browser, f"{ONE}/begin", {}, browser.get(ONE))
    assert "wait for their answers" in shown(early, 409)
    says(warm.browser(MEMBER), ONE, "seeker", "yes")
    says(company, ONE, "giver", "yes")
    begun = sent(browser, f"{ONE}/begin", {}, browser.get(ONE))
    assert (begun.status_code, begun.headers["location"]) == (303, "/partnerships/intro-1")
    assert 'href="/partnerships/intro-1"' in shown(browser.get(ONE))


def test_side_sees_why_only_as_far_as_it_may_see_the_other(shared_site: Site) -> None:
    member, broker = (shown(shared_site.browser(who).get(ONE)) for who in (MEMBER, BROKER))
    assert "Why the two?" in broker
    assert "Why the two?" not in member  # the company's profile is for its centre alone
    assert "Note for your centre alone" in broker
    assert "De kender hinanden." not in member
    assert "Vores bogholdere" not in member
    assert "I kunne gøre noget godt sammen." in member
