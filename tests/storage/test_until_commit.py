"""What was read is given again until somebody commits, and not a moment longer."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from storage.until_commit import MOST, UntilCommit


class Database:
    """A row that can be read, and is committed anew."""

    def __init__(self) -> None:
        self.stamp: Hashable | None = 1
        self.row = "old"
        self.reads = 0

    def read(self) -> str:
        self.reads += 1
        return self.row


def test_nothing_is_read_twice_until_a_commit() -> None:
    database = Database()
    known: UntilCommit[str] = UntilCommit(lambda: database.stamp)
    assert [known.get("a", database.read) for _ in range(3)] == ["old"] * 3
    assert database.reads == 1
    database.stamp, database.row = 2, "new"
    assert known.get("a", database.read) == "new"


def test_commit_while_it_is_read_is_not_missed() -> None:
    database = Database()
    known: UntilCommit[str] = UntilCommit(lambda: database.stamp)

    def read_late() -> str:
        found = database.read()
        database.stamp, database.row = 2, "new"
        return found

    assert known.get("a", read_late) == "old"
    assert known.get("a", database.read) == "new"


def test_without_a_stamp_everything_is_read() -> None:
    database = Database()
    database.stamp = None
    known: UntilCommit[str] = UntilCommit(lambda: database.stamp)
    known.get("a", database.read)
    known.get("a", database.read)
    assert database.reads == 2


def test_refusal_is_asked_for_again() -> None:
    database = Database()
    known: UntilCommit[str] = UntilCommit(lambda: database.stamp)

    def refuse() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        known.get("a", refuse)
    assert known.get("a", database.read) == "old"


def test_only_so_many_are_kept() -> None:
    database = Database()
    known: UntilCommit[str] = UntilCommit(lambda: database.stamp)
    for number in range(3 * MOST):
        known.get(number, database.read)
    assert len(known._kept) <= MOST
