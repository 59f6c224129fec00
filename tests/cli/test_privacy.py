"""``brobygger privacy``."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matching.accounts.user import User
from storage.unit_of_work import unit_of_work
from tests.cli.conftest import Command

EMAIL = "ida@hemmelig.example"


@pytest.fixture
def filled(empty: Command, tmp_path: Path) -> Command:
    """Two partners with the same contact person, who is named in a text too."""
    contact = {"contact_name": "Ida Hemmelig", "contact_email": EMAIL, "contact_phone": "12 34 56 78"}
    partners = [
        {"id": "ngo-1", "kind": "ngo", "name": "Broen", "mission": "Spørg Ida Hemmelig.", **contact},
        {"id": "com-1", "kind": "company", "name": "Firmaet", **contact},
    ]
    path = tmp_path / "market.json"
    path.write_text(json.dumps({"format": "brobygger-market/1", "partners": partners}), encoding="utf-8")
    assert empty("import", str(path)).code == 0
    return empty


def test_export_shows_what_is_stored_and_what_may_be_theirs(filled: Command) -> None:
    document = filled("privacy", "export", " IDA@hemmelig.example", "--json").document
    assert [(one["id"], one["where"], one["why"]) for one in document["found"]] == [
        ("com-1", "contact", "email"),
        ("ngo-1", "contact", "email"),
    ]
    assert document["found"][0]["values"] == {"name": "Ida Hemmelig", "email": EMAIL, "phone": "12 34 56 78"}
    assert [(one["where"], one["values"]) for one in document["perhaps"]] == [
        ("mission", {"mission": "Spørg Ida Hemmelig."})
    ]
    shown = filled("privacy", "export", EMAIL)
    assert "is found: 2." in shown.out
    assert "Perhaps the same person" in shown.out
    assert "alias" in shown.err


def test_export_says_so_when_nothing_is_stored(filled: Command) -> None:
    assert "Nothing is stored under bo@example.org." in filled("privacy", "export", "bo@example.org").out


def test_script_that_erases_has_to_say_yes(filled: Command) -> None:
    ended = filled("privacy", "erase", EMAIL)
    assert (ended.code, ended.out) == (2, "")
    assert "--yes" in ended.err
    assert len(filled("privacy", "export", EMAIL, "--json").document["found"]) == 2


def test_name_is_left_until_it_is_said_to_be_theirs(filled: Command, tmp_path: Path) -> None:
    document = filled("privacy", "erase", EMAIL, "--yes", "--json").document
    assert [one["id"] for one in document["erased"]] == ["com-1", "ngo-1"]
    assert [one["where"] for one in document["perhaps"]] == ["mission"]
    assert document["file_is_clean"]
    assert "Ida Hemmelig" in filled("show", "ngo-1").out
    shown = filled("privacy", "erase", EMAIL, "--also", "ida hemmelig", "--yes", "--lang", "da").out
    assert "blev slettet: 1." in shown
    assert "slettet person" in filled("show", "ngo-1").out
    for file in tmp_path.glob("brobygger.sqlite*"):
        assert b"Hemmelig" not in file.read_bytes()
        assert EMAIL.encode() not in file.read_bytes()


def test_last_administrator_is_not_erased(filled: Command) -> None:
    assert filled("user", "add", EMAIL, "--name", "Ida", "--administrator", "--no-password").code == 0
    ended = filled("privacy", "erase", EMAIL, "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert "administrator" in ended.err


def test_what_is_no_address_is_refused(filled: Command) -> None:
    ended = filled("privacy", "erase", "ida", "--yes")
    assert ended.code == 2
    assert "'ida' is not an e-mail address" in ended.err


def test_dry_run_says_what_would_go_and_changes_nothing(filled: Command) -> None:
    url = os.environ["BROBYGGER_DATABASE_URL"]
    with unit_of_work(url) as work:
        made = datetime(2020, 1, 1, tzinfo=UTC)
        work.users.add(User(id="u1", email="gammel@example.org", name="Gammel", created_at=made))
        work.commit()
    for _ in range(2):
        document = filled("privacy", "retain", "--dry-run", "--json").document
        assert {one["kind"]: one["gone"] for one in document["kinds"]}["users"] == 1
    assert "accounts that nobody has signed in with" in filled("privacy", "retain").out
    after = filled("privacy", "retain", "--dry-run", "--json").document
    assert {one["gone"] for one in after["kinds"]} == {0}


def test_periods_come_from_the_setting(filled: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_RETENTION", "introductions=6")
    document = filled("privacy", "retain", "--dry-run", "--json").document
    assert {one["kind"]: one["months"] for one in document["kinds"]}["introductions"] == 6
    monkeypatch.setenv("BROBYGGER_RETENTION", "needs=6")
    ended = filled("privacy", "retain")
    assert ended.code == 2
    assert "BROBYGGER_RETENTION" in ended.err


def test_setting_that_cannot_be_used_is_said_by_config_too(
    filled: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROBYGGER_RETENTION", "audit=3")
    ended = filled("config")
    assert ended.code == 2
    assert "'audit=3' in BROBYGGER_RETENTION cannot be used" in ended.err
