"""A broker adds a partner by hand, and deletes one."""

from __future__ import annotations

import re

from storage.unit_of_work import unit_of_work
from tests.web.site import Site, sent, shown

BROKER = "broker of its centre"


def test_partner_that_is_added_is_the_centres_own(site: Site) -> None:
    browser = site.browser(BROKER)
    page = browser.get("/partners/new")
    given = {"name": "Havnens Venner", "kind": "ngo", "places": "Aarhus", "visibility": "centre"}
    answer = sent(browser, "/partners/new", given, page)
    assert answer.status_code == 303
    added = site.partner(answer.headers["location"].rpartition("/")[2])
    assert (added.name, added.centres, added.visibility) == ("Havnens Venner", ("herning",), "centre")
    assert "Havnens Venner" in shown(browser.get(answer.headers["location"]))


def test_what_is_missing_is_said_beside_its_field_and_the_rest_stays(site: Site) -> None:
    browser = site.browser(BROKER)
    page = browser.get("/partners/new")
    answer = sent(browser, "/partners/new", {"name": "", "kind": "ngo", "mission": "Vi fisker."}, page)
    text = shown(answer, 422)
    assert "One thing has to be corrected" in text
    assert "Vi fisker." in text


def test_link_to_add_one_is_for_brokers(shared_site: Site) -> None:
    for who, sees in ((BROKER, True), ("administrator", True), ("member of the partner", False)):
        page = shared_site.browser(who).get("/partners")
        assert ('href="/partners/new"' in page.text) == sees, who


def test_deleted_partner_is_gone_with_what_is_its_own(site: Site) -> None:
    browser = site.browser(BROKER)
    page = browser.get("/partners/new")
    made = sent(browser, "/partners/new", {"name": "Kun en prøve", "kind": "ngo"}, page)
    path = made.headers["location"]
    asked = browser.get(f"{path}/delete")
    assert "Delete Kun en prøve?" in shown(asked)
    assert sent(browser, f"{path}/delete", {}, asked).headers["location"] == "/partners"
    with unit_of_work(site.world.url, writing=False) as work:
        assert path.rpartition("/")[2] not in work.partners.ids()
    assert browser.get(path).status_code == 404


def test_partner_that_introductions_stand_on_stays_and_says_why(site: Site) -> None:
    browser = site.browser(BROKER)
    asked = browser.get("/partners/ngo-1/delete")
    answer = sent(browser, "/partners/ngo-1/delete", {}, asked)
    assert re.search(r"takes part in introductions \(\d+\)", shown(answer, 409))
    assert site.partner("ngo-1").name == "Lektiecaféen"


def test_somebody_who_has_changed_it_meanwhile_is_not_overrun(site: Site) -> None:
    browser = site.browser(BROKER)
    page = browser.get("/partners/new")
    path = sent(browser, "/partners/new", {"name": "Kun en prøve", "kind": "ngo"}, page).headers["location"]
    asked = browser.get(f"{path}/delete")
    edit = browser.get(f"{path}/edit")
    sent(browser, f"{path}/edit", {"name": "Et andet navn", "kind": "ngo"}, edit)
    answer = sent(browser, f"{path}/delete", {}, asked)
    assert answer.status_code == 409
    assert browser.get(path).status_code == 200
