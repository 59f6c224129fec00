"""One command, one transaction."""

from __future__ import annotations

import gc

import pytest

from matching.errors import NotFound
from storage.engine import engine
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import company, need, ngo, offer


def count(url: str) -> int:
    with unit_of_work(url, writing=False) as work:
        return work.partners.count()


def test_empty_database_is_set_up_on_first_use(url: str) -> None:
    assert count(url) == 0


def test_what_is_committed_stays(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([ngo()])
        work.commit()
    assert count(url) == 1


def test_what_is_not_committed_is_forgotten(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([ngo()])
        assert work.partners.count() == 1
    assert count(url) == 0


@pytest.mark.parametrize("cut_short_by", [KeyboardInterrupt(), ValueError(), NotFound("partner", "x")])
def test_error_forgets_all(url: str, cut_short_by: BaseException) -> None:
    with pytest.raises(type(cut_short_by)):
        put_and_raise(url, cut_short_by)
    assert count(url) == 0


def put_and_raise(url: str, error: BaseException) -> None:
    with unit_of_work(url) as work:
        work.partners.put([ngo()])
        raise error


def test_what_follows_a_commit_is_a_transaction_of_its_own(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([ngo("a")])
        work.commit()
        work.partners.put([ngo("b")])
    assert count(url) == 1


def test_register_holds_all_that_is_stored(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([company(), ngo()])
        work.needs.put([need()])
        work.offers.put([offer()])
        work.commit()
    with unit_of_work(url, writing=False) as work:
        register = work.register()
    assert register.partners == {"com": company(), "ngo": ngo()}
    assert register.statements_of == {"ngo": [need()], "com": [offer()]}


def test_reader_sees_one_moment_while_another_writes(url: str) -> None:
    with unit_of_work(url) as before:
        before.partners.put([ngo()])
        before.commit()
    with unit_of_work(url, writing=False) as reader:
        assert reader.needs.count() == 0
        with unit_of_work(url) as writer:
            writer.needs.put([need()])
            writer.commit()
        assert reader.register().needs == {}


def test_reader_need_not_wait_for_a_writer(url: str) -> None:
    with unit_of_work(url) as writer:
        writer.partners.put([ngo()])
        assert count(url) == 0


def test_garbage_is_collected_again_after_loading(url: str) -> None:
    with unit_of_work(url, writing=False) as work:
        work.register()
    assert gc.isenabled()


def test_sqlite_runs_with_the_settings_that_keep_it_safe(sqlite_url: str) -> None:
    with engine(sqlite_url).connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    assert found == ["wal", 1, 2, 5000]
