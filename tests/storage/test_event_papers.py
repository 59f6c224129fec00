from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from matching.event_sheets.participant_sheet import ParticipantSheet
from matching.event_sheets.sheets import EventSheets, sheets_of
from matching.messages import message
from matching.rounds.event import Event
from matching.rounds.schedule import Meeting, Schedule
from storage.event_agreement_papers import agreements_as_pdf
from storage.event_master_paper import master_as_pdf
from storage.event_papers import participant_as_pdf, participants_as_pdf, tables_as_pdf
from tests.matching.event_sheets.small import (
    EVENT,
    MARKET,
    MATCHES,
    SCHEDULE,
    match,
    participant,
    stretch,
)
from tests.storage.pdf_words import drawn, pages, places

LONG = "Landsforeningen af Frivillige Sociale Foreninger i Midt- og Nordjylland " * 4 + "Speciallæge" * 30
ODD = r"(a) \n {nb} **b** <b>c</b> %PDF-"
A4 = re.compile(rb"/MediaBox \[0 0 595\.2\d 841\.89\]")


def made(event: Event = EVENT, schedule: Schedule = SCHEDULE, matches: Any = MATCHES) -> EventSheets:
    return sheets_of(event, schedule, matches)


def sheet(id: str, sheets: EventSheets) -> ParticipantSheet:
    [found] = [one for one in sheets.participants if one.id == id]
    return found


def of(id: str, **rest: Any) -> list[str]:
    return pages(participant_as_pdf(sheet(id, made(**rest)), "da"))


def renamed(name: str) -> Event:
    return replace(EVENT, a=(replace(EVENT.a[0], name=name), *EVENT.a[1:]))


def crowd(rounds: int = 16, people: int = 16) -> tuple[Event, Schedule]:
    """Everybody meets somebody in every round; the first of side A meets all of side B."""
    event = replace(
        EVENT,
        rounds=tuple(stretch(20 * index) for index in range(rounds)),
        breaks=(),
        tables=tuple(str(number) for number in range(1, people + 1)),
        a=tuple(
            participant(f"a-{n}", f"Foreningen {n}", rounds=frozenset(range(rounds))) for n in range(people)
        ),
        b=tuple(
            participant(f"b-{n}", f"Firmaet {n}", rounds=frozenset(range(rounds))) for n in range(people)
        ),
    )
    meetings = [
        Meeting(f"a-{n}", f"b-{(n + r) % people}", r, n) for r in range(rounds) for n in range(people)
    ]
    return event, Schedule(tuple(meetings), 1.0, 1.0)


def test_sheet_says_whom_when_where_and_why_and_what_to_speak_about() -> None:
    first, answers = of("a-1")
    assert first.startswith(
        "Lektiecaféen på Ærøvej Partnerbørs · 1. juni 2027 · Strandgade 4 Tid Runde Bord I møder"
    )
    assert "17.00–17.15 Runde 1 Vinduet Åkran A/S 17.20–17.35 Runde 2 intet møde 17.40–18.00 Kaffe" in first
    assert (
        "Sønderå Regnskab ApS Sidste runde · 18.00–18.15 · bord 1 Derfor mødes I • De er det samme sted. "
        "• Deres formål i egne ord er beslægtede." in first
    )
    assert "Hvor I er forskellige • De er forskellige i størrelse." in first
    assert "Tal om • Hvor meget er der brug for" in first
    assert first.endswith("Lektiecaféen på Ærøvej · Partnerbørs · 1")
    assert answers.startswith("Jeres svar Lektiecaféen på Ærøvej Partnerbørs")
    assert (
        "Runde I mødte Ja Måske Nej Bemærkning Runde 1 Åkran A/S Sidste runde Sønderå Regnskab ApS" in answers
    )


def test_there_are_three_boxes_to_tick_for_each_meeting() -> None:
    *_, answers = drawn(participant_as_pdf(sheet("a-1", made()), "en"))
    assert len(re.findall(rb" re S", answers)) == 3 * 2


def test_meeting_without_a_match_says_nothing_about_why() -> None:
    [first, _] = of("a-2")
    assert "Derfor mødes I" not in first
    assert first.count("Hvad vil hver af jer opnå sammen?") == 2


def test_sheet_without_meetings_is_one_page_that_says_so() -> None:
    [page] = of("a-3")
    assert page == (
        "Ensom Partnerbørs · 1. juni 2027 · Strandgade 4 Der er intet møde til jer i denne plan; tal med "
        "arrangøren, når I kommer. Ensom · Partnerbørs · 1"
    )


def test_sixteen_meetings_stand_on_the_first_page_and_their_answers_on_the_last() -> None:
    event, schedule = crowd()
    found = of("a-0", event=event, schedule=schedule)
    names = [f"Firmaet {n} " for n in range(16)]
    assert all(name in found[0] for name in names)
    assert all(name in found[-1] for name in names)
    assert sum(page.startswith("Jeres svar") for page in found) == 1


def test_long_names_are_cut_in_tables_and_stay_on_the_page() -> None:
    event = renamed(LONG)
    for file in (
        participant_as_pdf(sheet("a-1", made(event)), "en"),
        participant_as_pdf(sheet("b-1", made(event)), "en"),
        tables_as_pdf(made(event).tables, "en"),
        master_as_pdf(made(event).master, "en"),
        agreements_as_pdf(made(replace(event, form="marketplace")).agreements, "en"),
    ):
        assert "…" in " ".join(pages(file))
        for page in drawn(file):
            assert all(x < 800 and 20 < y < 842 for x, y in places(page))


