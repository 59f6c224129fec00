"""An agreement as a Word document (DOCX)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from matching.partnerships.agreement import Agreement
from matching.partnerships.paper import Chapter, paper_of
from matching.partnerships.paper_tables import Table
from matching.partnerships.placeholder import PLACEHOLDER

LOCALES = {"da": "da-DK", "en": "en-GB"}
TEXT_WIDTH_MM, SIGNING_ROOM_MM = 165, 14
NOT_XML = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def agreement_as_docx(agreement: Agreement, names: Mapping[str, str]) -> bytes:
    """The document on A4, in the agreement's language; ``names`` are the partners' by id.

    Placeholders are highlighted. A character that XML cannot hold is written as �. The same agreement
    gives the same document, but for the times inside the file.
    """
    paper = paper_of(agreement, names)
    document = Document()
    _set_up(document, LOCALES[agreement.language])
    _describe(document, paper.title, LOCALES[agreement.language])
    document.add_paragraph(_xml(paper.title), style="Title")
    document.add_paragraph(paper.version, style="Subtitle")
    for chapter in paper.chapters:
        _add_chapter(document, chapter)
    _add_chapter(document, paper.signatures, row_height=SIGNING_ROOM_MM)
    _number_pages(document, paper.version)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: DocumentType, locale: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH_MM) / 2)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, size, space in (
        ("Normal", 10.5, 6),
        ("Title", 20, 6),
        ("Subtitle", 11, 12),
        ("Heading 1", 13, 4),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(space)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _describe(document: DocumentType, title: str, locale: str) -> None:
    about = document.core_properties
    about.title, about.language = _xml(title)[:255], locale
    about.author = about.comments = about.last_modified_by = ""


def _add_chapter(document: DocumentType, chapter: Chapter, row_height: int = 0) -> None:
    document.add_heading(chapter.heading, level=1)
    for text in chapter.paragraphs:
        _write(document.add_paragraph(), text)
    if chapter.table:
        _add_table(document, chapter.table, row_height)


def _add_table(document: DocumentType, table: Table, row_height: int) -> None:
    widths = [Mm(TEXT_WIDTH_MM * width / sum(table.widths)) for width in table.widths]
    drawn = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    drawn.autofit = False
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for number, texts in enumerate((table.header, *table.rows)):
        row = drawn.add_row()
        if number == 0:
            _mark(row, "w:tblHeader")
        elif row_height:
            _mark(row, "w:cantSplit")
            row.height = Mm(row_height)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            _write(cell.paragraphs[0], text, bold=number == 0)
    document.add_paragraph()


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - the library has no other door


def _write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """The text, with the placeholders in it highlighted."""
    text, place = _xml(text), 0
    for found in PLACEHOLDER.finditer(text):
        _run(paragraph, text[place : found.start()], bold)
        paragraph.add_run(found[0]).font.highlight_color = WD_COLOR_INDEX.YELLOW
        place = found.end()
    _run(paragraph, text[place:], bold)


def _run(paragraph: Paragraph, text: str, bold: bool) -> None:
    if text:
        paragraph.add_run(text).bold = bold or None


def _number_pages(document: DocumentType, version: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{version} · ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - the library has no other door
    paragraph._p.append(field)  # noqa: SLF001 - the library has no other door


def _xml(text: str) -> str:
    return NOT_XML.sub("\ufffd", "\n".join(text.splitlines()))
