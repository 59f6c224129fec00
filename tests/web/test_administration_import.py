"""A broker imports a list with columns of their own: maps, looks, corrects, takes in."""

from __future__ import annotations

from tests.web.importing import FOREIGN, mapped, uploaded
from tests.web.site import Site, fields_of, shown

BROKER = "broker of its centre"


def test_columns_that_are_called_alike_are_chosen_already(site: Site) -> None:
    browser = site.browser(BROKER)
    path = uploaded(browser, "medlemmer.csv", FOREIGN).headers["location"]
    assert path.endswith("/columns")
    page = shown(browser.get(path))
    for field in ("name", "kind", "places", "contact_name", "contact_email", "members"):
        assert f'<option value="{field}" selected>' in page
    assert "Søens Venner" in page
    assert "ring først" in page


def test_foreign_file_is_mapped_corrected_and_taken_in(site: Site) -> None:
    browser = site.browser(BROKER)
    path = mapped(browser)
    page = browser.get(path)
    assert "Søens Venner" in shown(page)
    assert "mange" in page.text
    assert "One row cannot be taken as it is" in page.text
    corrected = browser.post(f"{path}/rows", data=fields_of(page) | {"0-4-members": "1.200"})
    assert corrected.status_code == 303
    page = browser.get(path)
    assert "Import 3 rows" in shown(page)
    done = browser.post(f"{path}/take", data=fields_of(page))
    assert done.status_code == 303
    assert "What became of the rows" in shown(browser.get(path))
    partner = site.partner("Laerkereden")
    assert (partner.name, partner.members, partner.centres) == ("Lærkereden", 1200, ("herning",))
    assert site.partner("Kommunens-Kulturhus").kind == "public_body"
    assert partner.contact.email == "ane@laerke.example"
