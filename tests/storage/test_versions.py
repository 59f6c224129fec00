"""Every record has a version, and a change names the one that it was made to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from matching.errors import AlreadyExists, NotFound, Outdated
from matching.partner import Partner
from matching.stored import Stored
from storage.database_errors import DatabaseUnavailable
from storage.engine import WRITING, engine
from storage.migrate import set_up
from storage.repository import BEFORE_VERSIONS, Changes
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.storage.small_market import need, ngo, volunteer

START = datetime(2027, 1, 4, 8, tzinfo=UTC)


class Clock:
    """Each look at it is a minute later than the one before."""

    def __init__(self) -> None:
        self.shown = START

    def __call__(self) -> datetime:
        self.shown += timedelta(minutes=1)
        return self.shown


@pytest.fixture
def work(url: str) -> Iterator[UnitOfWork]:
    set_up(url)
    with engine(url).connect().execution_options(**{WRITING: True}) as connection:
        yield UnitOfWork(connection, Clock())


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def test_new_record_is_at_version_1(work: UnitOfWork) -> None:
    assert work.partners.add(ngo()) == Stored(ngo(), 1, minute(1))
    assert work.partners.stored("ngo") == Stored(ngo(), 1, minute(1))
    assert work.partners.get("ngo") == ngo()


def test_id_that_is_taken_is_refused_and_the_transaction_goes_on(work: UnitOfWork) -> None:
    work.partners.add(ngo())
    with pytest.raises(AlreadyExists, match="There is a partner 'ngo' already"):
        work.partners.add(ngo(mission="En anden"))
    assert work.needs.add(need()).version == 1
    assert work.partners.get("ngo") == ngo()


def test_record_of_a_partner_that_is_not_there_is_no_duplicate(url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="belongs to a partner that is not in"):
        transact(url, lambda work: work.needs.add(need("lost", "nobody")))


def test_change_raises_the_version(work: UnitOfWork) -> None:
    work.partners.add(ngo())
    changed = ngo(mission="Ny", centres=("herning", "ry"), visibility="public")
    assert work.partners.change(changed, 1) == Stored(changed, 2, minute(2))
    assert work.partners.stored("ngo") == Stored(changed, 2, minute(2))
    assert work.partners.change(ngo(), 2).version == 3
    assert work.partners.get("ngo") == ngo()


def test_change_of_an_older_version_is_refused_with_what_is_there(work: UnitOfWork) -> None:
    work.partners.add(ngo())
    second = work.partners.change(ngo(mission="Deres"), 1)
    with pytest.raises(Outdated, match="you changed version 1, and version 2 is there now") as refused:
        work.partners.change(ngo(mission="Min"), 1)
    assert (refused.value.given, refused.value.stored) == (1, second)
    assert work.partners.get("ngo").mission == "Deres"


def test_what_is_not_there_can_neither_be_changed_nor_removed(work: UnitOfWork) -> None:
    with pytest.raises(NotFound, match="no volunteer with the id 'vol'"):
        work.volunteers.change(volunteer(), 1)
    with pytest.raises(NotFound, match="no need with the id 'need'"):
        work.needs.remove("need", 1)
    with pytest.raises(NotFound, match="no partner with the id 'ngo'"):
        work.partners.stored("ngo")


def test_removed_partner_takes_what_is_its_own_with_it(work: UnitOfWork) -> None:
    work.partners.add(ngo())
    work.needs.add(need())
    with pytest.raises(Outdated):
        work.partners.remove("ngo", 2)
    work.partners.remove("ngo", 1)
    assert (work.partners.count(), work.needs.count()) == (0, 0)


def test_put_raises_the_version_of_what_it_changes_alone(work: UnitOfWork) -> None:
    work.partners.put([ngo("a"), ngo("b"), ngo("c")])
    put = [ngo("a"), ngo("b", mission="Ny"), ngo("c", members=3), ngo("d")]
    assert work.partners.put(put) == Changes(added=1, changed=2, unchanged=1)
    found = work.partners.stored_all(["d", "c", "b", "a", "nobody"])
    assert [(each.value.id, each.version, each.changed_at) for each in found] == [
        ("a", 1, minute(1)),
        ("b", 2, minute(2)),
        ("c", 2, minute(2)),
        ("d", 1, minute(2)),
    ]
    assert [each.value for each in found] == put


def test_more_ids_than_go_into_one_statement_are_found(
    work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.batches.AT_A_TIME", 2)
    work.partners.put(ngo(f"ngo-{number}") for number in range(5))
    ids = [f"ngo-{number}" for number in (4, 0, 3, 1, 2, 2)]
    assert [each.value.id for each in work.partners.stored_all(ids)] == sorted({*ids})
    assert work.partners.stored_all([]) == []


def test_record_from_before_dates_were_kept_has_the_oldest(work: UnitOfWork) -> None:
    work._connection.execute(text("INSERT INTO partners (id, kind, name) VALUES ('ngo', 'ngo', 'Broen')"))
    assert work.partners.stored("ngo") == Stored(ngo(), 1, BEFORE_VERSIONS)


def test_one_of_two_who_change_the_same_version_wins(url: str) -> None:
    transact(url, lambda work: work.partners.put([ngo()]))
    both_have_read = Barrier(2)

    def change(mission: str) -> Stored[Partner] | Outdated:
        read = transact(url, lambda work: work.partners.stored("ngo"), writing=False)
        both_have_read.wait(timeout=30)
        try:
            return transact(url, lambda work: work.partners.change(ngo(mission=mission), read.version))
        except Outdated as refused:
            return refused

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(change, ["Min", "Din"]))
    won = [each for each in ended if isinstance(each, Stored)]
    lost = [each for each in ended if isinstance(each, Outdated)]
    assert [each.version for each in won] == [2]
    assert [(each.given, each.stored) for each in lost] == [(1, won[0])]
    assert transact(url, lambda work: work.partners.stored("ngo"), writing=False) == won[0]


def test_change_that_another_transaction_came_before_is_outdated_also_when_it_had_begun(
    postgresql_url: str,
) -> None:
    """On SQLite a second writer cannot begin before the first has ended."""
    url = postgresql_url
    transact(url, lambda work: work.partners.put([ngo()]))
    times: list[int] = []

    def mine(work: UnitOfWork) -> Stored[Partner]:
        work.partners.count()
        if not times:
            transact(url, lambda theirs: theirs.partners.change(ngo(mission="Deres"), 1))
        times.append(1)
        return work.partners.change(ngo(mission="Min"), 1)

    with pytest.raises(Outdated) as refused:
        transact(url, mine)
    assert (len(times), refused.value.stored.version) == (2, 2)


def test_one_of_two_who_add_the_same_id_wins(url: str) -> None:
    with unit_of_work(url, writing=False) as work:
        assert work.partners.count() == 0
    together = Barrier(2)

    def add(mission: str) -> bool:
        together.wait(timeout=30)
        try:
            transact(url, lambda work: work.partners.add(ngo(mission=mission)))
        except AlreadyExists:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(add, ["Min", "Din"])) == [False, True]
