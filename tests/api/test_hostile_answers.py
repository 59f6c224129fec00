"""What somebody who means harm has written, on its way out: exports, reports, pages, problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from matching.register import Register
from storage.export_file import write_market
from storage.import_file import parse_files
from storage.unit_of_work import unit_of_work
from tests.api.lively_world import LivelyWorld, lively_world
from tests.api.test_hostile import TEXTS, filled, place_of
from tests.hostile_texts import FORMULA, HTML, KEPT, NO_TEXT, PATH, SQL, TEMPLATE, UNICODE, short

SHORT = [text for text in KEPT if len(text) < 10_000]
BEGINS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With which a spreadsheet program takes a cell for a formula."""


@pytest.fixture(scope="module")
def world(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url, partnership=False) as opened:
        for text in SHORT:
            for sort in TEXTS:
                opened.done("POST", place_of(sort), filled(sort, text))
        yield opened


@pytest.fixture(scope="module")
def register(world: LivelyWorld) -> Register:
    with unit_of_work(world.url, writing=False) as work:
        return work.register()


def test_formula_is_none_in_csv(register: Register, tmp_path: Path) -> None:
    files = write_market(register, tmp_path / "all")
    cells = [
        cell
        for file in files
        for row in csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
        for cell in row
    ]
    assert len(cells) > 1_000
    assert [cell for cell in cells if cell.startswith(BEGINS)] == []
    assert all(any("'" + text == cell for cell in cells) for text in FORMULA)


def test_formula_is_none_in_a_spreadsheet(register: Register, tmp_path: Path) -> None:
    write_market(register, tmp_path / "all.xlsx")
    cells = [
        cell for sheet in load_workbook(tmp_path / "all.xlsx") for row in sheet.iter_rows() for cell in row
    ]
    assert len(cells) > 1_000
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert [cell.value for cell in cells if str(cell.value).startswith(BEGINS)] == []


@pytest.mark.parametrize("name", ["all.json", "all.xlsx", "all"])
def test_what_is_exported_comes_back_as_it_was(register: Register, tmp_path: Path, name: str) -> None:
    parsed = parse_files(write_market(register, tmp_path / name))
    assert parsed.refused == []
    for sort in TEXTS:
        before = {one.id: one for one in getattr(register, sort).values()}
        assert {one.id: one for one in parsed.profiles[sort]} == before


def test_formula_is_none_in_the_report(world: LivelyWorld) -> None:
    made = world.done("POST", "centres", {"name": FORMULA[0]}, who="administrator").json()
    path = f"centres/{made['id']}/report?from=2026-01-01&to=2026-12-31"
    table = world.done("GET", path, who="administrator", Accept="text/csv").content.decode("utf-8-sig")
    cells = {cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=";") for cell in row}
    assert "'" + FORMULA[0] in cells
    assert [cell for cell in cells if cell.startswith(BEGINS)] == []


@pytest.mark.parametrize("text", [*SQL, *HTML, *TEMPLATE, *PATH, *UNICODE, "a\x00b", "x" * 3_000], ids=short)
def test_hostile_address_gets_a_problem_that_no_browser_runs(world: LivelyWorld, text: str) -> None:
    asked = quote(text, safe="")
    for path in (
        f"partners/{asked}",
        f"partners/{asked}/recommendations",
        f"needs/need-1/why/{asked}",
        f"needs/need-1/recommendations?place={asked}",
        f"needs/need-1/recommendations?{asked}={asked}",
        f"introductions?state={asked}&partner={asked}",
        f"code-lists/{asked}",
        f"agreements/{asked}.pdf",
        f"centres/{asked}/due",
    ):
        answer = world.ask("GET", path)
        assert answer.status_code in {200, 403, 404, 422}, (path, answer.text)
        assert answer.headers["content-type"].startswith("application/")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "root:" not in answer.text


def test_list_begins_after_whatever_is_named(world: LivelyWorld) -> None:
    for text in (*SHORT, *NO_TEXT[:1]):
        found = world.ask("GET", f"partners?after={quote(text)}")
        assert found.status_code == 200
        assert all(one["id"] > text for one in found.json()["partners"])


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{7*7}}", "'; DROP TABLE users; --"])
def test_hostile_header_changes_nothing(world: LivelyWorld, text: str) -> None:
    for name in (
        "Accept",
        "Accept-Language",
        "If-None-Match",
        "X-Request-Id",
        "User-Agent",
        "Referer",
        "Cookie",
    ):
        answer = world.ask("GET", "partners", **{name: text})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), name
        assert text not in str(answer.headers)
    assert world.ask("POST", "tokens", {"name": "x"}, Idempotency_Key=text).status_code in {201, 422}
    assert world.ask("PATCH", "needs/need-1", {"title": "x"}, If_Match=text).status_code == 422


def test_page_of_routes_holds_nothing_that_was_written(world: LivelyWorld) -> None:
    page = world.service.get("/docs", params={"q": HTML[0]}).text
    assert [text for text in (*SQL, *HTML, *TEMPLATE) if text in page] == []
    assert "49" not in page.split("</style>")[1].split("<h2>")[0]
    assert "<script" not in page
