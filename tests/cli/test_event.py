"""``brobygger event``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from storage.transaction import transact
from tests.api.accounts import add_centres
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, SECRETS, sqlite_url, store
from tests.cli.conftest import Command
from tests.storage.pdf_words import pages

EVENT: dict[str, Any] = {
    "format": "brobygger-event/1",
    "id": "ev-1",
    "title": "Partnerbørs",
    "form": "marketplace",
    "place": "Strandgade 4",
    "rounds": {"first": "2027-06-01T17:00:00+02:00", "count": 2, "minutes": 15},
    "tables": 2,
    "a": [{"id": "lektie", "name": "Lektiecaféen", "partner": "ngo-1"}, {"id": "ny", "name": "En Ny"}],
    "b": [
        {"id": "tal", "name": "Talknuserne", "partner": "com-1"},
        {"id": "kran", "name": "Kran"},
    ],
    "scores": [[0.9, 0.5], [0.5, 0.9]],
}
PLAN: dict[str, Any] = {
    "format": "brobygger-schedule/1",
    "event": "ev-1",
    "value": 1.4,
    "bound": 1.4,
    "meetings": [
        {"round": 1, "table": "1", "a": "lektie", "b": "tal"},
        {"round": 2, "table": "2", "a": "ny", "b": "tal"},
    ],
    "unmet": [{"kind": "must", "participants": ["ny"], "sentence": "Det gik ikke."}],
}
ROWS = "a;b;held;a_says;b_says;need;offer;amount;unit\n"
BOTH_YES = ROWS + "lektie;tal;ja;ja;ja;need-1;offer-1;1;people\nny;tal;ja;ja;ja;;;;\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with an event and its plan."""
    (tmp_path / "event.json").write_text(json.dumps(EVENT), encoding="utf-8")
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), encoding="utf-8")
    (tmp_path / "outcomes.csv").write_text(BOTH_YES, encoding="utf-8")
    return tmp_path


def sheets(files: Path, *more: str) -> tuple[str, ...]:
    named = ("--event", str(files / "event.json"), "--out", str(files / "ark"))
    return ("event", "sheets", str(files / "plan.json"), *named, *more)


def outcomes(files: Path, *more: str) -> tuple[str, ...]:
    named = (str(files / "plan.json"), str(files / "outcomes.csv"), "--event", str(files / "event.json"))
    return ("event", "outcomes", *named, *more)


@pytest.fixture
def centre(empty: Command, tmp_path: Path) -> str:
    """The database that ``empty`` works with, with partners of a centre."""
    url = sqlite_url(tmp_path)
    store(url, [replace(one, centres=("herning",)) for one in PARTNERS], NEEDS, OFFERS)
    add_centres(url, "herning")
    return url


def test_sheets_say_why_two_of_the_register_meet(brobygger: Command, files: Path) -> None:
    ended = brobygger(*sheets(files, "--lang", "da"))
    assert (ended.code, ended.err) == (0, "")
    [paper] = (files / "ark/participants").glob("a-lektie-*.pdf")
    first, _ = pages(paper.read_bytes())
    assert "Talknuserne Runde 1 · 17.00–17.15 · bord 1 Derfor mødes I •" in first
    [other] = (files / "ark/participants").glob("a-ny-*.pdf")
    assert "Derfor mødes I" not in pages(other.read_bytes())[0]
    assert "need-1;offer-1" in (files / "ark/outcomes.csv").read_text(encoding="utf-8-sig")
    forms = pages((files / "ark/agreements.pdf").read_bytes())
    assert ": “Bogholdere hjælper”" in forms[0]
    assert "Det gik ikke." in pages((files / "ark/master.pdf").read_bytes())[0]


def test_sheets_hold_no_contact_details(brobygger: Command, files: Path) -> None:
    assert brobygger(*sheets(files)).code == 0
    written = [path for path in (files / "ark").rglob("*") if path.is_file()]
    texts = [
        " ".join(pages(path.read_bytes())) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")
        for path in written
    ]
    assert len(texts) == 13
    assert [secret for secret in SECRETS for text in texts if secret in text] == []


def test_json_lists_the_files_and_how_many_have_reasons(brobygger: Command, files: Path) -> None:
    document = brobygger(*sheets(files, "--json")).document
    assert {name: document[name] for name in ("participants", "meetings", "with_reasons", "stale")} == {
        "participants": 4,
        "meetings": 2,
        "with_reasons": 1,
        "stale": [],
    }
    assert all((files / "ark" / name).is_file() for name in document["files"])
    assert len(document["files"]) == 13


def test_without_reasons_nothing_is_loaded(empty: Command, files: Path) -> None:
    ended = empty(*sheets(files, "--no-reasons", "--json"))
    assert (ended.code, ended.document["with_reasons"]) == (0, 0)


def test_plan_that_holds_its_event_needs_no_other_file(empty: Command, files: Path) -> None:
    (files / "plan.json").write_text(json.dumps(PLAN | {"event": EVENT}), encoding="utf-8")
    ended = empty("event", "sheets", str(files / "plan.json"), "--out", str(files / "ark"), "--no-reasons")
    assert (ended.code, ended.err) == (0, "")


def test_plan_made_by_plan_rounds_can_be_printed_and_a_later_one_cancels_meetings(
    empty: Command, files: Path
) -> None:
    planned = empty("plan", "rounds", str(files / "event.json"), "--deadline", "1", "--json")
    assert planned.code == 0
    (files / "old.json").write_text(planned.out, encoding="utf-8")
    assert len(planned.document["meetings"]) == 4
    ended = empty(*sheets(files, "--before", str(files / "old.json"), "--no-reasons"))
    assert ended.code == 0
    [file] = (files / "ark/participants").glob("b-kran-*.ics")
    assert [one["status"] for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")] == [
        "CANCELLED"
    ] * 2


