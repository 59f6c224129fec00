from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from matching.errors import InvalidFile
from matching.rounds.schedule import Schedule
from storage.event_folder import Printed, write_folder
from storage.outcomes_file import read_outcomes
from tests.matching.event_sheets.small import EVENT, MARKET, MATCHES, SCHEDULE

PRINTED = Printed(
    event=MARKET, schedule=SCHEDULE, matches=MATCHES, language="da", made=datetime(2027, 5, 1, tzinfo=UTC)
)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_folder_has_the_sheets_the_calendars_and_an_outcomes_file(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "ark", PRINTED)
    assert files(tmp_path / "ark") == sorted(
        one.relative_to(tmp_path / "ark").as_posix() for one in folder.files
    )
    found = files(tmp_path / "ark")
    assert [one for one in found if "/" not in one] == [
        "agreements.pdf",
        "master.pdf",
        "outcomes.csv",
        "participants.pdf",
        "tables.pdf",
    ]
    assert "participants/a-a-1-lektiecafeen-paa-aeroevej.pdf" in found
    assert "participants/b-b-2-aakran-a-s.ics" in found
    assert len(found) == 5 + 2 * 6
    assert all(path.read_bytes()[:5] == b"%PDF-" for path in folder.files if path.suffix == ".pdf")
    assert (folder.stale, folder.keeps_outcomes) == ((), False)


def test_speed_dating_has_no_agreements(tmp_path: Path) -> None:
    write_folder(tmp_path, replace(PRINTED, event=EVENT))
    assert "agreements.pdf" not in files(tmp_path)


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (("..", "."), ("../../x", "/etc/passwd")),
        (("CON", "con"), ("a", "A")),
        (("A:1", "a.1"), ("", "\\\\server")),
    ],
)
def test_ids_and_names_lead_to_no_other_folder_and_to_no_same_file(
    tmp_path: Path, ids: tuple[str, str], names: tuple[str, str]
) -> None:
    both = [
        replace(one, id=id, name=name or "x") for one, id, name in zip(EVENT.a[:2], ids, names, strict=True)
    ]
    event = replace(EVENT, a=(*both, EVENT.a[2]))
    folder = write_folder(tmp_path / "ark", replace(PRINTED, event=event, schedule=Schedule((), 0.0, 0.0)))
    assert {path.parent for path in folder.files} == {tmp_path / "ark", tmp_path / "ark/participants"}
    assert len({path.name.casefold() for path in folder.files}) == len(folder.files) == len(files(tmp_path))
    assert all(path.name[:2] in {"a-", "b-"} for path in folder.files if path.parent.name == "participants")


def test_outcomes_that_were_filled_in_stay(tmp_path: Path) -> None:
    write_folder(tmp_path, PRINTED)
    (tmp_path / "outcomes.csv").write_text("filled in", encoding="utf-8")
    again = write_folder(tmp_path, PRINTED)
    assert again.keeps_outcomes
    assert (tmp_path / "outcomes.csv").read_text(encoding="utf-8") == "filled in"


def test_sheets_of_an_earlier_plan_are_told(tmp_path: Path) -> None:
    write_folder(tmp_path, PRINTED)
    fewer = replace(EVENT, b=EVENT.b[:2])
    folder = write_folder(tmp_path, replace(PRINTED, event=fewer))
    assert [path.name for path in folder.stale] == ["b-b-3-ingen.ics", "b-b-3-ingen.pdf"]


def test_meeting_of_the_plan_before_is_cancelled_in_the_calendar(tmp_path: Path) -> None:
    now = replace(PRINTED, schedule=Schedule((), 0.0, 0.0), before=SCHEDULE)
    write_folder(tmp_path, now)
    [file] = tmp_path.glob("participants/a-a-1-*.ics")
    found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [one["status"] for one in found] == ["CANCELLED", "CANCELLED"]


def test_folder_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "participants").write_text("in the way", encoding="utf-8")
    with pytest.raises(InvalidFile):
        write_folder(tmp_path, PRINTED)
    assert files(tmp_path) == ["participants"]


def test_progress_counts_the_files(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_folder(tmp_path, PRINTED, lambda done, total: told.append((done, total)))
    assert told == [(number, 17) for number in range(1, 18)]


def rows(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "outcomes.csv").read_bytes().decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text), delimiter=";")]


def test_outcomes_file_has_a_row_for_each_meeting_and_can_be_read_as_it_is(tmp_path: Path) -> None:
    event = replace(MARKET, a=(replace(MARKET.a[0], name="=1+1"), *MARKET.a[1:]))
    write_folder(tmp_path, replace(PRINTED, event=event))
    assert [(one["round"], one["time"], one["table"], one["a"], one["b"]) for one in rows(tmp_path)] == [
        ("Runde 1", "17.00–17.15", "Vinduet", "a-1", "b-2"),
        ("Runde 2", "17.20–17.35", "Vinduet", "a-2", "b-1"),
        ("Sidste runde", "18.00–18.15", "1", "a-1", "b-1"),
        ("Sidste runde", "18.00–18.15", "Vinduet", "a-2", "b-2"),
    ]
    assert rows(tmp_path)[0]["a_name"] == "'=1+1"
    read = read_outcomes(tmp_path / "outcomes.csv")
    assert [one.pair for one in read] == [("a-1", "b-2"), ("a-2", "b-1"), ("a-1", "b-1"), ("a-2", "b-2")]
    assert all(one.held is None and one.a_says is None for one in read)
