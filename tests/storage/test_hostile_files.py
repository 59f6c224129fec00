"""Spreadsheets that are made to fill the memory, or to take for ever: refused within seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import Workbook

from matching.errors import InvalidFile
from storage.readers import read_rows
from tests.models.peak_memory import PeakMemory

Parts = dict[str, bytes]
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
# Not ru_maxrss, which counts what the process was forked from.
IMPORT_AND_MEASURE = """
import re
from pathlib import Path
from cli.main import main
try:
    main()
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
SECONDS, MEGABYTES = 15.0, 400
ENTITIES = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
DOCTYPE = b'<!DOCTYPE a [<!ENTITY l0 "lol">' + ENTITIES + b"]>"


def spreadsheet(folder: Path, change: Callable[[Parts], None]) -> Path:
    """A small spreadsheet of one partner, with its parts changed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "partners"
    sheet.append(["id", "kind", "name"])
    sheet.append(["p", "ngo", "x"])
    file = folder / "market.xlsx"
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def told(parts: Parts, name: str, value: bytes) -> None:
    """Declare entities that grow to gigabytes, and use the greatest as ``value`` is used."""
    body = parts[name].split(b"?>", 1)[-1]
    assert value in body
    parts[name] = DOCTYPE + body.replace(
        value, value.replace(b"partners", b"&l11;").replace(b"x<", b"&l11;<")
    )


def far_row(parts: Parts) -> None:
    for name in (b"A", b"B", b"C"):
        parts[SHEET] = parts[SHEET].replace(name + b'2"', name + b'999999999999"')
    parts[SHEET] = parts[SHEET].replace(b'<row r="2"', b'<row r="999999999999"')


def wide_rows(parts: Parts) -> None:
    rows = b"".join(b'<row r="%d"><c r="ZZZ%d"><v>1</v></c></row>' % (n, n) for n in range(3, 30_000))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")


def expands(folder: Path, part: str, megabytes: int) -> Path:
    """A spreadsheet, one part of which is this many megabytes of the same byte."""

    def without(parts: Parts) -> None:
        parts.pop(part, None)

    file = spreadsheet(folder, without)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(part, "w", force_zip64=True) as target,
    ):
        for _ in range(megabytes):
            target.write(b" " * (1 << 20))
    return file


def refused_soon(file: Path) -> None:
    began = perf_counter()
    with PeakMemory() as memory, pytest.raises(InvalidFile):
        list(read_rows(file))
    assert perf_counter() - began < SECONDS
    assert memory.extra >> 20 < MEGABYTES


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: told(parts, SHEET, b">x<"),
        lambda parts: told(parts, BOOK, b'name="partners"'),
        far_row,
        wide_rows,
    ],
    ids=["entities in the sheet", "entities in the book", "a row far below", "rows that are wide"],
)
def test_spreadsheet_that_grows_is_refused_soon(tmp_path: Path, change: Callable[[Parts], None]) -> None:
    refused_soon(spreadsheet(tmp_path, change))


@pytest.mark.parametrize("part", [SHEET, STRINGS])
def test_small_file_that_expands_is_refused_unread(tmp_path: Path, part: str) -> None:
    file = expands(tmp_path, part, 300)
    assert file.stat().st_size < 3 << 20
    refused_soon(file)


@pytest.mark.parametrize(
    "junk",
    [b"<mergeCell " * 90_000, b"<c " * 300_000 + b' "e"', b"<c " + b' t="e"' * 150_000, b"<f<c " * 200_000],
    ids=["merged", "errors", "one long tag", "formulas"],
)
def test_sheet_that_is_slow_to_search_is_read_all_the_same(tmp_path: Path, junk: bytes) -> None:
    def hide(parts: Parts) -> None:
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData><!--" + junk + b"-->")

    file = spreadsheet(tmp_path, hide)
    began = perf_counter()
    assert [row.values["name"] for row in read_rows(file)] == ["x"]
    assert perf_counter() - began < SECONDS


def test_zip_bomb_is_refused_by_the_command_in_little_memory(tmp_path: Path) -> None:
    file = expands(tmp_path, SHEET, 1_100)
    assert file.stat().st_size < 10 << 20
    environment = os.environ | {
        "BROBYGGER_DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite'}",
        "BROBYGGER_CONFIG": os.devnull,
        "BROBYGGER_LANG": "en",
    }
    began = perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", IMPORT_AND_MEASURE, "import", str(file)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, "unpacks to 1100 MB" in " ".join(ended.stderr.split())) == (2, True)
    assert perf_counter() - began < SECONDS
    assert int(ended.stdout) >> 10 < MEGABYTES


def test_names_of_parts_lead_nowhere(tmp_path: Path) -> None:
    def climb(parts: Parts) -> None:
        parts["../../../outside.xml"] = b"<a/>"
        parts["/tmp/outside.xml"] = b"<a/>"

    assert len(list(read_rows(spreadsheet(tmp_path, climb)))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["market.xlsx"]
