"""A change is noticed, and what is no change is not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from matching.partner import Partner
from storage.change_watch import ChangeWatch, change_watch
from storage.changes import NOWHERE
from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from storage.migrate import set_up
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import need, ngo


@pytest.fixture
def watch(url: str) -> Iterator[ChangeWatch]:
    """A watch over a database that is set up."""
    set_up(url)
    opened = change_watch(url)
    yield opened
    opened.close()


def put(url: str, *partners: Partner) -> None:
    with unit_of_work(url) as work:
        work.partners.put(partners)
        work.commit()


def test_reading_is_no_change(url: str, watch: ChangeWatch) -> None:
    before = watch.position()
    with unit_of_work(url, writing=False) as work:
        work.register()
    assert watch.position() == before


def test_each_kind_of_change_is_noticed(url: str, watch: ChangeWatch) -> None:
    positions = [watch.position()]
    for mission in ("", "Vi bygger bro."):
        put(url, ngo(mission=mission))
        positions.append(watch.position())
    with unit_of_work(url) as work:
        work.needs.put([need()])
        work.commit()
    positions.append(watch.position())
    with unit_of_work(url) as work:
        work.partners.delete(["ngo"])
        work.commit()
    positions.append(watch.position())
    assert all(before != after for before, after in pairwise(positions))


def test_as_many_rows_written_anew_are_a_change(url: str, watch: ChangeWatch) -> None:
    put(url, ngo("a"), ngo("b"))
    before = watch.position()
    with unit_of_work(url) as work:
        work.partners.delete(["a"])
        work.partners.put([ngo("c")])
        work.commit()
    assert watch.position() != before


def test_what_is_not_committed_is_no_change(url: str, watch: ChangeWatch) -> None:
    before = watch.position()
    with unit_of_work(url) as work:
        work.partners.put([ngo()])
        assert watch.position() == before
    assert watch.position() == before


def test_import_of_what_is_there_is_no_change(url: str, watch: ChangeWatch) -> None:
    put(url, ngo())
    before = watch.position()
    put(url, ngo())
    assert watch.position() == before


def test_many_threads_may_ask(watch: ChangeWatch) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: watch.position(), range(200)))) == 1


def test_watch_does_not_stop_a_writer(url: str, watch: ChangeWatch) -> None:
    watch.position()
    put(url, ngo())
    with unit_of_work(url, writing=False) as work:
        assert work.partners.count() == 1


def test_no_file_has_no_position_and_is_not_made(sqlite_url: str, tmp_path: Path) -> None:
    assert change_watch(sqlite_url).position() is None
    assert list(tmp_path.iterdir()) == []


def test_file_put_in_the_place_of_another_is_a_change(sqlite_url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'backup.sqlite'}"
    put(sqlite_url, ngo("a"))
    put(other, ngo("b"))
    watch = change_watch(sqlite_url)
    before = watch.position()
    (tmp_path / "backup.sqlite").replace(tmp_path / "brobygger.sqlite")
    assert watch.position() != before
    watch.close()


def test_file_begun_anew_is_a_change(sqlite_url: str, tmp_path: Path) -> None:
    put(sqlite_url, ngo("a"))
    watch = change_watch(sqlite_url)
    before = watch.position()
    for file in tmp_path.glob("brobygger.sqlite*"):
        file.unlink()
    assert watch.position() is None
    put(sqlite_url, ngo("a"))
    assert watch.position() not in {before, None}
    watch.close()


def test_watch_that_was_closed_can_be_asked_again(url: str) -> None:
    set_up(url)
    watch = change_watch(url)
    before = watch.position()
    watch.close()
    put(url, ngo())
    assert watch.position() != before
    watch.close()


def test_database_without_a_table_of_changes_is_nowhere(url: str) -> None:
    with engine(url).begin() as connection:
        connection.execute(text("CREATE TABLE elsewhere (one INTEGER)"))
    watch = change_watch(url)
    assert watch.position() == NOWHERE
    watch.close()


def test_server_that_is_gone_is_a_sentence() -> None:
    watch = change_watch("postgresql+psycopg://nobody@127.0.0.1:9/none")
    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        watch.position()


def test_file_that_is_no_database_is_a_sentence(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "brobygger.sqlite").write_text("not a database, but long enough to look at" * 40)
    with pytest.raises(DatabaseUnavailable, match="not a SQLite database"):
        change_watch(sqlite_url).position()


def test_stamp_is_another_one_after_every_commit(sqlite_url: str) -> None:
    set_up(sqlite_url)
    watch = change_watch(sqlite_url)
    first = watch.stamp()
    assert watch.stamp() == first is not None
    with unit_of_work(sqlite_url) as work:
        work.partners.put([ngo()])
        assert watch.stamp() == first
        work.commit()
    second = watch.stamp()
    watch.close()
    third = watch.stamp()
    watch.close()
    assert len({first, second, third}) == 3


def test_postgresql_says_nothing_of_commits(postgresql_url: str) -> None:
    assert change_watch(postgresql_url).stamp() is None
