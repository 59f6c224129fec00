"""What a centre has to do, what came of its work, and agreements on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from matching.accounts.centre import Centre
from storage.settings import database_url
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.cli.conftest import Command
from tests.market import company, ngo
from tests.matching.partnerships.small import agreement, contribution, partnership, running


@contextmanager
def written() -> Iterator[UnitOfWork]:
    with unit_of_work(database_url()) as work:
        yield work
        work.commit()


@pytest.fixture
def centre(empty: Command) -> Command:
    """A centre with a partnership that runs, and one in dialogue with an unsigned agreement."""
    given = contribution(hours=Decimal("2.5"), confirmed_by="ida")
    with written() as work:
        work.centres.add(Centre(id="herning", name="Frivilligcenter Herning"))
        work.partners.put([ngo(centres=("herning",)), company(centres=("herning",), name="=1+1")])
        work.partnerships.add(replace(running(), centre="herning", contributions=(given,)))
        work.partnerships.add(partnership(id="P2", centre="herning"))
        work.agreements.add(agreement(partnership="P2", id="P2-1"))
    return empty


def test_due_list_says_what_to_do_and_letters_can_be_copied(centre: Command) -> None:
    short = centre("due", "--centre", "herning", "--date", "2027-02-01")
    assert short.code == 0
    assert "Get an agreement signed (31 January 2027) P2-1" in short.out
    assert "Hello" not in short.out
    assert "Shown: 3 of 3." in short.out
    letters = centre("due", "--centre", "herning", "-n", "1", "--letters", "--lang", "da")
    assert "Hej Association ngo og =1+1" in letters.out
    assert "Frivilligcenter Herning" in letters.out
    assert "Vist: 1 af 3." in letters.out


def test_item_that_is_due_since_nobody_knows_when_has_no_brackets(centre: Command) -> None:
    told = centre("due", "--centre", "herning", "--date", "2027-02-01").out
    assert "Complete a profile com\n" in told
    assert "(–)" not in told


def test_due_list_is_a_document_for_programs(centre: Command) -> None:
    document = centre("due", "--centre", "herning", "--all", "--json").document
    assert document["counts"] == {"agreement_unsigned": 1, "profile_incomplete": 2}
    assert (document["total"], len(document["items"])) == (3, 3)


def test_report_counts_in_three_forms(centre: Command) -> None:
    period = ("--centre", "herning", "--from", "2027-01-01", "--to", "31-01-2027")
    told = centre("report", *period)
    assert "Frivilligcenter Herning, 1 January 2027 – 31 January 2027" in told.out
    assert "Acceptance rate: – of 0 that are decided" in told.out
    document = centre("report", *period, "--json").document
    assert document["given"][0]["confirmed"] == {"contributions": 1, "hours": 2.5, "people": 3}
    table = centre("report", *period, "--csv").out
    assert table.startswith("\ufefftable;code;name;measure;value")
    assert "given_by_company;com;'=1+1;confirmed_hours;2,5" in table


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("due", "--centre", "nowhere"), 3, "There is no centre 'nowhere'"),
        (("due", "--centre", "herning", "-n", "0"), 2, "ask for at least 1, or --all"),
        (
            ("report", "--centre", "herning", "--from", "2027-02-01", "--to", "2027-01-01"),
            2,
            "swap the two days",
        ),
        (("report", "--centre", "herning", "--from", "soon", "--to", "2027-01-01"), 2, "is not a date"),
        (("agreement", "P2-1"), 2, "with --docx FILE or --pdf FILE"),
        (("agreement", "P9", "--pdf", "x.pdf"), 3, "no agreement with the id 'P9'"),
        (("agreement", "P1", "--pdf", "x.pdf"), 3, "no agreement with the id 'P1'"),
    ],
)
def test_what_cannot_be_answered_is_said(
    centre: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = centre(*arguments)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_agreement_is_written_as_word_document_and_pdf(centre: Command, tmp_path: Path) -> None:
    docx, pdf = tmp_path / "aftale.docx", tmp_path / "aftale.pdf"
    ended = centre("agreement", "P2", "--docx", str(docx), "--pdf", str(pdf), "--json")
    assert ended.document == {"agreement": "P2-1", "number": 1, "files": [str(docx), str(pdf)]}
    title = Document(BytesIO(docx.read_bytes())).paragraphs[0].text
    assert title == "Agreement between Association ngo and =1+1"
    assert pdf.read_bytes().startswith(b"%PDF-")