def test_second_time_the_outcomes_stay_and_it_is_said(empty: Command, files: Path) -> None:
    empty(*sheets(files, "--no-reasons"))
    (files / "event.json").write_text(
        json.dumps(EVENT | {"a": EVENT["a"] + [{"id": "x", "name": "X"}], "scores": None})
    )
    empty(*sheets(files, "--no-reasons"))
    (files / "event.json").write_text(json.dumps(EVENT))
    ended = empty(*sheets(files, "--no-reasons"))
    assert "outcomes.csv was there already" in ended.err
    assert "2 files in" in ended.err


@pytest.mark.parametrize(
    ("plan", "code", "said"),
    [
        ("{", 2, "is not JSON"),
        (json.dumps(PLAN | {"event": "ev-2"}), 2, "This is no schedule of the event 'ev-1'"),
        (
            json.dumps(PLAN | {"meetings": [PLAN["meetings"][0]] * 2}),
            2,
            "does not fit the event: 2 meetings are at",
        ),
        (
            json.dumps(PLAN | {"meetings": [{"round": 1, "table": "1", "a": "tal", "b": "ny"}]}),
            2,
            "'tal' and 'ny' are not on the two sides of the event.",
        ),
        (json.dumps(PLAN | {"event": {"id": "ev-2"}}), 2, "This is no schedule of the event 'ev-1'"),
        (json.dumps([PLAN]), 2, "write an object in braces"),
    ],
)
def test_plan_that_cannot_be_used_is_refused(
    empty: Command, files: Path, plan: str, code: int, said: str
) -> None:
    (files / "plan.json").write_text(plan, encoding="utf-8")
    ended = empty(*sheets(files))
    assert (ended.code, ended.out) == (code, "")
    assert said in " ".join(ended.err.split())
    assert not (files / "ark").exists()


def test_without_the_event_it_is_asked_for(empty: Command, files: Path) -> None:
    ended = empty("event", "sheets", str(files / "plan.json"), "--out", str(files / "ark"))
    assert (ended.code, "--event FILE" in ended.err) == (2, True)


def test_both_yes_is_an_accepted_introduction_and_who_is_not_in_the_register_is_named(
    empty: Command, centre: str, files: Path
) -> None:
    ended = empty(*outcomes(files))
    assert ended.code == 0
    [one] = transact(centre, lambda work: work.introductions.find(), writing=False)
    assert ended.out.startswith(f"Introductions made: 1\n✓ Lektiecaféen – Talknuserne {one.value.id}\n")
    assert "Could not be made: 1\n! En Ny – Talknuserne: 'En Ny' has no partner in the register" in ended.out
    assert (one.value.state, one.value.centre, one.value.partners) == (
        "accepted",
        "herning",
        ("ngo-1", "com-1"),
    )
    offer = transact(centre, lambda work: work.offers.stored("offer-1"), writing=False)
    assert offer.value.committed == 1


def test_entered_twice_nothing_is_made_twice(empty: Command, centre: str, files: Path) -> None:
    first = empty(*outcomes(files, "--json")).document
    again = empty(*outcomes(files, "--json", "--lang", "da")).document
    [made] = first["made"]
    assert again["made"] == []
    assert again["not_made"][0] == {
        "a": "lektie",
        "b": "tal",
        "kind": "entered",
        "introduction": made["introduction"],
        "sentence": f"Det er indtastet før: introduktion {made['introduction']}.",
    }
    assert len(transact(centre, lambda work: work.introductions.find(), writing=False)) == 1


def test_no_and_maybe_are_in_the_document_with_the_ids_of_the_partners(
    empty: Command, centre: str, files: Path
) -> None:
    rows = "a;b;held;a_says;b_says;note\nlektie;tal;ja;nej;måske;For langt væk\n"
    (files / "outcomes.csv").write_text(rows, encoding="utf-8")
    document = empty(*outcomes(files, "--json")).document
    assert document["made"] == []
    assert document["said"] == [
        {
            "event": "ev-1",
            "a": "lektie",
            "b": "tal",
            "a_partner": "ngo-1",
            "b_partner": "com-1",
            "held": True,
            "a_says": "no",
            "b_says": "maybe",
            "need": None,
            "offer": None,
            "amount": None,
            "unit": None,
            "note": "For langt væk",
            "introduction": None,
        }
    ]
    (files / "outcomes.csv").write_text(BOTH_YES, encoding="utf-8")
    again = empty(*outcomes(files, "--json")).document
    assert again["said"][0]["introduction"] == again["made"][0]["introduction"]
    assert [one["amount"] for one in again["said"]] == [1.0, None]


def test_what_nobody_has_to_do_anything_about_is_counted(empty: Command, centre: str, files: Path) -> None:
    (files / "outcomes.csv").write_text(ROWS + "lektie;tal;nej;;;;;;\n", encoding="utf-8")
    assert empty(*outcomes(files)).out == "Introductions made: 0\nNot filled in: 1\nNot held: 1\n"


@pytest.mark.parametrize(
    ("rows", "more", "code", "said"),
    [
        (BOTH_YES, ("--centre", "ry"), 3, "There is no centre 'ry'"),
        (ROWS + "lektie;tal;perhaps;;;;;;\n", (), 2, "does not say whether the meeting was held"),
    ],
)
def test_what_cannot_be_entered_changes_nothing(
    empty: Command, centre: str, files: Path, rows: str, more: tuple[str, ...], code: int, said: str
) -> None:
    (files / "outcomes.csv").write_text(rows, encoding="utf-8")
    ended = empty(*outcomes(files, *more))
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert transact(centre, lambda work: work.introductions.find(), writing=False) == []
