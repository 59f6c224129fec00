"""What `db check` finds, and what `db info` shows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage.database_errors import DatabaseUnavailable
from storage.db_check import info, integrity
from storage.engine import engine
from storage.migrate import current
from storage.revision import HEAD
from storage.settings import sqlite_file
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import company, need, ngo, offer


@pytest.fixture
def filled(url: str) -> str:
    with unit_of_work(url) as work:
        work.partners.put([ngo(), company()])
        work.needs.put([need()])
        work.offers.put([offer(f"offer-{number}", text="Rum. " * 200) for number in range(40)])
        work.commit()
    return url


def faults(url: str) -> str:
    return " ".join(str(fault) for fault in integrity(url).faults)


def run(url: str, statement: str) -> None:
    with engine(url).begin() as connection:
        connection.exec_driver_sql(statement)


def test_untouched_database_is_sound(filled: str) -> None:
    found = integrity(filled)
    assert (found.revision, found.faults) == (HEAD, ())


def test_empty_database_is_sound_and_stays_empty(url: str) -> None:
    assert integrity(url).faults == ()
    assert current(url) is None


def test_damaged_page_is_found(sqlite_url: str) -> None:
    with unit_of_work(sqlite_url) as work:
        work.partners.put([ngo()])
        work.needs.put([need()])
        work.commit()
    empty_index(Path(str(sqlite_file(sqlite_url))), "ix_needs_partner")
    assert "The file is damaged (row 1 missing from index ix_needs_partner)" in faults(sqlite_url)


def empty_index(file: Path, name: str) -> None:
    """Write into the page of the index that there are 0 entries on it."""
    with sqlite3.connect(file) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
    connection.close()
    content = bytearray(file.read_bytes())
    start = (page - 1) * 4096
    content[start + 3 : start + 5] = b"\x00\x00"
    file.write_bytes(content)


def test_need_whose_partner_is_gone_is_found(sqlite_url: str) -> None:
    with unit_of_work(sqlite_url) as work:
        work.partners.put([ngo()])
        work.needs.put([need("a"), need("b")])
        work.commit()
    careless = sqlite3.connect(str(sqlite_file(sqlite_url)))
    careless.execute("DELETE FROM partners")
    careless.commit()
    careless.close()
    assert faults(sqlite_url).startswith("2 records of needs belong to a partner that is not there")


def test_record_that_breaks_a_rule_is_found(filled: str) -> None:
    run(filled, "UPDATE partners SET kind = 'klub' WHERE id = 'ngo'")
    assert "'ngo' of partners in the database breaks a rule: 'klub' is not a code" in faults(filled)


def test_dropped_index_is_found(filled: str) -> None:
    run(filled, "DROP INDEX ix_needs_partner")
    assert "The tables are not those of this program (add_index ix_needs_partner)" in faults(filled)


def test_newer_database_is_a_fault(filled: str) -> None:
    run(filled, "UPDATE alembic_version SET version_num = '9999'")
    assert "revision 9999" in faults(filled)


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("id;navn\n" * 100)
    with pytest.raises(DatabaseUnavailable, match="is not a SQLite database"):
        integrity(f"sqlite:///{tmp_path}/a.txt")


def test_info_counts_the_records(filled: str) -> None:
    found = info(filled)
    assert found.counts == {"partners": 2, "needs": 1, "offers": 40, "volunteers": 0}
    assert found.revision == HEAD


def test_info_hides_the_password(postgresql_url: str) -> None:
    url = postgresql_url.replace("postgres:@", "postgres:hemmelig@")
    assert "hemmelig" in url
    assert "postgres:***@" in info(url).database
