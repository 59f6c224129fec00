"""An event on the pages, from making it to the introductions that follow."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from storage.unit_of_work import unit_of_work
from tests.storage.pdf_words import pages
from tests.web.site import Site, sent, shown, warm_site

FRAME = {
    "name": "Partnerskabsaften",
    "day": "2027-03-10",
    "clock": "17:00",
    "place": "Huset",
    "form": "speed_dating",
    "tables": "3",
    "rounds": "3",
    "minutes": "10",
    "change_minutes": "2",
    "break_after": "2",
    "break_minutes": "10",
}
LINK = re.compile(r'id="link-([ab]\d+)" class="keep-link" value="https?://[^/]+(/questionnaire/[^"]+)"')


@pytest.fixture
def warm(url: str) -> Iterator[Site]:
    with warm_site(url) as found:
        yield found


def made_event(browser: TestClient) -> str:
    answer = sent(browser, "/events/new", FRAME, browser.get("/events/new"))
    assert answer.status_code == 303, answer.text
    path = str(answer.headers["location"])
    for side, names in (("a", "Nordlys; 2\nBageriet"), ("b", "Lektiecaféen\nHåbets Have")):
        fields = {"side": side, "names": names}
        assert sent(browser, f"{path}/guests", fields, browser.get(path)).status_code == 303
    return path


def links_of(browser: TestClient, path: str) -> dict[str, str]:
    found = LINK.findall(shown(sent(browser, f"{path}/links", {}, browser.get(path))))
    return dict(found)


def planned(browser: TestClient, path: str) -> str:
    assert sent(browser, f"{path}/plan", {}, browser.get(f"{path}/plan")).status_code == 303
    return waited(browser, f"{path}/plan")


def waited(browser: TestClient, path: str) -> str:
    for _ in range(300):
        page = browser.get(path)
        if "Refresh" not in page.headers:
            return shown(page)
        time.sleep(0.1)
    raise AssertionError("the plan never came")


def step(browser: TestClient, path: str, name: str) -> None:
    assert sent(browser, f"{path}/steps/{name}", {}, browser.get(path)).status_code == 303


def test_no_event_is_said_so_and_a_wrong_frame_is_shown_again(site: Site) -> None:
    broker = site.browser("broker of its centre")
    assert "No event yet" in shown(site.browser("broker of another centre").get("/events"))
    wrong = FRAME | {"name": "", "tables": "mange", "clock": "aften"}
    page = shown(sent(broker, "/events/new", wrong, broker.get("/events/new")), 422)
    assert "&#39;mange&#39; is no whole number" in page
    assert "&#39;aften&#39; is no time" in page
    assert 'value="Huset"' in page


def test_participant_who_is_added_twice_comes_once(warm: Site) -> None:
    broker = warm.browser("broker of its centre")
    path = made_event(broker)
    again = {"side": "a", "names": "nordlys"}
    sent(broker, f"{path}/guests", again, broker.get(path))
    page = shown(broker.get(path))
    assert "They come already." in page
    assert "Companies (2)" in page
    sent(broker, f"{path}/guests/a1/remove", {}, broker.get(path))
    assert "Companies (1)" in shown(broker.get(path))


def test_evening_from_the_questionnaire_to_introductions(warm: Site) -> None:
    broker, anyone = warm.browser("broker of its centre"), warm.browser()
    path = made_event(broker)
    links = links_of(broker, path)
    assert set(links) == {"a1", "a2", "b1", "b2"}
    form = anyone.get(links["a1"])
    assert "Håbets Have" in shown(form)
    answers = {"meet-b2": "wish", "meet-b1": "no", "leaves": "17:25", "hope": "En god snak."}
    assert sent(anyone, links["a1"], answers, form).status_code == 303
    assert 'value="17:25"' in shown(anyone.get(links["a1"]))
    assert "En god snak." in shown(broker.get(f"{path}/answers"))
    bad = sent(anyone, links["a1"], {"arrives": "sent"}, form)
    assert "is no time" in shown(bad, 422)

    page = planned(broker, path)
    assert "1 of 1 wishes are met." in page
    assert "3 meetings" in page
    assert sent(anyone, links["a1"], answers, form).status_code == 409
    assert "Håbets Have" in shown(anyone.get(links["a1"]))

    packed = zipfile.ZipFile(io.BytesIO(broker.get(f"{path}/papers/all.zip").content))
    assert {"master.pdf", "tables.pdf", "participants.pdf"} <= set(packed.namelist())
    sheets = pages(broker.get(f"{path}/papers/participants.pdf").content)
    assert "Håbets Have" in str(sheets)

    live = f"{path}/live"
    sent(broker, f"{live}/mark", {"away": "b1", "round": "1"}, broker.get(live))
    assert "One change that the plan does not know of" in shown(broker.get(f"{live}?round=1"))
    sent(broker, f"{live}/replan", {"since": "1", "round": "1"}, broker.get(live))
    assert "What the new plan from round 1 on has changed" in waited(broker, f"{live}?round=1")
    sent(broker, f"{live}/undo", {"round": "1"}, broker.get(live))
    assert "One change that the plan does not know of" in shown(broker.get(f"{live}?round=1"))
    sent(broker, f"{live}/undo", {"round": "1"}, broker.get(live))
    nothing = sent(broker, f"{live}/undo", {"round": "1"}, broker.get(live))
    assert "There is nothing to take back" in shown(nothing, 409)

    step(broker, path, "end")
    after = sent(anyone, f"{links['a1']}/after", {"says-b2": "yes"}, anyone.get(links["a1"]))
    assert after.status_code == 303
    assert (
        sent(anyone, f"{links['b2']}/after", {"says-a1": "yes"}, anyone.get(links["b2"])).status_code == 303
    )
    page = shown(broker.get(f"{path}/outcomes"))
    assert "1 of 3 meetings are filled in, and in 1 of them both said yes." in page
    page = shown(sent(broker, f"{path}/introductions", {}, broker.get(f"{path}/outcomes")))
    assert "is not" not in page
    assert "has no partner in the register" in page


def test_both_saying_yes_are_introduced_once(warm: Site) -> None:
    broker = warm.browser("broker of its centre")
    short = FRAME | {"rounds": "1", "break_after": "0"}
    path = str(sent(broker, "/events/new", short, broker.get("/events/new")).headers["location"])
    for side, id in (("a", "com-1"), ("b", "ngo-1")):
        sent(broker, f"{path}/guests", {side: id}, broker.get(path))
    assert "One meeting" in planned(broker, path)
    step(broker, path, "end")
    said = {"round": "1", "a_says-a1-b1": "yes", "b_says-a1-b1": "yes", "note-a1-b1": "Ring i maj."}
    assert sent(broker, f"{path}/outcomes", said, broker.get(f"{path}/outcomes")).status_code == 303
    with unit_of_work(warm.world.url) as work:
        work.introductions.delete("intro-1")
        work.commit()
        before = len(work.introductions.find())
    first = shown(sent(broker, f"{path}/introductions", {}, broker.get(f"{path}/outcomes")))
    assert "One introduction is made" in first
    shown(sent(broker, f"{path}/introductions", {}, broker.get(f"{path}/outcomes")))
    with unit_of_work(warm.world.url, writing=False) as work:
        assert len(work.introductions.find()) == before + 1
        [kept] = [one.value for one in work.meeting_outcomes.find()]
        assert (kept.a_says, kept.b_says, kept.note) == ("yes", "yes", "Ring i maj.")
        assert kept.introduction is not None
