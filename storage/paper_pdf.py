"""A paper of headings, sentences and tables as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from math import ceil

from fpdf import FPDF
from fpdf.fonts import FontFace

from matching.messages import Language, Message, message
from matching.partnerships.paper import Chapter
from matching.partnerships.paper_tables import Table
from storage.western_letters import STAND_IN, in_western_letters, loses_signs

LOCALES = {"da": "da-DK", "en": "en-GB"}
FONT, TEXT_SIZE, LINE_MM = "Helvetica", 10, 5.2
MARGIN_MM, SIGNING_ROOM_MM = 22, 14
MOST_LINES = 30
"""A table with a taller cell could meet the end of a page; it is written row by row below its titles."""
LOST = message(
    "This PDF cannot show all letters: some stand without their accents, and {sign} stands for a sign that "
    "is missing. The Word document has them all.",
    sign=STAND_IN,
)


def paper_as_pdf(
    title: str,
    subtitle: str,
    chapters: Iterable[Chapter],
    language: Language,
    signatures: Chapter | None = None,
    lost: Message = LOST,
) -> bytes:
    """The chapters on A4; the rows of ``signatures`` leave room to sign by hand.

    Letters beyond Windows-1252 are written as near as it goes (see :mod:`storage.western_letters`), and
    the sentence ``lost`` on the first page says so. ``subtitle`` stands at the foot of each page too.
    """
    chapters = list(chapters)
    sheet = _Sheet(subtitle)
    sheet.set_lang(LOCALES[language])
    sheet.set_title(title)
    sheet.add_page()
    sheet.write_lines(title, 18, "B")
    sheet.write_lines(subtitle, 11)
    if any(map(loses_signs, _texts(title, [*chapters, *([signatures] if signatures else [])]))):
        sheet.write_lines(lost.text(language), 9, "I")
    for chapter in chapters:
        sheet.write_chapter(chapter)
    if signatures:
        sheet.write_chapter(signatures, SIGNING_ROOM_MM)
    return bytes(sheet.output())


def _texts(title: str, chapters: Iterable[Chapter]) -> Iterator[str]:
    yield title
    for chapter in chapters:
        yield from chapter.paragraphs
        if chapter.table:
            yield from chain.from_iterable(chapter.table.rows)


class _Sheet(FPDF):
    """Pages with a number at the foot."""

    def __init__(self, version: str) -> None:
        super().__init__(format="A4")
        self.version = version
        self.core_fonts_encoding = "cp1252"
        self.alias_nb_pages("")
        self.set_margin(MARGIN_MM)
        self.c_margin = 0
        self.set_auto_page_break(True, margin=MARGIN_MM)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font(FONT, size=9)
        self.cell(0, 6, f"{self.version} · {self.page_no()}", align="R")

    def write_lines(self, text: str, size: float = TEXT_SIZE, style: str = "") -> None:
        self.set_font(FONT, style=style, size=size)
        line = LINE_MM * size / TEXT_SIZE
        self.multi_cell(0, line, in_western_letters(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(LINE_MM / 3)

    def write_chapter(self, chapter: Chapter, row_height: float = 0) -> None:
        if self.will_page_break(row_height + 6 * LINE_MM):
            self.add_page()
        self.ln(LINE_MM / 2)
        self.start_section(chapter.heading)
        self.write_lines(chapter.heading, 13, "B")
        for text in chapter.paragraphs:
            self.write_lines(text)
        if chapter.table and self._lines_of(chapter.table) > MOST_LINES:
            self._write_list(chapter.table)
        elif chapter.table:
            self._write_table(chapter.table, row_height)

    def _lines_of(self, table: Table) -> int:
        """Lines of the tallest cell, about."""
        self.set_font(FONT, size=TEXT_SIZE)
        share = self.epw / sum(table.widths)
        return max(
            sum(
                2 + ceil(self.get_string_width(in_western_letters(line)) / (share * width - 4))
                for line in lines
            )
            for row in table.rows
            for cell, width in zip(row, table.widths, strict=True)
            for lines in [cell.splitlines()]
        )

    def _write_table(self, table: Table, row_height: float) -> None:
        self.set_font(FONT, size=TEXT_SIZE)
        with self.table(
            col_widths=table.widths,
            line_height=LINE_MM,
            text_align="LEFT",
            v_align="TOP",
            padding=1,
            headings_style=FontFace(emphasis="BOLD", fill_color=(235, 235, 235)),
        ) as drawn:
            drawn.row([in_western_letters(text) for text in table.header])
            for texts in table.rows:
                drawn.row([in_western_letters(text) for text in texts], min_height=row_height or None)
        self.ln(LINE_MM / 2)

    def _write_list(self, table: Table) -> None:
        for texts in table.rows:
            for title, text in zip(table.header, texts, strict=True):
                self.write_lines(f"{title}: {text or '–'}")
            self.ln(LINE_MM / 2)
