from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm

from matching.checks import LONGEST_TEXT
from matching.partnerships.agreement import TEXTS, Share
from matching.partnerships.goal import Goal
from storage.agreement_paper import agreement_as_docx
from tests.matching.partnerships.small import NAMES, agreement, signed_agreement

GOAL = Goal(what="Hours", measure="Counted", unit="hours", target=Decimal(1200))


def read(**fields: Any) -> DocumentType:
    return Document(BytesIO(agreement_as_docx(agreement(**fields), NAMES)))


def lines(document: DocumentType) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def cells(document: DocumentType, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def test_document_has_title_headings_and_texts() -> None:
    document = read(language="da", purpose="Lektier på Ærø", goals=(GOAL,))
    assert lines(document)[:4] == [
        "Samarbejdsaftale mellem Lektiecaféen på Ærøvej og Sønderå Regnskab ApS",
        "Version 1",
        "Formål",
        "Lektier på Ærø",
    ]
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert len(headings) == 11
    assert headings[-1] == "Underskrifter"


def test_goals_and_signatures_are_tables() -> None:
    document = Document(BytesIO(agreement_as_docx(signed_agreement(goals=(GOAL,)), NAMES)))
    assert cells(document, 0) == [
        ["Goal", "How it is measured", "Unit", "Target"],
        ["Hours", "Counted", "hours", "1,200"],
    ]
    assert cells(document, 3)[1] == ["Lektiecaféen på Ærøvej", "Åse", "31 January 2027", "signed"]


def test_there_is_room_to_sign_by_hand() -> None:
    document = read()
    signatures = document.tables[-1]
    assert cells(document, -1)[1:] == [[name, "", "", ""] for name in NAMES.values()]
    assert [row.height is not None and row.height > Mm(13) for row in signatures.rows] == [False, True, True]


def test_page_is_a4() -> None:
    section = read().sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_document_is_in_its_language(language: str, locale: str) -> None:
    document = read(language=language)
    found = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert found == {locale}
    assert document.core_properties.language == locale


def test_nobody_is_named_as_its_author() -> None:
    about = read().core_properties
    assert (about.author, about.comments, about.last_modified_by) == ("", "", "")
    assert about.title.startswith("Agreement between")


def test_placeholder_is_highlighted_and_nothing_else() -> None:
    document = read(purpose="Before [to be agreed: this] after")
    [paragraph] = [one for one in document.paragraphs if one.text.startswith("Before")]
    assert [(run.text, run.font.highlight_color) for run in paragraph.runs] == [
        ("Before ", None),
        ("[to be agreed: this]", WD_COLOR_INDEX.YELLOW),
        (" after", None),
    ]


def test_every_sign_is_kept_and_what_xml_cannot_hold_is_shown() -> None:
    odd = "李 Šafařík 🦉 <b>&amp;</b> {x} \u202e"
    assert odd.strip() in lines(read(purpose=odd))
    assert "a\ufffdb" in lines(read(purpose="a\x01b"))
    assert cells(read(goals=(Goal(what="a\x01b\r\nc\ufffe"),)), 0)[1][0] == "a\ufffdb\nc\ufffd"


def test_longest_texts_are_whole() -> None:
    long = "Æ" * (LONGEST_TEXT // (len(TEXTS) + 2))
    document = read(**dict.fromkeys(TEXTS, long), shares=(Share(partner="ngo", role=long),))
    assert len([line for line in lines(document) if line == long]) == len(TEXTS)
    assert cells(document, 0)[1][1] == long


def test_same_agreement_gives_the_same_document() -> None:
    once, again = (read(goals=(GOAL,)).element.xml for _ in range(2))
    assert once == again
