"""Pages of an event on A4: headings, sentences, and tables with boxes to tick that run over pages.

Lines and tables are drawn here and not by the library, whose own take minutes for hundreds of sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from fpdf import FPDF

from matching.messages import Language, Message, message
from storage.line_breaks import MOST_LINES, broken
from storage.paper_pdf import FONT, LINE_MM, LOCALES, TEXT_SIZE
from storage.western_letters import STAND_IN, in_western_letters, loses_signs

MARGIN_MM, FOOT_MM = 18, 16
PADDING_MM = 1.2
GREY, LIGHT, RULE = 110, 238, 170
TICK = "\x00"
"""A cell with this alone is a box to tick."""
LOST = message(
    "This page cannot show all letters: some stand without their accents, and {sign} stands for a sign that "
    "is missing.",
    sign=STAND_IN,
)
Style = Literal["", "B", "I"]


class EventPages(FPDF):
    """Pages in sets, such as those of one participant: each set counts its pages from 1."""

    def __init__(
        self, language: Language, title: str, orientation: Literal["portrait", "landscape"] = "portrait"
    ) -> None:
        super().__init__(format="A4", orientation=orientation)
        self.language = language
        self.foot = ""
        self.first_of_set = 1
        self.core_fonts_encoding = "cp1252"
        self.alias_nb_pages("")
        self.set_margin(MARGIN_MM)
        self.c_margin = 0
        self.set_auto_page_break(False, margin=FOOT_MM)
        self.set_lang(LOCALES[language])
        self.set_title(title)
        self.set_draw_color(RULE)

    def begin_set(self, foot: str, section: str = "") -> None:
        """A new page, the first of those with ``foot`` at their foot; ``section`` is its bookmark."""
        # The foot of the page before is written when the next one is added.
        self.add_page()
        self.first_of_set = self.page_no()
        self.foot = foot
        if section.strip():
            self.start_section(_western(" ".join(section.split())))

    def footer(self) -> None:
        if not self.foot:
            return
        self._use(8)
        self.set_text_color(GREY)
        number = f" · {self.page_no() - self.first_of_set + 1}"
        room = self.epw - self._width(number)
        text = broken(_western(self.foot), room, self._width, 1)[0] + number
        self._put(self.l_margin + self.epw - self._width(text), self.h - 12, text)
        self.set_text_color(0)

    def need(self, height: float) -> bool:
        """Begin a new page unless ``height`` millimetres are left on this one; says whether it did."""
        if height <= self.h - FOOT_MM - self.y or self.y <= self.t_margin:
            return False
        self.add_page()
        return True

    def lines(
        self,
        text: str,
        size: float = TEXT_SIZE,
        style: Style = "",
        indent: float = 0,
        most: int = MOST_LINES,
    ) -> None:
        """``text`` in lines, at ``most`` so many, running over pages."""
        height = _line(size)
        for line in self._broken(text, size, style, self.epw - indent, most):
            self.need(height)
            self._use(size, style)
            self._put(self.l_margin + indent, self.y, line)
            self.set_xy(self.l_margin, self.y + height)

    def height_of(self, text: str, size: float = TEXT_SIZE, style: Style = "", indent: float = 0) -> float:
        """Millimetres that :meth:`lines` would take."""
        return len(self._broken(text, size, style, self.epw - indent, MOST_LINES)) * _line(size)

    def point(self, text: str, size: float = TEXT_SIZE) -> None:
        """A sentence behind a dot."""
        self.need(_line(size))
        self._use(size)
        self._put(self.l_margin, self.y, "•")
        self.lines(text, size, indent=4)

    def gap(self, millimetres: float) -> None:
        """White, but none at the top of a page."""
        if self.y > self.t_margin:
            self.ln(millimetres)

    def tell_lost(self, texts: Sequence[str]) -> None:
        """Say so where letters of ``texts`` are written as others."""
        if any(map(_loses, texts)):
            self.lines(LOST.text(self.language), 8, "I")
            self.gap(1)

    def grid(
        self,
        header: Sequence[str | Message],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        size: float = TEXT_SIZE,
        least: float = 0,
        bold: int | None = None,
        most: int = 2,
    ) -> None:
        """Rows with lines between them, and the header again on every page.

        Args:
            header: the titles of the columns.
            rows: as many cells each.
            widths: shares of the width of the page.
            size: of the letters, in points.
            least: millimetres that a row is high at least.
            bold: the column in bold.
            most: lines of a cell.
        """
        share = self.epw / sum(widths)
        table = _Grid(self, [share * width for width in widths], size, least, bold, most)
        titles = [one if isinstance(one, str) else one.text(self.language) for one in header]
        table.title(titles)
        for row in rows:
            table.row(row, titles)

    def _broken(self, text: str, size: float, style: Style, room: float, most: int) -> list[str]:
        self._use(size, style)
        return broken(_western(text), room, self._width, most)

    def _width(self, text: str) -> float:
        """As ``get_string_width``, without what only other fonts need."""
        assert self.current_font is not None  # noqa: S101 - _use has set it
        wide = self.current_font.get_text_width(self.normalize_text(text), self.font_size_pt, None)[1]
        return float(wide / self.k)

    def _put(self, x: float, top: float, text: str) -> None:
        """One line, in the middle of a line's height below ``top``."""
        if text:
            self.text(x, top + _line(self.font_size_pt) / 2 + 0.3 * self.font_size, text)

    def _use(self, size: float, style: Style = "") -> None:
        if (self.font_style, self.font_size_pt) != (style, size) or not self.font_family:
            self.set_font(FONT, style=style, size=size)


