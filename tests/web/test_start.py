"""The front door, for each role and in both languages."""

from __future__ import annotations

import re

import pytest

from tests.web.site import Site, shown


def test_stranger_reads_what_it_is_and_how_much_is_public(shared_site: Site) -> None:
    page = shown(shared_site.browser().get("/"))
    figures = re.findall(r"<strong>([\d.,]+)</strong> <span>([^<]+)</span>", page)
    assert figures == [("1", "public partner"), ("0", "open needs"), ("0", "open offers")]
    assert 'href="/sign-in"' in page


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("administrator", ["You may do everything"]),
        ("broker of its centre", ["Broker of Frivilligcenter herning"]),
        ("member of the partner", ["Your organisation", "Lektiecaféen", 'href="/partners/ngo-1/edit"']),
    ],
)
def test_everybody_reads_who_they_are_and_what_they_may(shared_site: Site, who: str, said: list[str]) -> None:
    page = shown(shared_site.browser(who).get("/"))
    assert [part for part in said if part not in page] == []
    assert "Sign out" in page


def test_no_page_has_a_link_that_leads_nowhere(shared_site: Site) -> None:
    for who in ("anonymous", "member of the partner", "broker of its centre", "administrator"):
        browser = shared_site.browser(who)
        seen, waiting = set(), ["/"]
        while waiting:
            path = waiting.pop()
            seen.add(path)
            answer = browser.get(path)
            # A change of a plan may be refused when it is looked at, and says why.
            expected = {200, 303, 422} if "/preview?" in path else {200, 303}
            assert answer.status_code in expected, (who, path, answer.status_code)
            found = re.findall(r'<a [^>]*href="(/[^"#]*)"', answer.text.replace("&amp;", "&"))
            waiting += [one for one in set(found) - seen if not one.startswith("/language")]
        assert len(seen) > 3


def test_language_is_the_browsers_and_danish_where_it_has_neither(shared_site: Site) -> None:
    wishes = {
        "da-DK,da;q=0.9,en;q=0.8": "da",
        "en-GB": "en",
        "de": "da",
        "": "da",
        "en;q=0.5, da;q=0.4": "en",
    }
    for accepted, language in wishes.items():
        page = shown(shared_site.browser(Accept_Language=accepted).get("/sign-in"))
        assert f'<html lang="{language}">' in page
        assert ("Adgangskode" in page) == (language == "da")


def test_switch_of_the_language_is_kept_and_comes_back(shared_site: Site) -> None:
    browser = shared_site.browser(Accept_Language="en")
    page = shown(browser.get("/sign-in?next=%2Fpartners"))
    (switch,) = set(re.findall(r'href="(/language\?[^"]*)"', page))
    answer = browser.get(switch.replace("&amp;", "&"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    browser.get("/language?to=da&next=/partners/com-2")
    page = shown(browser.get("/sign-in"))
    assert "Log ind" in page
    assert "Sign in" not in page
    browser.get("/language?to=fr")
    assert "Log ind" in browser.get("/sign-in").text
