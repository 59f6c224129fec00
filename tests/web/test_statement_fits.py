"""Who fits what is written so far."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.site import Site, fields_of, sent, shown

MEMBER = "member of the partner"
NEW, FITS = "/partners/ngo-1/needs/new", "/partners/ngo-1/needs/fits"
BOOKS: dict[str, Any] = {"title": "Hjælp til bogføring", "resource_kind": "skilled_time"}


def fits(site: Site, fields: dict[str, Any], who: str = MEMBER, path: str = FITS) -> str:
    browser = site.browser(who)
    return shown(browser.post(path, data=fields_of(browser.get(NEW)) | fields))


def test_answer_is_a_part_of_a_page_with_reasons_and_the_check(shared_site: Site) -> None:
    found = fits(shared_site, BOOKS, "broker of its centre")
    assert "<html" not in found
    assert "Talknuserne A/S" in found
    assert "is sought and offered" in found
    for part in ("count", "fits", "proposals", "check"):
        assert f'data-live="{part}"' in found
    assert 'name="take" value="bogføring"' in found


def test_nobody_is_shown_that_the_member_may_not_see(shared_site: Site) -> None:
    assert "Talknuserne" not in fits(shared_site, BOOKS)
    assert "Bryggeriet" in fits(shared_site, {"text": "Øl til en fest", "resource_kind": "goods"})


def test_own_offers_do_not_answer_the_own_need(shared_site: Site) -> None:
    found = fits(shared_site, {"text": "Mødelokale", "resource_kind": "premises"}, "broker of its centre")
    assert "Lektiecaféen" not in found


def test_nothing_written_asks_nobody_and_what_cannot_be_read_yet_is_left_out(shared_site: Site) -> None:
    assert "Begin to write" in fits(shared_site, {"visibility": "public"})
    odd = BOOKS | {"quantity": "mange", "places": "Atl", "group_min": "x", "window.1.from": "2027-"}
    assert "Talknuserne" in fits(shared_site, odd, "broker of its centre")


def test_when_nothing_fits_it_is_said_what_took_most_away(shared_site: Site) -> None:
    found = fits(shared_site, BOOKS | {"exclusions": "partner_kind:company"}, "broker of its centre")
    assert "Nothing fits yet" in found
    assert "ruled out by what one of the two has excluded" in found


def test_kind_is_read_from_the_text_as_long_as_none_is_chosen(shared_site: Site) -> None:
    found = fits(shared_site, {"text": "Vi søger en bogholder"}, "broker of its centre")
    assert "Understood as a need for skilled time" in found
    assert "Understood" not in fits(shared_site, {"text": "Vi søger en bogholder"} | BOOKS)


def test_offer_is_shown_needs(shared_site: Site) -> None:
    browser = shared_site.browser("administrator")
    path = "/partners/com-1/offers/"
    hidden = fields_of(browser.get(f"{path}new"))
    found = shown(browser.post(f"{path}fits", data=hidden | BOOKS))
    assert "Bogholder to timer om ugen" in found
    assert 'data-live="check"' not in found


def test_button_shows_the_same_on_the_whole_page_and_loses_nothing(shared_site: Site) -> None:
    browser = shared_site.browser("broker of its centre")
    asked = BOOKS | {"do": "fits", "competence.1.label": "Moms", "take": "bogføring", "slots": "mon-evening"}
    page = shown(sent(browser, NEW, asked, like=browser.get(NEW)))
    assert "<h1>Write a need</h1>" in page
    assert "Talknuserne A/S" in page
    assert 'value="Moms"' in page
    assert 'name="competence.2.label" value="bogføring"' in page
    assert 'name="take"' not in page


def test_as_long_as_the_market_is_read_the_form_is_there_and_says_so(site: Site) -> None:
    browser = site.browser(MEMBER)
    page = shown(sent(browser, NEW, BOOKS | {"do": "fits"}, like=browser.get(NEW)))
    assert "The register is being read just now" in page
    assert 'value="Hjælp til bogføring"' in page


def test_without_the_token_of_the_session_nothing_is_answered(shared_site: Site) -> None:
    browser = shared_site.browser(MEMBER)
    assert "data-live" not in browser.post(FITS, data=BOOKS).text
    assert "data-live" not in shared_site.browser().post(FITS, data=BOOKS).text


@pytest.mark.parametrize("text", ["\x00", "🤷", "x" * 60_000, "!!!", "<b>"])
def test_any_text_can_be_asked_about(shared_site: Site, text: str) -> None:
    assert "data-live" in fits(shared_site, {"text": text, "title": text})