class _Grid:
    """The drawing of one table."""

    def __init__(
        self,
        pages: EventPages,
        widths: Sequence[float],
        size: float,
        least: float,
        bold: int | None,
        most: int,
    ) -> None:
        self.pages, self.widths, self.size = pages, widths, size
        self.least, self.bold, self.most = least, bold, most

    def title(self, titles: Sequence[str]) -> None:
        cells = [self._lines(text, width, "B") for text, width in zip(titles, self.widths, strict=True)]
        pages, height = self.pages, self._height(cells, 0)
        pages.set_fill_color(LIGHT)
        pages.rect(pages.l_margin, pages.y, sum(self.widths), height, style="F")
        self._draw(cells, ["B"] * len(cells), height)

    def row(self, texts: Sequence[str], titles: Sequence[str]) -> None:
        styles: list[Style] = ["B" if place == self.bold else "" for place in range(len(texts))]
        cells = [
            self._lines(text, width, style)
            for text, width, style in zip(texts, self.widths, styles, strict=True)
        ]
        height = self._height(cells, self.least)
        if self.pages.need(height):
            self.title(titles)
        self._draw(cells, styles, height)

    def _lines(self, text: str, width: float, style: Style) -> list[str]:
        room = width - 2 * PADDING_MM
        if text == TICK:
            return [TICK]
        return self.pages._broken(text, self.size, style, room, self.most)  # noqa: SLF001 - its own

    def _height(self, cells: Sequence[Sequence[str]], least: float) -> float:
        return max(least, max(map(len, cells)) * _line(self.size) + 2 * PADDING_MM)

    def _draw(self, cells: Sequence[Sequence[str]], styles: Sequence[Style], height: float) -> None:
        pages = self.pages
        top, left = pages.y, pages.l_margin
        for lines, width, style in zip(cells, self.widths, styles, strict=True):
            if lines == [TICK]:
                side = min(4.0, height - PADDING_MM)
                pages.rect(left + (width - side) / 2, top + (height - side) / 2, side, side)
            else:
                pages._use(self.size, style)  # noqa: SLF001 - its own
                for number, text in enumerate(lines):
                    down = top + PADDING_MM + number * _line(self.size)
                    pages._put(left + PADDING_MM, down, text)  # noqa: SLF001 - its own
            left += width
        pages.line(pages.l_margin, top + height, left, top + height)
        pages.set_xy(pages.l_margin, top + height)


def _line(size: float) -> float:
    return LINE_MM * size / TEXT_SIZE


_western = lru_cache(maxsize=4096)(in_western_letters)
_loses = lru_cache(maxsize=4096)(loses_signs)
