"""Whoever has seen all changes up to a position misses none that follows."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from storage import changes as module
from storage.change_table import changes
from storage.changes import NOWHERE, Changed, Position
from storage.engine import engine
from storage.migrate import set_up
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.storage.small_market import company, need, ngo, offer, volunteer


def do(url: str, *steps: Any) -> None:
    """One transaction in which each of ``steps`` is done to the unit of work."""
    with unit_of_work(url) as work:
        for step in steps:
            step(work)
        work.commit()


def position(url: str) -> Position:
    with unit_of_work(url, writing=False) as work:
        return work.position()


def since(url: str, seen: Position) -> Changed | None:
    with unit_of_work(url, writing=False) as work:
        return work.changed_since(seen)


def partners_since(url: str, seen: Position) -> set[str]:
    found = since(url, seen)
    assert found is not None
    return set(found.partners)


@pytest.fixture
def market(url: str) -> str:
    """The URL of a database with two partners and all that is theirs."""
    do(
        url,
        lambda work: work.partners.put([ngo(), company()]),
        lambda work: work.needs.put([need()]),
        lambda work: work.offers.put([offer()]),
        lambda work: work.volunteers.put([volunteer()]),
    )
    return url


def test_each_new_record_is_a_change_of_its_partner(market: str) -> None:
    with engine(market).connect() as connection:
        rows = connection.execute(select(changes.c.sort, changes.c.id, changes.c.partner)).all()[1:]
    assert rows == [
        ("partners", "ngo", "ngo"),
        ("partners", "com", "com"),
        ("needs", "need", "ngo"),
        ("offers", "offer", "com"),
        ("volunteers", "vol", "com"),
    ]


STEPS: dict[str, tuple[Any, set[str]]] = {
    "partner added": (lambda work: work.partners.put([ngo("new")]), {"new"}),
    "partner changed": (lambda work: work.partners.put([ngo(mission="Ny"), company()]), {"ngo"}),
    "partner changed by version": (lambda work: work.partners.change(ngo(mission="Ny"), 1), {"ngo"}),
    "partner added alone": (lambda work: work.partners.add(ngo("new")), {"new"}),
    "partner deleted": (lambda work: work.partners.delete(["com", "nobody"]), {"com"}),
    "partner removed": (lambda work: work.partners.remove("com", 1), {"com"}),
    "need changed": (lambda work: work.needs.put([need(text="Ny")]), {"ngo"}),
    "need deleted": (lambda work: work.needs.delete(["need"]), {"ngo"}),
    "need of another partner": (lambda work: work.needs.put([need(partner="com")]), {"ngo", "com"}),
    "offer of another partner": (lambda work: work.offers.change(offer(partner="ngo"), 1), {"ngo", "com"}),
    "volunteer deleted": (lambda work: work.volunteers.delete(["vol"]), {"com"}),
    "nothing new": (lambda work: work.partners.put([ngo()]), set()),
}


@pytest.mark.parametrize("step", STEPS)
def test_partners_of_each_change_are_told(market: str, step: str) -> None:
    change, expected = STEPS[step]
    seen = position(market)
    do(market, change)
    assert partners_since(market, seen) == expected


def test_what_is_not_committed_is_no_change(market: str) -> None:
    seen = position(market)
    with unit_of_work(market) as work:
        work.partners.put([ngo("new")])
    assert since(market, seen) == Changed(seen, frozenset())


def test_changed_partners_are_read_with_all_that_is_theirs(market: str) -> None:
    with unit_of_work(market, writing=False) as work:
        whole, some = work.register(), work.register_of({"com", "nobody"})
    assert some.partners == {"com": company()}
    assert (some.needs, some.offers, some.volunteers) == ({}, whole.offers, whole.volunteers)


def test_every_database_begins_at_a_position_of_its_own(url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    for each in (url, other):
        set_up(each)
    assert position(url) != position(other)
    assert since(other, position(url)) is None


def test_backup_put_back_is_no_continuation(url: str) -> None:
    do(url, lambda work: work.partners.put([ngo("a")]))
    before = position(url)
    do(url, lambda work: work.partners.put([ngo("b")]))
    lost = position(url)
    with engine(url).begin() as connection:
        connection.execute(changes.delete().where(changes.c.seq > before.seq))
    assert since(url, lost) is None
    for id in "cd":
        do(url, lambda work, id=id: work.partners.put([ngo(id)]))
    assert since(url, lost) is None
    assert partners_since(url, before) == {"c", "d"}


def test_only_the_newest_changes_are_kept(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    monkeypatch.setattr(module, "PRUNED_EVERY", 2)
    set_up(url)
    first = position(url)
    for number in range(8):
        do(url, lambda work, number=number: work.partners.put([ngo(f"n{number}")]))
    with engine(url).connect() as connection:
        assert connection.execute(select(func.count()).select_from(changes)).scalar_one() <= 4
    assert since(url, first) is None


def test_table_without_rows_is_nowhere(url: str) -> None:
    set_up(url)
    with engine(url).begin() as connection:
        connection.execute(text("DELETE FROM changes"))
    assert position(url) == NOWHERE
    assert since(url, NOWHERE) == Changed(NOWHERE, frozenset())


def test_transaction_that_began_first_and_ends_last_is_not_missed(postgresql_url: str) -> None:
    set_up(postgresql_url)
    seen = position(postgresql_url)
    with unit_of_work(postgresql_url) as slow:
        slow.partners.put([ngo("slow")])
        do(postgresql_url, lambda work: work.partners.put([ngo("quick")]))
        found = since(postgresql_url, seen)
        assert found is not None
        assert found.partners == {"quick"}
        slow.commit()
    assert partners_since(postgresql_url, found.position) == {"slow"}


def test_numbers_are_given_out_in_the_order_of_the_commits(postgresql_url: str) -> None:
    set_up(postgresql_url)
    with unit_of_work(postgresql_url) as first:
        first.partners.put([ngo("first")])
        first._log.write()
        second = threading.Thread(
            target=do, args=[postgresql_url, lambda work: work.partners.put([ngo("second")])]
        )
        second.start()
        second.join(0.3)
        assert second.is_alive()
        first.commit()
    second.join(10)
    with engine(postgresql_url).connect() as connection:
        rows = connection.execute(select(changes.c.partner).order_by(changes.c.seq)).scalars().all()
    assert rows == ["", "first", "second"]


def test_reader_beside_many_writers_misses_nothing(url: str) -> None:
    set_up(url)
    seen, found = position(url), set[str]()
    writers, each = 4, 15

    def write(writer: int) -> None:
        for number in range(each):
            do(url, partial(_put_slowly, id=f"w{writer}-{number}"))

    with ThreadPoolExecutor(writers) as pool:
        running = [pool.submit(write, writer) for writer in range(writers)]
        while not all(one.done() for one in running):
            now = since(url, seen)
            assert now is not None
            seen, found = now.position, found | now.partners
        for one in running:
            one.result()
    found |= partners_since(url, seen)
    assert found == {f"w{writer}-{number}" for writer in range(writers) for number in range(each)}


def _put_slowly(work: UnitOfWork, id: str) -> None:
    """With a record before and one after it, so that transactions overlap."""
    work.partners.put([ngo(id)])
    work.needs.put([need(f"need-{id}", id)])
    work.partners.count()
