"""The organiser's master sheet as a PDF: on its side, one row for each participant."""

from __future__ import annotations

from collections.abc import Sequence

from matching.event_sheets.clock import Clock
from matching.event_sheets.master_sheet import Cell, MasterSheet, Row
from matching.messages import Language, Message, message
from storage.event_pages import TICK, EventPages
from storage.line_breaks import MOST_LINES

MOST_ROUNDS = 12
"""Rounds side by side on a page; what is more stands in a second table."""
ABSENT, FREE = "×", "–"
LEGEND = message(
    "A cell holds the code of whom they meet, and the table below it. {free}: no meeting; "
    "{absent}: not there.",
    free=FREE,
    absent=ABSENT,
)


def master_as_pdf(sheet: MasterSheet, language: Language) -> bytes:
    """Everybody with whom and where in each round, then what was asked for and could not be had."""
    title = message("Master sheet").text(language)
    pages = EventPages(language, title, "landscape")
    pages.begin_set(f"{title} · {sheet.headline.text(language)}")
    pages.lines(title, 18, "B")
    pages.lines(sheet.headline.text(language), 11)
    pages.gap(1)
    pages.lines(_totals(sheet, language), 10)
    pages.lines(LEGEND.text(language), 9)
    pages.gap(2)
    pages.tell_lost([row.name for row in sheet.rows])
    rounds = len(sheet.columns)
    for first in range(0, rounds, MOST_ROUNDS):
        if first:
            pages.add_page()
        _write_part(pages, sheet, first, min(first + MOST_ROUNDS, rounds))
    _write_unmet(pages, sheet)
    return bytes(pages.output())


def _totals(sheet: MasterSheet, language: Language) -> str:
    sides = {side: sum(row.side == side for row in sheet.rows) for side in ("a", "b")}
    sentence = message(
        "{a} participants on side A, {b} on side B; {meetings} meetings in {rounds} rounds.",
        a=sides["a"],
        b=sides["b"],
        meetings=sheet.meetings,
        rounds=len(sheet.columns),
    )
    return sentence.text(language)


def _write_part(pages: EventPages, sheet: MasterSheet, first: int, last: int) -> None:
    language = pages.language
    columns = sheet.columns[first:last]
    titles = message("Code"), message("Name"), message("Came")
    times = [f"{one.number}\n{Clock(one.span.start).text(language)}" for one in columns]
    header: list[str | Message] = [*titles, *times, message("Meetings")]
    widths = (13, 52, 13, *(17 for _ in columns), 18)
    rows = [_cells(row, row.cells[first:last]) for row in sheet.rows]
    at_once = max((len(cell.meetings) for row in sheet.rows for cell in row.cells), default=1)
    pages.grid(header, rows, widths, 7.5, bold=1, most=min(MOST_LINES, 2 * max(at_once, 1)))


def _cells(row: Row, cells: Sequence[Cell]) -> tuple[str, ...]:
    return (row.code, row.name, TICK, *(_cell(cell) for cell in cells), str(row.meetings))


def _cell(cell: Cell) -> str:
    if cell.meetings:
        return "\n".join(line for code, table in cell.meetings for line in (code, table))
    return FREE if cell.is_there else ABSENT


def _write_unmet(pages: EventPages, sheet: MasterSheet) -> None:
    if not sheet.unmet:
        return
    pages.gap(4)
    pages.need(14)
    pages.lines(message("What could not be had").text(pages.language), 12, "B")
    for one in sheet.unmet:
        pages.point(one.text(pages.language), 9)
