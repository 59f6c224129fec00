"""The sheets of the participants and the tables of each round, as PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matching.event_sheets.clock import Span, table_name
from matching.event_sheets.participant_sheet import AgendaLine, Encounter, ParticipantSheet
from matching.event_sheets.table_plan import TablePlan
from matching.messages import Language, Message, message
from storage.event_pages import TICK, EventPages

EMPTY = message("There is no meeting for you in this plan; speak to the organiser when you arrive.")
WHY, DIFFERENT = message("Why you meet"), message("Where you differ")
QUESTIONS = message("What to speak about")
ANSWERS = message("Your answers")
HAND_IN = message("Tick one box for each meeting, and hand this page in before you leave.")
LONG = 90
"""A name with so many letters is written in smaller ones."""
ROOMY, DENSE = 30, 45
"""So many tables of a round stand on one page in large letters, and so many in the usual ones."""


def participant_as_pdf(sheet: ParticipantSheet, language: Language) -> bytes:
    """The sheet of one participant, with a last page for its answers."""
    return participants_as_pdf([sheet], language)


def participants_as_pdf(
    sheets: Sequence[ParticipantSheet], language: Language, *, two_sided: bool = False
) -> bytes:
    """All sheets in one file; ``two_sided`` lets each begin on a new leaf."""
    title = sheets[0].name if len(sheets) == 1 else message("Participants' sheets").text(language)
    pages = EventPages(language, title)
    for sheet in sheets:
        if two_sided and pages.page_no() % 2:
            pages.begin_set("")
        _write_participant(pages, sheet)
    return bytes(pages.output())


def tables_as_pdf(plans: Iterable[TablePlan], language: Language) -> bytes:
    """The plan of each round on a page of its own, to hang up."""
    pages = EventPages(language, message("Table plans").text(language))
    for plan in plans:
        _write_plan(pages, plan)
    return bytes(pages.output())


def _write_participant(pages: EventPages, sheet: ParticipantSheet) -> None:
    language = pages.language
    pages.begin_set(f"{sheet.name} · {sheet.event_title}", sheet.name)
    pages.lines(sheet.name, 18 if len(sheet.name) < LONG else 12, "B", most=4)
    pages.lines(sheet.headline.text(language), 11)
    pages.gap(2)
    pages.tell_lost(_texts(sheet, language))
    if not sheet.encounters:
        pages.lines(EMPTY.text(language), 11)
    else:
        header = (message("Time"), message("Round"), message("Table"), message("You meet"))
        pages.grid(header, [_agenda(line, language) for line in sheet.agenda], (3, 4, 3, 9), bold=3)
    for encounter in sheet.encounters:
        _write_encounter(pages, encounter)
    if sheet.encounters:
        _write_answers(pages, sheet)


def _agenda(line: AgendaLine, language: Language) -> tuple[str, str, str, str]:
    found = line.encounter
    return (
        line.span.text(language),
        line.name.text(language),
        found.table if found else line.note.text(language) if line.note else "",
        found.other_name if found else "",
    )


def _write_encounter(pages: EventPages, encounter: Encounter) -> None:
    """Kept together where it fits on a page."""
    parts = _parts(encounter)
    language = pages.language
    points = [(title.text(language), [one.text(language) for one in said]) for title, said in parts if said]
    height = 16 + sum(7 + sum(pages.height_of(text, indent=4) for text in texts) for _, texts in points)
    pages.need(min(height + 5, pages.h / 2))
    pages.gap(5)
    pages.lines(encounter.other_name, 12, "B", most=2)
    pages.lines(_when(encounter.span, encounter.name, encounter.table).text(language), 9)
    for title, texts in points:
        pages.gap(1.5)
        pages.need(12)
        pages.lines(title, style="B")
        for text in texts:
            pages.point(text)


def _parts(encounter: Encounter) -> Sequence[tuple[Message, tuple[Message, ...]]]:
    why = encounter.why
    return (WHY, (*why.known, *why.reasons)), (DIFFERENT, why.differences), (QUESTIONS, why.questions)


def _write_answers(pages: EventPages, sheet: ParticipantSheet) -> None:
    language = pages.language
    pages.add_page()
    pages.lines(ANSWERS.text(language), 16, "B")
    pages.lines(sheet.name, 10, most=2)
    pages.lines(sheet.headline.text(language), 10, most=2)
    pages.gap(2)
    pages.lines(message("Would you like to go on together?").text(language), 11, "B")
    pages.lines(HAND_IN.text(language))
    pages.gap(2)
    header = (
        message("Round"),
        message("You met"),
        message("Yes"),
        message("Maybe"),
        message("No"),
        message("Note"),
    )
    rows = [(one.name.text(language), one.other_name, TICK, TICK, TICK, "") for one in sheet.encounters]
    pages.grid(header, rows, (3, 7, 1.6, 2, 1.6, 6), 9, least=11)


def _write_plan(pages: EventPages, plan: TablePlan) -> None:
    language = pages.language
    name = plan.name.text(language)
    pages.begin_set(f"{name} · {plan.headline.text(language)}", name)
    pages.lines(f"{name} · {plan.span.text(language)}", 20, "B")
    pages.lines(plan.headline.text(language), 11)
    pages.gap(3)
    texts = [text for one in plan.seatings for text in (one.table, one.a, one.b)]
    pages.tell_lost([*texts, *plan.free, *plan.away])
    if plan.seatings:
        header = (message("Table"), message("Side A"), message("Side B"))
        rows = [(one.table, one.a, one.b) for one in plan.seatings]
        size = 12 if len(rows) <= ROOMY else 10 if len(rows) <= DENSE else 8
        pages.grid(header, rows, (2, 5, 5), size, bold=0)
    else:
        pages.lines(message("Nobody meets in this round.").text(language), 12)
    for title, names in ((message("No meeting in this round"), plan.free), (message("Not there"), plan.away)):
        if names:
            pages.gap(4)
            pages.need(12)
            pages.lines(title.text(language), 10, "B")
            pages.lines(", ".join(names), 9)


def _when(when: Span, name: Message, table: str) -> Message:
    return Message("{round} · {time} · {table}", {"round": name, "time": when, "table": table_name(table)})


def _texts(sheet: ParticipantSheet, language: Language) -> list[str]:
    whys = [said for one in sheet.encounters for _, part in _parts(one) for said in part]
    texts = [sheet.name, sheet.headline.text(language), *(said.text(language) for said in whys)]
    for line in sheet.agenda:
        texts += _agenda(line, language)
    return texts
