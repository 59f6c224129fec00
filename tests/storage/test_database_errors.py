"""A database that cannot be used says why, and what would do."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import event, make_url
from sqlalchemy.exc import OperationalError

from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import ngo

NOBODY = 65534


def use(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put(ngo(f"ngo-{number}", mission="Lektier. " * 50) for number in range(200))
        work.commit()


def sentence_about(url: str) -> str:
    with pytest.raises(DatabaseUnavailable) as failed:
        use(url)
    return str(failed.value)


@pytest.fixture
def file(sqlite_url: str) -> Path:
    """A SQLite file with records in it."""
    use(sqlite_url)
    return Path(make_url(sqlite_url).database or "")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines that are made from now on do not wait for other programs."""
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.01)


@pytest.mark.usefixtures("impatient")
def test_file_another_program_writes_to_is_in_use(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "is in use by another program; wait" in sentence_about(f"sqlite:///{file}")
    other.close()


def test_file_of_text_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "partners.csv").write_text("id,kind,name\n" * 100)
    assert "is not a SQLite database; name another file" in sentence_about(
        f"sqlite:///{tmp_path}/partners.csv"
    )


def test_folder_that_is_not_there_is_no_place_for_a_database(tmp_path: Path) -> None:
    assert "make sure that its folder is there" in sentence_about(f"sqlite:///{tmp_path}/absent/a.sqlite")


def test_folder_is_no_database(tmp_path: Path) -> None:
    assert "cannot be opened" in sentence_about(f"sqlite:///{tmp_path}")


def test_damaged_file_asks_for_a_backup(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    assert "is damaged; put a backup in its place" in sentence_about(f"sqlite:///{file}")


def test_full_disk_keeps_what_was_there(sqlite_url: str) -> None:
    with unit_of_work(sqlite_url) as work:
        work.partners.put([ngo("first")])
        work.commit()
    event.listen(engine(sqlite_url), "connect", lambda made, _: made.execute("PRAGMA max_page_count = 1"))
    assert "is full; nothing was stored" in sentence_about(sqlite_url)
    with unit_of_work(sqlite_url) as work:
        assert work.partners.ids() == {"first"}


def test_file_that_may_not_be_written_asks_for_the_right() -> None:
    with tempfile.TemporaryDirectory() as folder:
        use(f"sqlite:///{folder}/a.sqlite")
        Path(folder, "a.sqlite").chmod(0o444)
        Path(folder).chmod(0o555)
        said = as_nobody(f"sqlite:///{folder}/a.sqlite")
        Path(folder).chmod(0o755)
    assert "cannot be written; give yourself the right" in said


def as_nobody(url: str) -> str:
    """What is said to a user without rights; root may write everywhere."""
    program = (
        "import os, sys, tests.storage.test_database_errors as test\n"
        f"os.geteuid() or os.setuid({NOBODY})\n"
        "print(test.sentence_about(sys.argv[1]))"
    )
    command = [sys.executable, "-c", program, url]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_server_that_does_not_run_cannot_be_reached(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://ida:hemmelig@/d?host={tmp_path}"
    said = sentence_about(url)
    assert "cannot be reached (" in said
    assert "hemmelig" not in said


def test_database_the_server_does_not_have_cannot_be_reached(postgresql_server: str) -> None:
    url = make_url(postgresql_server).set(database="absent").render_as_string(hide_password=False)
    assert 'database "absent" does not exist' in sentence_about(url)


def test_table_that_is_gone_sends_to_the_check(url: str) -> None:
    use(url)
    with engine(url).begin() as connection:
        connection.exec_driver_sql("DROP TABLE volunteers")
    with pytest.raises(DatabaseUnavailable, match="'brobygger db check' looks for what is wrong"):
        count_volunteers(url)


def count_volunteers(url: str) -> int:
    with unit_of_work(url) as work:
        return work.volunteers.count()


def test_two_who_change_the_same_partner_are_told(postgresql_url: str) -> None:
    use(postgresql_url)
    with pytest.raises(DatabaseUnavailable, match=r"Another program changed the same records .* Run"):
        change_beside_another(postgresql_url)


def change_beside_another(url: str) -> None:
    with unit_of_work(url) as mine:
        mine.partners.count()
        with unit_of_work(url) as theirs:
            theirs.partners.put([ngo("ngo-1", mission="Deres")])
            theirs.commit()
        mine.partners.put([ngo("ngo-1", mission="Min")])


def test_text_of_a_profile_is_not_in_the_sentence(url: str) -> None:
    unknown_code = OperationalError("INSERT", {"mission": "fortroligt"}, sqlite3.OperationalError("broken"))
    with pytest.raises(DatabaseUnavailable) as failed, in_sentences(url):
        raise unknown_code
    assert "fortroligt" not in str(failed.value)
    assert "(broken)" in str(failed.value)
