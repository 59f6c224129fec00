from __future__ import annotations

from dataclasses import replace

from matching.event_sheets.agreement_form import AgreementForm
from matching.event_sheets.clock import table_name
from matching.event_sheets.participant_sheet import ParticipantSheet
from matching.event_sheets.sheets import EventSheets, sheets_of
from matching.event_sheets.why import MOST_QUESTIONS, MOST_REASONS, STANDING, why_of
from matching.messages import Language, Worded, message
from matching.rounds.event import Event
from matching.rounds.schedule import Meeting, Schedule
from matching.statement import Need, Offer
from tests.matching.event_sheets.small import EVENT, MARKET, MATCHES, SCHEDULE, match, reason

NEED = Need(id="need", partner="ngo", resource_kind="skilled_time", title="En bogholder")
OFFER = Offer(id="offer", partner="com", resource_kind="skilled_time", title="Revision")


def sheets(event: Event = EVENT, schedule: Schedule = SCHEDULE) -> EventSheets:
    return sheets_of(event, schedule, MATCHES)


def sheet(id: str, event: Event = EVENT) -> ParticipantSheet:
    [found] = [one for one in sheets(event).participants if one.id == id]
    return found


def said(sentences: tuple[Worded, ...], language: Language = "en") -> list[str]:
    return [one.text(language) for one in sentences]


def agenda(id: str, language: Language = "en") -> list[tuple[str, str, str | None]]:
    return [
        (
            line.span.text(language),
            line.name.text(language),
            line.encounter.other_name if line.encounter else line.note.text(language) if line.note else None,
        )
        for line in sheet(id).agenda
    ]


def test_sheet_has_the_evening_in_order_of_time() -> None:
    assert agenda("a-1", "da") == [
        ("17.00–17.15", "Runde 1", "Åkran A/S"),
        ("17.20–17.35", "Runde 2", "intet møde"),
        ("17.40–18.00", "Kaffe", None),
        ("18.00–18.15", "Sidste runde", "Sønderå Regnskab ApS"),
    ]


def test_who_comes_late_has_no_line_for_the_rounds_before() -> None:
    assert agenda("a-2")[0] == ("17:20–17:35", "Round 2", "Sønderå Regnskab ApS")


def test_meeting_is_on_the_sheets_of_both_at_the_same_table() -> None:
    [one] = [each for each in sheet("a-2").encounters if each.other == "b-1"]
    [other] = [each for each in sheet("b-1").encounters if each.other == "a-2"]
    assert (
        (one.round, one.table, one.span) == (other.round, other.table, other.span) == (1, "Vinduet", one.span)
    )


def test_sheets_are_in_order_of_side_and_name() -> None:
    assert [one.name for one in sheets().participants] == [
        "Ensom",
        "Lektiecaféen på Ærøvej",
        "Systuen",
        "Ingen",
        "Sønderå Regnskab ApS",
        "Åkran A/S",
    ]


def test_who_meets_nobody_has_a_sheet_without_meetings() -> None:
    assert sheet("a-3").encounters == ()
    assert sheet("b-3").encounters == ()


def test_reasons_for_come_before_those_in_part_and_words_are_no_difference() -> None:
    why = why_of(match(), ("A", "B"))
    assert said(why.reasons) == ["They are in the same place.", "Their missions are related."]
    assert said(why.differences) == ["They differ in size."]
    assert said(why.questions) == ["How much is needed and how much can be given?"]


def test_without_a_match_nothing_is_said_about_why_and_the_standing_questions_are_asked() -> None:
    why = why_of(None, ("A", "B"))
    assert (why.reasons, why.differences, why.questions) == ((), (), STANDING)
    assert said(why.questions, "da")[0] == "Hvad vil hver af jer opnå sammen?"
    assert sheet("a-2").encounters[0].why == why


def test_match_that_knows_everything_asks_the_standing_questions() -> None:
    assert why_of(match(questions=()), ("A", "B")).questions == STANDING


def test_so_many_reasons_and_questions_as_fit_on_paper() -> None:
    many = tuple(reason("place", "yes", "They are in the same place.") for _ in range(9))
    why = why_of(match(reasons=many, questions=tuple(message("Break") for _ in range(9))), ("A", "B"))
    assert (len(why.reasons), len(why.questions)) == (MOST_REASONS, MOST_QUESTIONS)


