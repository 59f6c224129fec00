"""All the paper of an event in one folder, with the calendars and an outcomes file to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from matching.event_sheets.participant_sheet import ParticipantSheet
from matching.event_sheets.sheets import EventSheets, sheets_of
from matching.event_sheets.why import Matches
from matching.messages import Language
from matching.rounds.event import Event
from matching.rounds.schedule import Schedule
from storage.blank_outcomes import blank_outcomes
from storage.event_agreement_papers import agreements_as_pdf
from storage.event_calendar import calendar_of
from storage.event_master_paper import master_as_pdf
from storage.event_papers import participant_as_pdf, participants_as_pdf, tables_as_pdf
from storage.file_names import distinct, plain_name
from storage.safe_write import replacing

PARTICIPANTS, OUTCOMES = "participants", "outcomes.csv"
Progress = Callable[[int, int], None]
Written = Iterator[tuple[str, Callable[[], bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is to be printed; ``before`` is the plan that calendars have read already."""

    event: Event
    schedule: Schedule
    matches: Matches
    language: Language
    made: datetime
    before: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """``files`` were written; ``stale`` are sheets of an earlier plan that lie beside them."""

    files: tuple[Path, ...]
    stale: tuple[Path, ...]
    keeps_outcomes: bool
    """Whether an outcomes file was there, which stays as it was filled in."""


def write_folder(folder: Path, printed: Printed, progress: Progress = lambda done, total: None) -> Folder:
    """Write everything into ``folder``, which is made where it is missing; all of it or nothing.

    Raises:
        InvalidFile: a file cannot be written there.
    """
    keeps_outcomes = (folder / OUTCOMES).exists()
    made = [one for one in _files(printed) if not (keeps_outcomes and one[0] == OUTCOMES)]
    paths = [folder / name for name, _ in made]
    with replacing(*paths) as parts:
        for done, (part, (_, content)) in enumerate(zip(parts, made, strict=True), 1):
            part.write_bytes(content())
            progress(done, len(made))
    beside = (*(folder / PARTICIPANTS).glob("*.pdf"), *(folder / PARTICIPANTS).glob("*.ics"))
    return Folder(tuple(paths), tuple(sorted(set(beside) - set(paths))), keeps_outcomes)


def _files(printed: Printed) -> Written:
    """Names of the files within the folder, and how each is made."""
    sheets = sheets_of(printed.event, printed.schedule, printed.matches)
    language = printed.language
    yield "master.pdf", lambda: master_as_pdf(sheets.master, language)
    yield "tables.pdf", lambda: tables_as_pdf(sheets.tables, language)
    if sheets.agreements:
        yield "agreements.pdf", lambda: agreements_as_pdf(sheets.agreements, language)
    yield "participants.pdf", lambda: participants_as_pdf(sheets.participants, language, two_sided=True)
    yield (
        OUTCOMES,
        lambda: blank_outcomes(printed.event, printed.schedule, printed.matches, language),
    )
    yield from _of_participants(printed, sheets)


def _of_participants(printed: Printed, sheets: EventSheets) -> Written:
    old = sheets_of(printed.event, printed.before, {}).participants if printed.before else ()
    before = {one.id: one for one in old}
    stems = distinct(_stem(one) for one in sheets.participants)
    for sheet, stem in zip(sheets.participants, stems, strict=True):
        yield f"{PARTICIPANTS}/{stem}.pdf", _paper(sheet, printed.language)
        yield f"{PARTICIPANTS}/{stem}.ics", _calendar(sheet, printed, before.get(sheet.id))


def _stem(sheet: ParticipantSheet) -> str:
    """The side comes first, so that no name begins with a hyphen or is one that a system keeps."""
    return "-".join(part for part in (sheet.side, plain_name(sheet.id), plain_name(sheet.name)) if part)


def _paper(sheet: ParticipantSheet, language: Language) -> Callable[[], bytes]:
    return lambda: participant_as_pdf(sheet, language)


def _calendar(
    sheet: ParticipantSheet, printed: Printed, before: ParticipantSheet | None
) -> Callable[[], bytes]:
    event = printed.event
    return lambda: calendar_of(sheet, event.id, event.place, printed.made, printed.language, before)
