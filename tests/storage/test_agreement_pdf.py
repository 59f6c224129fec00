from __future__ import annotations

import re
import zlib
from decimal import Decimal
from typing import Any

import pytest

from matching.partnerships.agreement import TEXTS, Share
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.goal import Goal
from storage.agreement_pdf import agreement_as_pdf
from tests.matching.partnerships.small import NAMES, agreement, signature

GOAL = Goal(what="Lektiehjælp på Ærø", measure="Talt", unit="timer", target=Decimal(1200))
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj")
LOST = "Denne PDF kan ikke vise alle bogstaver"


def pdf(**fields: Any) -> bytes:
    return agreement_as_pdf(agreement(**{"language": "da", **fields}), NAMES)


def drawn(file: bytes) -> list[bytes]:
    """What the pages draw."""
    found = [zlib.decompress(stream) for stream in STREAM.findall(file) if stream[:1] == b"\x78"]
    return [page for page in found if b" Tj" in page]


def words(file: bytes) -> str:
    """The lines of all pages with a space between them."""
    lines = [line for page in drawn(file) for line in SHOWN.findall(page)]
    return " ".join(re.sub(rb"\\(.)", rb"\1", line).decode("cp1252") for line in lines)


def test_pdf_has_title_headings_and_texts() -> None:
    found = words(pdf(purpose="Børn på Ærø “læser” – for 5 €"))
    assert "Samarbejdsaftale mellem Lektiecaféen på Ærøvej og" in found
    assert "Formål Børn på Ærø “læser” – for 5 € Mål" in found
    assert LOST not in found


def test_goals_are_a_table_and_signatures_have_their_names() -> None:
    found = words(pdf(goals=(GOAL,), signatures=(signature("com", "Bo Åkjær"),)))
    assert "Mål Hvordan det måles Enhed Måltal Lektiehjælp på Ærø Talt timer 1.200" in found
    assert "Underskrifter Partner Navn Dato Underskrift" in found
    assert "Bo Åkjær 31. januar 2027 underskrevet" in found


def test_pdf_is_a4_in_its_language() -> None:
    file = pdf()
    assert re.search(rb"/MediaBox \[0 0 595\.2\d 841\.89\]", file)
    assert b"/Lang (da-DK)" in file
    assert b"/Lang (en-GB)" in pdf(language="en")


def test_empty_fields_are_placeholders() -> None:
    assert "Formål [aftales] Mål [aftales] Målgruppe [aftales]" in words(pdf())


def test_what_the_font_lacks_has_a_stand_in_and_the_page_says_so() -> None:
    person = ContactPerson(partner="ngo", name="Łucja 李")
    found = words(pdf(contacts=(person,)))
    assert "Lucja ¤" in found
    assert LOST in found


def test_odd_signs_are_drawn_as_they_are() -> None:
    odd = r"(a) \n {nb} **b** <b>c</b> [d](e) %PDF-"
    assert odd in words(pdf(purpose=odd, goals=(Goal(what=odd),))).replace("\n", "")


@pytest.mark.parametrize("long", ["Ord " * 3_000, "Æ" * 10_000, "W\n" * 300], ids=["words", "word", "lines"])
def test_longest_texts_run_over_pages_and_none_is_lost(long: str) -> None:
    fields: dict[str, Any] = dict.fromkeys(TEXTS[:2], long)
    file = pdf(**fields, goals=(Goal(what=long),), shares=(Share(partner="ngo", role=long),))
    sign = long[0]
    assert len(drawn(file)) > 8
    assert words(file).count(sign) >= 4 * long.count(sign)


def test_table_of_long_cells_is_written_as_a_list() -> None:
    found = words(pdf(goals=(GOAL, Goal(what="Ord " * 1_000))))
    assert "Mål: Lektiehjælp på Ærø Hvordan det måles: Talt Enhed: timer Måltal: 1.200" in found


def test_same_agreement_gives_the_same_pages() -> None:
    assert drawn(pdf(goals=(GOAL,))) == drawn(pdf(goals=(GOAL,)))
