"""A person in every text column of every table: found, erased, and no longer in the file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import JSON, Text, select, text
from sqlalchemy.exc import DBAPIError

from matching.partner import Contact
from matching.privacy.erase import erase
from matching.privacy.export import export
from matching.privacy.work import DOCUMENTS
from storage import document_kinds
from storage.all_tables import metadata
from storage.column_types import TextList
from storage.documents import Kind
from storage.engine import engine
from storage.scrub import scrub
from storage.settings import sqlite_file
from storage.transaction import transact
from storage.unit_of_work import unit_of_work
from tests.storage.planted import EMAIL, MARKS, NAME, OTHER, PHONE, USER, plant

GONE = "Denne tekst blev slettet sammen med den, der skrev den."
IDS_AND_CODES = {
    "partners": "id kind roles_can roles_cannot terms purposes target_groups motives welcomes_motives "
    "languages industries exclusions visibility centres",
    "needs": "id partner resource_kind unit engagement_form collaboration_level windows slots remote "
    "purposes target_groups contact safeguards roles returns languages exclusions status visibility",
    "volunteers": "id partner languages windows slots remote interests",
    "centres": "id",
    "users": "id",
    "tokens": "id user digest",
    "introductions": "id centre state seeker giver",
    "partnerships": "id centre phase introduction",
    "agreements": "id partnership",
    "evaluations": "id partnership",
    "seasons": "id centre state",
    "season_scores": "id body",
    "season_jobs": "id centre",
    "interests": "id centre state partner",
    "put_asides": "id centre asked",
    "uploads": "id user",
    "registrations": "id centre state digest",
    "invitations": "id partner digest body",
    "volunteer_keys": "id volunteer partner digest",
    "events": "id centre state",
    "event_answers": "id event digest",
    "meeting_outcomes": "id event centre",
    "links": "sort id name value",
    "audit": "id user action sort about detail",
    "sign_ins": "id key",
    "idempotency_keys": "key request",
    "changes": "sort id partner",
}
"""Columns that can hold no text of anybody's, and why each: ids, codes, digests, and lists of them."""
IDS_AND_CODES["offers"] = IDS_AND_CODES["needs"] + " competences places"


def dump(url: str) -> dict[tuple[str, str], str]:
    """All that stands in each column of each table, as one text."""
    with engine(url).connect() as connection:
        return {
            (table.name, column.name): "\n".join(
                json.dumps(row[0], default=str, ensure_ascii=False)
                for row in connection.execute(select(column))
            )
            for table in metadata.sorted_tables
            for column in table.columns
        }


def marked(url: str) -> list[tuple[str, str]]:
    """The columns in which the person stands."""
    return [place for place, held in dump(url).items() if any(mark in held.casefold() for mark in MARKS)]


def holds_text(column: Any) -> bool:
    return isinstance(column.type, Text | JSON | TextList) or column.name == "id"


@pytest.fixture
def planted_url(url: str) -> str:
    transact(url, plant)
    return url


def test_every_text_column_holds_the_person_or_is_known_to_hold_none(planted_url: str) -> None:
    expected = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if holds_text(column) and column.name not in IDS_AND_CODES[table.name].split()
    }
    assert set(marked(planted_url)) == expected


def test_every_sort_of_document_is_looked_through() -> None:
    kinds = {kind.table.name for kind in vars(document_kinds).values() if isinstance(kind, Kind)}
    assert kinds == set(DOCUMENTS)


def test_erased_person_is_in_no_column_and_in_no_byte_of_the_file(planted_url: str) -> None:
    erased = transact(planted_url, lambda work: erase(work, f" {EMAIL.upper()} ", [NAME, PHONE], "da"))
    assert scrub(planted_url)
    assert marked(planted_url) == []
    assert erased.perhaps == ()
    if file := sqlite_file(planted_url):
        for part in file.parent.glob(f"{file.name}*"):
            held = part.read_bytes().decode("utf-8", "replace").casefold()
            assert [mark for mark in MARKS if mark in held] == []


