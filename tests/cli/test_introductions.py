"""``brobygger introductions``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from storage.transaction import transact
from storage.unit_of_work import UnitOfWork
from tests.api import introduced
from tests.api.accounts import add_centres
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, SECRETS, sqlite_url, store
from tests.cli.conftest import Command


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The database that ``empty`` works with, with partners of a centre."""
    found = sqlite_url(tmp_path)
    store(found, [replace(one, centres=("herning",)) for one in PARTNERS], NEEDS, OFFERS)
    add_centres(found, "herning")
    return found


def overdue(url: str, id: str) -> None:
    """Let the deadline of an open introduction have passed long ago."""

    def use_case(work: UnitOfWork) -> None:
        stored = work.introductions.get(id)
        work.introductions.change(replace(stored.value, deadline=date(2020, 1, 1)), stored.version)

    transact(url, use_case)


def test_list_shows_the_newest_first_and_is_narrowed(url: str, empty: Command) -> None:
    assert empty("introductions", "list").out == "There are no such introductions.\n"
    draft, open_ = introduced.drafted(url), introduced.opened(url)
    listed = empty("introductions", "list", "--json").document
    assert [one["id"] for one in listed["introductions"]] == sorted([draft, open_], reverse=True)
    narrowed = empty("introductions", "list", "--state", "kladde", "--partner", "com-1", "--json").document
    assert [one["id"] for one in narrowed["introductions"]] == [draft]
    assert empty("introductions", "list", "-n", "1").out.endswith("There are more; -n shows them.\n")
    assert empty("introductions", "list", "--centre", "ry").out == "There are no such introductions.\n"


def test_one_is_shown_without_contact_details(url: str, empty: Command) -> None:
    id = introduced.accepted(url)
    shown = empty("introductions", "show", id, "--lang", "da")
    assert shown.out.startswith(f"{id}: ja fra begge\nSøger: Lektiecaféen · ngo-1 · need-1 · ja\n")
    assert "sagde ja · com-1 · system" in shown.out
    document = empty("introductions", "show", id, "--json")
    assert (document.document["id"], document.document["state"]) == (id, "accepted")
    assert [secret for secret in SECRETS if secret in shown.out + document.out] == []


def test_due_lets_expire_and_move_up(url: str, empty: Command) -> None:
    first, second = introduced.opened(url), introduced.opened(url)
    overdue(url, second)
    assert empty("introductions", "due", "--json").document == {"expired": [second], "moved_up": []}
    overdue(url, first)
    assert empty("introductions", "due").out == (
        "Introductions that expired: 1\nIntroductions that moved up in the line: 0\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "nobody"), 3, "There is no introduction 'nobody'; 'brobygger introductions list' lists"),
        (("list", "--state", "lost"), 2, "--state 'lost' is not known; use one of draft, waiting, open"),
        (("list", "-n", "0"), 2, "A list of 0 is not possible; ask for at least 1."),
    ],
)
def test_what_cannot_be_is_said(
    url: str, empty: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = empty("introductions", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith(said)
