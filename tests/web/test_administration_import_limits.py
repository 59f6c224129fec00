"""What an import refuses, what it leaves alone, and what can be used again."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.unit_of_work import unit_of_work, utc_now
from tests.web.importing import FOREIGN, mapped, uploaded
from tests.web.site import Site, fields_of, sent, shown

BROKER, ADMINISTRATOR = "broker of its centre", "administrator"
OURS = "id;kind;name;mission\r\n{id};ngo;{name};{mission}\r\n"


def looked_at(site: Site, text: str, who: str = BROKER, name: str = "partners.csv") -> tuple[str, str]:
    """The path and the text of the page that says what would change."""
    browser = site.browser(who)
    path = uploaded(browser, name, text).headers["location"]
    return path, shown(browser.get(path))


def test_partner_of_another_centre_is_refused(site: Site) -> None:
    before = site.partner("com-2")
    path, page = looked_at(site, OURS.format(id="com-2", name="Min nu", mission="x"))
    assert "belongs to another volunteer centre" in page
    assert "There is nothing to import" in page
    browser = site.browser(BROKER)
    sent(browser, f"{path}/take", {"digest": "x"}, like=browser.get(path))
    assert site.partner("com-2") == before
    assert (
        "One row changes"
        in looked_at(site, OURS.format(id="com-2", name="Ny", mission="x"), ADMINISTRATOR)[1]
    )


def test_new_partner_in_somebody_elses_centre_is_refused(site: Site) -> None:
    text = "id;kind;name;centres\r\nx-1;ngo;Ny;ry\r\n"
    assert "a volunteer centre that is not yours" in looked_at(site, text)[1]


def test_what_the_file_has_no_column_for_stays(site: Site) -> None:
    before = site.partner("ngo-1")
    file = OURS.format(id="ngo-1", name=before.name, mission="Nyt formål.")
    path, page = looked_at(site, file)
    assert "Nyt formål." in page
    browser = site.browser(BROKER)
    assert sent(browser, f"{path}/take", {}, like=browser.get(path)).status_code == 303
    assert site.partner("ngo-1") == replace(before, mission="Nyt formål.")
    assert "There is nothing to import" in looked_at(site, file)[1]


def test_change_in_between_is_looked_at_again(site: Site) -> None:
    browser = site.browser(BROKER)
    path = uploaded(browser, "partners.csv", OURS.format(id="ngo-1", name="Ny", mission="Nyt.")).headers[
        "location"
    ]
    page = browser.get(path)
    with unit_of_work(site.world.url) as work:
        work.partners.put([replace(site.partner("ngo-1"), mission="Imens.")])
        work.commit()
    answer = sent(browser, f"{path}/take", {}, like=page)
    assert answer.status_code == 409
    assert "Somebody has changed the same records" in answer.text
    assert site.partner("ngo-1").mission == "Imens."


def test_mapping_is_kept_and_used_again(site: Site) -> None:
    browser = site.browser(BROKER)
    toml = browser.get(f"{mapped(browser)}/mapping.toml")
    assert toml.headers["content-disposition"] == 'attachment; filename="medlemmer.toml"'
    files = {"file": ("ny.csv", FOREIGN.encode()), "mapping": ("medlemmer.toml", toml.content)}
    answer = browser.post("/import", data=fields_of(browser.get("/import")), files=files)
    page = shown(browser.get(answer.headers["location"]))
    assert "Import 2 rows" in page
    broken = {"file": ("ny.csv", FOREIGN.encode()), "mapping": ("m.toml", b"sort = 'nothing'")}
    assert browser.post("/import", data=fields_of(browser.get("/import")), files=broken).status_code == 422


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.csv", b""),
        ("billede.png", b"\x89PNG"),
        ("falsk.xlsx", b"PK\x03\x04 no archive"),
        ("stor.csv", b"id;kind;name\r\n" + b"x;ngo;y\r\n" * 6_000),
        ("falsk.json", b'{"format": "other/1", "partners": []}'),
        ("binary.csv", b"\x00\x01\x02\xff" * 9),
    ],
)
def test_file_that_cannot_be_used_is_refused_in_a_sentence(site: Site, name: str, content: bytes) -> None:
    answer = uploaded(site.browser(BROKER), name, content)
    assert answer.status_code == 422
    assert 'id="file-wrong"' in answer.text
    assert "/tmp" not in answer.text
    with unit_of_work(site.world.url, writing=False) as work:
        assert [one.value.id for one in work.uploads.find()] == ["upload-1"]


def test_body_beyond_the_limit_is_not_read(site: Site) -> None:
    answer = uploaded(site.browser(BROKER), "stor.csv", b"x" * 11_000_000)
    assert answer.status_code == 413


def test_markup_in_a_file_is_shown_as_text(site: Site) -> None:
    page = looked_at(site, OURS.format(id="ngo-1", name="<script>x</script>", mission="<b>y</b>"))[1]
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_template_and_export_come_back_unchanged(site: Site) -> None:
    browser = site.browser(BROKER)
    template = browser.get("/import/templates/partners.csv")
    assert template.content.decode("utf-8-sig").startswith("id;kind;name;")
    assert browser.get("/import/templates/passwords.csv").status_code == 404
    file = sent(browser, "/export", {"kind": "json"}, like=browser.get("/export"))
    exported = json.loads(file.content)
    assert {one["id"] for one in exported["partners"]} == {"ngo-1", "com-1"}
    sheet = sent(browser, "/export", {"kind": "xlsx"}, like=browser.get("/export"))
    path = uploaded(browser, "market.xlsx", io.BytesIO(sheet.content).getvalue()).headers["location"]
    page = shown(browser.get(path))
    assert "There is nothing to import" in page
    assert "cannot be taken" not in page
    with unit_of_work(site.world.url, writing=False) as work:
        assert "export_partners" in {one.action for one in work.audit.entries(9)}


def test_file_is_forgotten_when_it_is_discarded_and_after_a_day(site: Site) -> None:
    from matching.privacy.retain import retain

    browser = site.browser(BROKER)
    path = uploaded(browser, "medlemmer.csv", FOREIGN).headers["location"].removesuffix("/columns")
    assert sent(browser, f"{path}/discard", {}, like=browser.get("/import")).status_code == 303
    assert browser.get(path).status_code == 404
    with unit_of_work(site.world.url) as work:
        uploads = work.uploads.find()
        assert [one.value.id for one in uploads] == ["upload-1"]
        retain(work, utc_now().date() + timedelta(days=2))
        assert work.uploads.find() == []
