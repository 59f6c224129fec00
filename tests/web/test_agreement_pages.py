"""An agreement: drafted, read, edited by two at once, signed, and fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

from docx import Document

from matching.partnerships.agreement import Agreement
from storage.unit_of_work import unit_of_work
from tests.api.small_market import SECRETS
from tests.web.partnership_world import AGREEMENT, PATH, running
from tests.web.site import Site, sent, shown

MEMBER, BROKER, EDIT = "member of the partner", "broker of its centre", f"{AGREEMENT}/edit"
SAME: dict[str, Any] = {
    "purpose": "Et regnskab, der stemmer.",
    "goal.0.what": "Regnskabet stemmer hver måned",
    "goal.0.unit": "måneder",
    "share.com-1.role": "bogholder",
}


def stored(site: Site, id: str = "agreement-1") -> Agreement:
    with unit_of_work(site.world.url, writing=False) as work:
        return work.agreements.get(id).value


def posted(browser: Any, path: str, form: str, **fields: Any) -> Any:
    return sent(browser, path, fields, like=browser.get(form))


def test_draft_is_made_in_the_language_that_was_chosen(site: Site) -> None:
    with unit_of_work(site.world.url) as work:
        work.partnerships.add(replace(running("partnership-2"), contributions=(), history=()))
        work.commit()
    browser, page = site.browser(MEMBER), "/partnerships/partnership-2"
    assert "No agreement has been drafted." in shown(browser.get(page))
    done = posted(browser, f"{page}/agreements", page, language="da")
    assert done.headers["location"] == "/agreements/partnership-2-1"
    read = shown(browser.get(done.headers["location"]))
    assert '<article class="card paper" lang="da">' in read
    assert re.search(r"<mark>\[aftales: [^<]+\]</mark>", read)
    again = posted(browser, f"{page}/agreements", page, language="en")
    assert "has an agreement already" in shown(again, 409)


def test_reading_names_the_contact_persons_and_is_noted(site: Site) -> None:
    with unit_of_work(site.world.url) as work:
        found = work.agreements.get("agreement-1")
        work.agreements.change(replace(found.value, contacts=running().contacts), found.version)
        work.commit()
    assert SECRETS[1] in shown(site.browser(MEMBER).get(AGREEMENT))
    with unit_of_work(site.world.url, writing=False) as work:
        noted = [entry for entry in work.audit.entries(20) if entry.action == "read_contact"]
    assert [(entry.sort, entry.about) for entry in noted] == [("agreement", "agreement-1")]


def test_form_that_is_sent_as_it_was_changes_nothing(site: Site) -> None:
    before = stored(site)
    browser = site.browser(MEMBER)
    assert posted(browser, EDIT, EDIT, **SAME).headers["location"] == AGREEMENT
    after = stored(site)
    shares = tuple(one for one in after.shares if one.role or one.contribution)
    assert replace(after, shares=shares) == before


def test_goals_shares_and_days_are_changed_and_taken_off(site: Site) -> None:
    browser = site.browser(BROKER)
    changed = SAME | {
        "goal.0.target": "1,200.5",
        "goal.1.what": "To møder om året",
        "share.ngo-1.contribution": "Kaffe og kage",
        "starts": "2026-04-01",
        "ends": "2026-12-31",
        "person.com-1.name": "Bo Berg",
    }
    assert posted(browser, EDIT, EDIT, **changed).status_code == 303
    made = stored(site)
    assert [(goal.what, goal.target) for goal in made.goals] == [
        ("Regnskabet stemmer hver måned", Decimal("1200.5")),
        ("To møder om året", None),
    ]
    assert {share.partner: share.contribution for share in made.shares}["ngo-1"] == "Kaffe og kage"
    assert [(one.partner, one.name) for one in made.contacts] == [("com-1", "Bo Berg")]
    assert "To møder om året" in shown(browser.get(AGREEMENT))
    form = browser.get(EDIT)
    assert 'value="1200.5"' in form.text
    assert sent(browser, EDIT, {"purpose": "Nyt"}, like=form).status_code == 303
    assert (stored(site).goals, stored(site).starts, stored(site).purpose) == ((), None, "Nyt")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(site: Site) -> None:
    browser, before = site.browser(MEMBER), stored(site)
    asked = {"goal.0.target": "mange", "goal.1.unit": "timer", "starts": "snart", "exit": "Aldrig"}
    page = shown(posted(browser, EDIT, EDIT, **asked), 422)
    assert "3 things have to be corrected" in page
    for field in ("goal.0.target", "goal.1.what", "starts"):
        assert f'<a href="#{field}">' in page
        assert re.search(rf'id="{re.escape(field)}-wrong"', page), field
    assert ">\nAldrig</textarea>" in page
    late = shown(posted(browser, EDIT, EDIT, starts="2026-05-01", ends="2026-04-01"), 422)
    assert "before it begins" in late
    assert stored(site) == before


def test_two_who_edit_choose_what_shall_stand(site: Site) -> None:
    first, second = site.browser(MEMBER), site.browser(BROKER)
    own, other = first.get(EDIT), second.get(EDIT)
    assert sent(second, EDIT, SAME | {"exit": "Hendes"}, like=other).status_code == 303
    answer = sent(first, EDIT, SAME | {"exit": "Mit", "review": "Hvert halve år"}, like=own)
    page = shown(answer, 409)
    assert "Two have changed this" in page
    assert stored(site).exit == "Hendes"
    choice = {"choice.exit": "theirs", "choice.review": "yours"}
    done = sent(first, EDIT, {**SAME, "exit": "Mit", "review": "Hvert halve år", **choice}, like=answer)
    assert done.headers["location"] == AGREEMENT
    assert (stored(site).exit, stored(site).review) == ("Hendes", "Hvert halve år")


def test_both_sign_then_only_a_new_version_can_be_changed(site: Site) -> None:
    member, broker, sign = site.browser(MEMBER), site.browser(BROKER), f"{AGREEMENT}/sign"
    assert "is empty" in shown(posted(member, sign, AGREEMENT, name=" "), 422)
    old = broker.get(AGREEMENT)
    assert posted(member, sign, AGREEMENT, name="Åse Åkjær").headers["location"] == AGREEMENT
    stale = sent(broker, sign, {"name": "Bo", "partner": "com-1"}, like=old)
    assert "Somebody else has changed" in stale.text
    future = posted(broker, sign, AGREEMENT, name="Bo", signed_on="2999-01-01")
    assert "yet to come" in shown(future, 409)
    assert posted(broker, sign, AGREEMENT, name="Bo", signed_on="2026-03-03").status_code == 303
    assert stored(site).fully_signed
    page = shown(member.get(AGREEMENT))
    assert EDIT not in page
    assert "Åse Åkjær" in page
    assert "can no longer be changed" in shown(posted(member, EDIT, AGREEMENT, **SAME), 409)
    follow = posted(member, f"{AGREEMENT}/next-version", AGREEMENT)
    assert follow.headers["location"] == "/agreements/partnership-1-2/edit"
    assert "replaced by a newer version" in shown(member.get(PATH))
    assert stored(site, "partnership-1-2").signatures == ()


def test_papers_hold_what_was_agreed(shared_site: Site) -> None:
    browser = shared_site.browser(MEMBER)
    docx = browser.get(f"{AGREEMENT}.docx")
    assert docx.headers["content-disposition"] == 'attachment; filename="agreement-agreement-1.docx"'
    document = Document(BytesIO(docx.content))
    assert "Et regnskab, der stemmer." in [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Regnskabet stemmer hver måned" in cells
    pdf = browser.get(f"{AGREEMENT}.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    for ending in ("", ".docx", ".pdf", "/edit"):
        assert shared_site.browser("member of another partner").get(AGREEMENT + ending).status_code == 404
