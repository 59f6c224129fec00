from __future__ import annotations

from datetime import date
from decimal import Decimal

from matching.partnerships.agreement import Share
from matching.partnerships.agreement_versions import signed
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.goal import Goal
from matching.partnerships.paper import Paper, paper_of
from matching.partnerships.paper_tables import Table
from tests.matching.partnerships.small import NAMES, agreement, signature


def table(paper: Paper, heading: str) -> Table:
    [found] = [chapter.table for chapter in (*paper.chapters, paper.signatures) if chapter.heading == heading]
    assert found
    return found


def test_paper_has_every_chapter_in_order() -> None:
    assert [chapter.heading for chapter in paper_of(agreement(language="da"), NAMES).chapters] == [
        "Formål",
        "Mål",
        "Målgruppe",
        "Roller og bidrag",
        "Økonomi og udbytte",
        "Organisering og kontaktpersoner",
        "Data og sikring af målgruppen",
        "Varighed",
        "Opfølgning",
        "Afslutning",
    ]


def test_title_names_the_partners_and_an_unnamed_one_by_its_id() -> None:
    paper = paper_of(agreement(partners=("ngo", "com", "city"), number=3), NAMES)
    assert paper.title == "Agreement between Lektiecaféen på Ærøvej, Sønderå Regnskab ApS and city"
    assert paper.version == "Version 3"


def test_empty_field_is_a_placeholder() -> None:
    paper = paper_of(agreement(language="da"), NAMES)
    assert paper.chapters[0].paragraphs == ("[aftales]",)
    assert paper.chapters[1].paragraphs == ("[aftales]",)
    assert paper.chapters[7].paragraphs[0] == "Fra [aftales] til [aftales]."


def test_lines_of_a_text_are_its_paragraphs() -> None:
    assert paper_of(agreement(purpose="One\r\n\n two "), NAMES).chapters[0].paragraphs == ("One", "two")


def test_dates_are_written_as_the_language_does() -> None:
    paper = paper_of(agreement(language="da", starts=date(2027, 2, 1)), NAMES)
    assert paper.chapters[7].paragraphs[0] == "Fra 1. februar 2027 til [aftales]."


def test_goals_show_what_was_realised_once_it_is_known() -> None:
    goal = Goal(what="Hours", measure="Counted", unit="hours", target=Decimal("1200.5"))
    planned = table(paper_of(agreement(goals=(goal,)), NAMES), "Goals")
    assert planned.rows == (("Hours", "Counted", "hours", "1,200.5"),)
    done = Goal(what="Lives", realised=Decimal(3))
    both = table(paper_of(agreement(goals=(goal, done)), NAMES), "Goals")
    assert both.rows[1] == ("Lives", "[to be agreed]", "", "", "3")
    assert len(both.header) == len(both.widths) == 5


def test_every_partner_has_its_row() -> None:
    paper = paper_of(
        agreement(
            shares=(Share(partner="com", role="Mentor", contribution="Hours"),),
            contacts=(ContactPerson(partner="com", name="Bo", email="bo@example.org", phone="1"),),
        ),
        NAMES,
    )
    assert table(paper, "Roles and contributions").rows == (
        ("Sønderå Regnskab ApS", "Mentor", "Hours"),
        ("Lektiecaféen på Ærøvej", "[to be agreed]", "[to be agreed]"),
    )
    assert table(paper, "Organisation and contact persons").rows == (
        ("Sønderå Regnskab ApS", "Bo", "bo@example.org", "1"),
        ("Lektiecaféen på Ærøvej", "[to be agreed]", "", ""),
    )


def test_signatures_leave_room_for_those_who_have_not_signed() -> None:
    half = signed(agreement(), signature("com", "Bo"))
    assert table(paper_of(half, NAMES), "Signatures").rows == (
        ("Lektiecaféen på Ærøvej", "", "", ""),
        ("Sønderå Regnskab ApS", "Bo", "31 January 2027", "signed"),
    )