def test_what_the_font_lacks_has_a_stand_in_and_the_page_says_so() -> None:
    assert "Siden kan ikke vise alle bogstaver" not in " ".join(of("a-1"))
    found = " ".join(of("a-1", event=renamed("Łódź 李")))
    assert "Lódz ¤" in found
    assert "Siden kan ikke vise alle bogstaver" in found


def test_odd_signs_are_drawn_as_they_are() -> None:
    assert ODD in of("a-1", event=renamed(ODD))[0]


def test_text_that_runs_over_pages_ends_with_dots_and_breaks_nothing() -> None:
    long = match(
        questions=(
            message("{name} has said what must never happen: “{text}”", name="X", text="Ord " * 9_000),
        )
    )
    found = of("a-1", matches={("a-1", "b-1"): long})
    assert 2 <= len(found) <= 4
    assert "…" in " ".join(found)


def test_bundle_of_two_sided_sheets_begins_each_on_a_new_leaf_and_counts_its_pages_from_one() -> None:
    found = pages(participants_as_pdf(made().participants, "da", two_sided=True))
    starts = [number for number, page in enumerate(found) if page.endswith(" · 1")]
    assert len(starts) == 6
    assert all(number % 2 == 0 for number in starts)
    assert found[1] == ""
    assert found[starts[1] + 1].endswith(" · 2")


def test_same_sheets_give_the_same_pages() -> None:
    assert [drawn(participant_as_pdf(one, "da")) for one in made().participants] == [
        drawn(participant_as_pdf(one, "da")) for one in made().participants
    ]


def test_table_plan_has_a_page_for_each_round() -> None:
    first, second, third = pages(tables_as_pdf(made().tables, "da"))
    assert first.startswith(
        "Runde 1 · 17.00–17.15 Partnerbørs · 1. juni 2027 · Strandgade 4 Bord Side A Side B Vinduet"
    )
    assert "Intet møde i denne runde Lektiecaféen på Ærøvej, Ensom, Åkran A/S Ikke til stede" in second
    assert third.startswith("Sidste runde · 18.00–18.15")
    assert "Ikke til stede Ingen" in third


def test_round_in_which_nobody_meets_says_so() -> None:
    found = pages(tables_as_pdf(made(schedule=Schedule((), 0.0, 0.0)).tables, "en"))
    assert all("Nobody meets in this round." in page for page in found)


def test_plan_of_many_tables_runs_over_pages_with_its_header_again() -> None:
    event, schedule = crowd(rounds=1, people=80)
    found = pages(tables_as_pdf(made(event, schedule).tables, "en"))
    assert len(found) == 3
    assert all("Table Side A Side B" in page for page in found)
    assert sum(page.count("Foreningen") for page in found) == 80


def test_master_sheet_has_everybody_and_what_could_not_be_had() -> None:
    [page] = pages(master_as_pdf(made().master, "da"))
    assert "3 deltagere på side A, 3 på side B; 4 møder i 3 runder." in page
    assert "A1 Lektiecaféen på Ærøvej B2 Vinduet – B1 1 2" in page
    assert "B3 Ingen – × × 0" in page
    assert "Det kunne ikke lade sig gøre • Der står intet på huskelisten for Ensom." in page


def test_master_sheet_of_many_rounds_has_a_second_table() -> None:
    event, schedule = crowd()
    first, *_, last = pages(master_as_pdf(made(event, schedule).master, "en"))
    assert " 12 20:40 Meetings" in first
    assert "Came 13 21:00 14 21:20" in last


def test_master_sheet_shows_all_meetings_of_many_delegates_in_one_round() -> None:
    many = tuple(participant(f"a-{n}", f"Foreningen {n}") for n in range(20))
    event = replace(
        EVENT,
        tables=tuple(str(n) for n in range(1, 21)),
        a=many,
        b=(participant("b-1", "Alle", delegates=20),),
        rounds=EVENT.rounds,
    )
    schedule = Schedule(tuple(Meeting(f"a-{n}", "b-1", 0, n) for n in range(20)), 1.0, 1.0)
    found = " ".join(pages(master_as_pdf(made(event, schedule).master, "en")))
    last = found[found.index("B1 Alle") :]
    assert all(f"A{n} {n}" in last for n in range(1, 21))


def test_agreement_form_has_a_page_for_each_meeting_with_names_gifts_and_signatures() -> None:
    found = pages(agreements_as_pdf(made(MARKET).agreements, "da"))
    assert len(found) == 4
    assert found[2].startswith(
        "Samarbejdsaftale mellem Lektiecaféen på Ærøvej og Sønderå Regnskab ApS Partnerbørs · 1. juni 2027 · "
        "Strandgade 4 Sidste runde · 18.00–18.15 · bord 1"
    )
    for text in (
        "Det giver Lektiecaféen på Ærøvej: timer",
        "Det giver Sønderå Regnskab ApS: timer",
        "Hvornår: hvilke datoer",
        "Partner Navn Dato Underskrift Lektiecaféen på Ærøvej Sønderå Regnskab ApS",
    ):
        assert text in found[2]


@pytest.mark.parametrize("language", ["da", "en"])
def test_pages_are_a4_in_their_language(language: Any) -> None:
    file = participant_as_pdf(made().participants[0], language)
    assert A4.search(file)
    assert {"da": b"/Lang (da-DK)", "en": b"/Lang (en-GB)"}[language] in file


def test_lines_of_a_page_do_not_lie_on_one_another() -> None:
    event, schedule = crowd()
    for page in drawn(participant_as_pdf(sheet("a-3", made(event, schedule, {})), "en")):
        left = sorted({y for x, y in places(page) if x < 60})
        assert all(b - a > 8 for a, b in pairwise(left))
