"""The audit log on pages, and personal data: looked up, handed over, erased."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

from storage.audit_log import AuditLog
from storage.unit_of_work import unit_of_work
from tests.web.site import Site, fields_of, sent, shown

ADMINISTRATOR, BROKER = "administrator", "broker of its centre"


def noted(site: Site, n: int) -> None:
    """So many entries, a minute apart, of somebody who reads contact details."""
    with unit_of_work(site.world.url) as work:
        for minute in range(n):
            moment = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)
            AuditLog(work._connection, lambda moment=moment: moment).note(  # type: ignore[misc]
                site.world.users[BROKER], "read_contact", "partner", f"p-{minute}"
            )
        work.commit()


def test_entries_are_shown_with_names_and_can_be_asked_for(site: Site) -> None:
    site.browser(BROKER).get("/partners/ngo-1/edit")
    browser = site.browser(ADMINISTRATOR)
    page = shown(browser.get("/audit"))
    assert "looked at contact details" in page
    assert site.partner("ngo-1").name in page
    user = site.world.users[BROKER]
    theirs = shown(browser.get(f"/audit?user={user}&action=sign_in"))
    assert "<td>signed in</td>" in theirs
    assert "<td>looked at contact details</td>" not in theirs
    assert "No entries" in shown(browser.get("/audit?action=erase_person"))
    assert "No entries" in shown(browser.get("/audit?about=nobody"))


def test_pages_go_back_in_time_and_miss_nothing(site: Site) -> None:
    noted(site, 120)
    browser, path = site.browser(ADMINISTRATOR), "/audit?action=read_contact&first=2026-03-01&last=2026-03-01"
    seen: list[str] = []
    while path:
        page = shown(browser.get(path))
        seen += [part.split("<")[0] for part in page.split("partner: ")[1:]]
        rest = page.partition('rel="next" href="')[2]
        path = rest.partition('"')[0].replace("&amp;", "&")
    assert seen == [f"p-{minute}" for minute in reversed(range(120))]


def test_file_has_what_the_page_has(site: Site) -> None:
    noted(site, 60)
    answer = site.browser(ADMINISTRATOR).get("/audit/entries.csv?action=read_contact&last=2026-03-31")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 60
    assert rows[0]["about"] == "p-59"
    assert rows[0]["user_name"] == "broker.of.its.centre"


def test_person_is_looked_up_handed_over_and_erased_when_it_is_meant(site: Site) -> None:
    browser, email = site.browser(ADMINISTRATOR), "bo@udenfor.example"
    page = sent(browser, "/privacy/person", {"email": email}, like=browser.get("/privacy"))
    assert "What is stored about the person" in shown(page)
    file = sent(browser, "/privacy/export", {}, like=page)
    assert file.json()["email"] == email
    assert file.json()["found"]
    assert sent(browser, "/privacy/erase", {}, like=page).status_code == 422
    done = sent(browser, "/privacy/erase", {"sure": "yes"}, like=page)
    assert "The person is erased" in shown(done)
    again = sent(browser, "/privacy/person", {"email": email}, like=browser.get("/privacy"))
    assert "Nothing is stored under this address" in shown(again)
    with unit_of_work(site.world.url, writing=False) as work:
        (entry,) = [one for one in work.audit.entries(20) if one.action == "erase_person"]
        assert entry.user == site.world.users[ADMINISTRATOR]


def test_what_is_no_address_is_refused(site: Site) -> None:
    browser = site.browser(ADMINISTRATOR)
    token = fields_of(browser.get("/privacy"))
    for path in ("person", "export", "erase"):
        answer = browser.post(f"/privacy/{path}", data=token | {"email": "bo", "sure": "yes"})
        assert answer.status_code == 422
        assert "is not an e-mail address" in answer.text