def test_numbers_and_other_people_stay(planted_url: str) -> None:
    transact(planted_url, lambda work: erase(work, EMAIL, [NAME, PHONE], "da"))
    with unit_of_work(planted_url, writing=False) as work:
        assert work.partners.get("p1").contact == Contact()
        assert work.partners.get("p2").contact.name.startswith("Bo Spørg slettet person, slettet person")
        assert work.partners.get("p2").contact.email.startswith("bo@example.org Spørg slettet person")
        given = work.partnerships.get("s2").value.contributions[0]
        assert (given.hours, given.people, given.reported_by) == (Decimal(3), 2, USER)
        declined = work.introductions.get("i2").value
        assert [one.answer and one.answer.reason for one in declined.sides] == [None, "wrong_time"]
        assert [one.answer and one.answer.text for one in declined.sides] == [GONE, GONE]
        ratings = work.evaluations.get("e1").value.ratings
        assert [(one.grade, one.again) for one in ratings] == [(4, True), (2, False)]
        assert work.agreements.get("a1").value.signatures[0].name == "slettet person"
        assert "slettet person" in work.agreements.get("a1").value.economy


def test_erased_account_lets_nobody_in(planted_url: str) -> None:
    transact(planted_url, lambda work: erase(work, EMAIL))
    with unit_of_work(planted_url, writing=False) as work:
        account = work.users.get(USER).value
        assert account.disabled
        assert (account.password_hash, account.subject, account.grants) == (None, None, ())
        assert account.epoch == 2
        assert account.email == "user-planted@erased.invalid"
        assert work.tokens.get(f"t-{USER}").value.revoked
        assert not work.tokens.get(f"t-{OTHER}").value.revoked
        assert not work.users.get(OTHER).value.disabled


def test_name_alone_is_told_and_left(planted_url: str) -> None:
    erased = transact(planted_url, lambda work: erase(work, EMAIL))
    assert NAME in erased.names
    assert ("agreement", "signatures[1].name") in {(one.sort, one.where) for one in erased.perhaps}
    with unit_of_work(planted_url, writing=False) as work:
        assert NAME in work.agreements.get("a1").value.signatures[0].name


def test_request_that_was_answered_is_not_done_again_when_its_answer_is_erased(planted_url: str) -> None:
    transact(planted_url, lambda work: erase(work, EMAIL))
    with unit_of_work(planted_url) as work:
        kept = work.answers.begin("key", "digest")
        assert kept is not None
        assert (kept.status, kept.answer, kept.headers) == (201, None, {})


def test_export_holds_everything_as_plain_values_and_no_secret(planted_url: str) -> None:
    document = transact(planted_url, lambda work: export(work, EMAIL))
    found = {(one["sort"], one["id"], one["where"]) for one in document["found"]}
    assert {
        ("partner", "p1", "contact"),
        ("user", USER, ""),
        ("token", f"t-{USER}", ""),
        ("partnership", "s1", "contacts[1]"),
        ("partnership", "s2", "notes[1]"),
        ("introduction", "i2", "history[1]"),
        ("agreement", "a1", "contacts[1]"),
        ("evaluation", "e1", "ratings[2]"),
        ("volunteer", "v1", "interests_text"),
    } <= found
    assert [one["action"] for one in document["log"]] == ["read_contact"]
    assert document["kept_answers"] == 1
    assert "hash" not in json.dumps(document["found"]).replace("has_password", "")
    assert "alias" in document["notes"][0]


def test_second_erasure_finds_nothing(planted_url: str) -> None:
    transact(planted_url, lambda work: erase(work, EMAIL, [NAME, PHONE]))
    again = transact(planted_url, lambda work: erase(work, EMAIL, [NAME, PHONE]))
    assert (again.erased, again.answers) == ((), 0)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET action = 'x'", "DELETE FROM audit", "TRUNCATE audit"],
)
def test_audit_log_cannot_be_changed_nor_emptied(planted_url: str, statement: str) -> None:
    if statement.startswith("TRUNCATE") and sqlite_file(planted_url):
        pytest.skip("SQLite has no TRUNCATE")
    with engine(planted_url).connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(statement))


def test_old_entries_of_the_audit_log_are_forgotten(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        work.audit._now = lambda: datetime(2020, 1, 1, tzinfo=UTC)
        work.audit.note(USER, "sign_in", "user", USER)
        assert work.audit.forget_before(datetime(2020, 1, 2, tzinfo=UTC)) == 1
        assert len(work.audit.entries(9)) == 1


def test_audit_log_takes_ids_and_codes_alone(planted_url: str) -> None:
    with unit_of_work(planted_url) as work, pytest.raises(ValueError, match="about"):
        work.audit.note("system", "erase_person", "user", EMAIL)
