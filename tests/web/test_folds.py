"""Long lists of a form are folded, with what is chosen in view."""

from __future__ import annotations

import re

from tests.web.site import Site, sent, shown

EDIT = "/partners/ngo-1/edit"


def fold(page: str, name: str) -> tuple[str, str] | None:
    """What ``details`` says of itself, and the summary of the list ``name``; None when it is not folded."""
    own = page.partition(f' id="{name}"')[2].partition("</fieldset>")[0]
    found = re.search(r'<details class="fold"([^>]*)>\s*<summary><span[^>]*>([^<]*)</span>', own)
    assert 'type="checkbox"' in own
    return (found[1].strip(), found[2]) if found else None


def test_long_list_is_folded_and_its_summary_says_what_is_chosen(shared_site: Site) -> None:
    page = shown(shared_site.browser("member of the partner").get(EDIT))
    assert fold(page, "purposes") == ("", "schooling and education")
    assert fold(page, "roles_can") == ("", "Nothing chosen")
    need = shown(shared_site.browser("member of the partner").get("/needs/need-1/edit"))
    assert fold(need, "safeguards") is None


def test_list_with_a_problem_is_open(shared_site: Site) -> None:
    browser = shared_site.browser("member of the partner")
    asked = {"name": "x", "kind": "ngo", "roles_can": "host", "roles_cannot": "host"}
    page = shown(sent(browser, EDIT, asked, like=browser.get(EDIT)), 422)
    assert fold(page, "roles_cannot") == ("open", "host")
    assert fold(page, "roles_can") == ("", "host")