def test_table_plan_says_who_sits_where_who_is_free_and_who_is_away() -> None:
    plan = sheets().tables[2]
    assert [(one.table, one.a, one.b) for one in plan.seatings] == [
        ("1", "Lektiecaféen på Ærøvej", "Sønderå Regnskab ApS"),
        ("Vinduet", "Systuen", "Åkran A/S"),
    ]
    assert (plan.free, plan.away) == (("Ensom",), ("Ingen",))
    assert plan.name.text("da") == "Sidste runde"


def test_master_sheet_has_everybody_with_whom_and_where() -> None:
    master = sheets().master
    rows = {row.code: row for row in master.rows}
    assert [*rows] == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert [cell.meetings for cell in rows["A1"].cells] == [(("B2", "Vinduet"),), (), (("B1", "1"),)]
    assert [cell.is_there for cell in rows["B3"].cells] == [True, False, False]
    assert (rows["B1"].meetings, rows["A3"].meetings, master.meetings) == (2, 0, 4)
    assert said(master.unmet) == ["There is nothing to do for Ensom."]


def test_delegates_at_two_tables_at_a_time_stand_in_one_cell() -> None:
    two = Schedule((Meeting("a-1", "b-1", 1, 0), Meeting("a-2", "b-1", 1, 1)), 1.0, 1.0)
    found = sheets(schedule=two)
    assert found.master.rows[3].cells[1].meetings == (("A1", "1"), ("A2", "Vinduet"))
    [both] = [one for one in found.participants if one.id == "b-1"]
    assert [(one.round, one.table) for one in both.encounters] == [(1, "1"), (1, "Vinduet")]


def forms(event: Event) -> tuple[AgreementForm, ...]:
    return sheets(event).agreements


def test_forms_to_sign_are_for_a_marketplace_alone_in_order_of_round_and_table() -> None:
    assert forms(EVENT) == ()
    assert [(form.parties[0], form.table) for form in forms(MARKET)] == [
        ("Lektiecaféen på Ærøvej", "Vinduet"),
        ("Systuen", "Vinduet"),
        ("Lektiecaféen på Ærøvej", "1"),
        ("Systuen", "Vinduet"),
    ]
    assert forms(MARKET)[0].title.text("da") == "Samarbejdsaftale mellem Lektiecaféen på Ærøvej og Åkran A/S"


def test_form_says_what_the_register_knows_that_each_seeks_and_gives() -> None:
    matches = {("a-1", "b-1"): match(NEED, OFFER)}
    form = sheets_of(MARKET, SCHEDULE, matches).agreements[2]
    assert said(form.known, "en") == [
        "Lektiecaféen på Ærøvej seeks skilled time (pro bono): “En bogholder”",
        "Sønderå Regnskab ApS gives skilled time (pro bono): “Revision”",
    ]
    assert forms(MARKET)[0].known == ()


def test_sheets_of_both_say_what_each_seeks_and_gives() -> None:
    found = sheets_of(EVENT, SCHEDULE, {("a-1", "b-1"): match(NEED, OFFER)}).participants
    both = [
        one.why.known for each in found for one in each.encounters if {each.id, one.other} == {"a-1", "b-1"}
    ]
    assert len(both) == 2
    assert both[0] == both[1]
    assert said(both[0])[0] == "Lektiecaféen på Ærøvej seeks skilled time (pro bono): “En bogholder”"


def test_rounds_before_the_first_meeting_and_after_the_last_are_left_out() -> None:
    assert [line[1] for line in agenda("b-2")] == ["Round 1", "Round 2", "Kaffe", "Sidste runde"]
    early = Schedule(SCHEDULE.meetings[1:2], 1.0, 1.0)
    [one] = [each for each in sheets(schedule=early).participants if each.id == "a-1"]
    assert [line.name.text() for line in one.agenda] == ["Round 1", "Kaffe"]


def test_headline_leaves_out_a_place_that_is_not_known() -> None:
    assert sheet("a-1").headline.text("da") == "Partnerbørs · 1. juni 2027 · Strandgade 4"
    assert sheet("a-1", replace(EVENT, place=" ")).headline.text("en") == "Partnerbørs · 1 June 2027"


def test_table_that_has_a_name_needs_no_word_before_it() -> None:
    assert [table_name(table).text("da") for table in ("4", "B", "Bord 4", "Vinduet")] == [
        "bord 4",
        "bord B",
        "Bord 4",
        "Vinduet",
    ]


def test_same_plan_gives_the_same_sheets() -> None:
    assert sheets() == sheets()
