"""Backups and the way back, on both databases."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from matching.errors import AlreadyExists
from storage.backup import plan_restore, write_backup
from storage.db_check import integrity
from storage.migrate import upgrade
from storage.revision import HEAD
from storage.unit_of_work import unit_of_work
from tests.storage.backups import backed_up, ids, put_back, run, store

pytestmark = pytest.mark.usefixtures("programs_of_postgresql")
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from matching.partner import Partner
from matching.statement import Need
from storage.unit_of_work import unit_of_work
number = 0
while True:
    with unit_of_work(sys.argv[1]) as work:
        work.partners.put([Partner(id=f"p-{number}", kind="ngo", name="A" * 200)])
        need = Need(id=f"n-{number}", partner=f"p-{number}", resource_kind="premises", text="B" * 400)
        work.needs.put([need])
        work.commit()
    number += 1
    print(number, flush=True)
"""


def test_what_was_there_is_there_again(url: str, backup: Path) -> None:
    store(url, "a", "b")
    told = backed_up(url, backup)
    assert (told.revision, told.size) == (HEAD, backup.stat().st_size)
    store(url, "c")
    restored = put_back(url, backup, replace=True)
    assert ids(url) == ["a", "b"]
    assert integrity(url).faults == ()
    assert not restored.is_older
    assert restored.copy is not None
    put_back(url, restored.copy, replace=True)
    assert ids(url) == ["a", "b", "c"]


def test_empty_database_is_filled(url: str, backup: Path, tmp_path: Path) -> None:
    source = f"sqlite:///{tmp_path / 'other.sqlite'}" if url.startswith("sqlite") else url
    store(source, "a")
    backed_up(source, backup)
    if source == url:
        run(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    assert put_back(url, backup).copy is None
    assert ids(url) == ["a"]


def test_database_set_up_without_a_record_counts_as_empty(url: str, backup: Path) -> None:
    store(url, "a")
    backed_up(url, backup)
    run(url, "DELETE FROM partners")
    assert put_back(url, backup).copy is None
    assert ids(url) == ["a"]


def test_filled_database_is_replaced_only_when_told(url: str, backup: Path) -> None:
    store(url, "a")
    backed_up(url, backup)
    store(url, "b")
    with pytest.raises(AlreadyExists, match=r"add --force to replace what it holds"):
        put_back(url, backup)
    assert ids(url) == ["a", "b"]


def test_plan_touches_nothing(url: str, backup: Path, tmp_path: Path) -> None:
    store(url, "a")
    backed_up(url, backup)
    store(url, "b")
    assert plan_restore(url, backup, replace=True).replaces
    assert ids(url) == ["a", "b"]
    assert list(tmp_path.glob("*before-restore*")) == []


def test_progress_ends_at_its_total(url: str, backup: Path) -> None:
    store(url, *(f"p{number}" for number in range(50)))
    told: list[tuple[int, int]] = []
    write_backup(url, backup, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    told.clear()
    plan_restore(url, backup, replace=True).carry_out(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


def test_backup_that_is_there_is_kept(url: str, backup: Path) -> None:
    store(url, "a")
    backup.parent.mkdir()
    backup.write_text("older")
    with pytest.raises(AlreadyExists, match="add --force to replace it"):
        backed_up(url, backup)
    assert backup.read_text() == "older"
    backed_up(url, backup, replace=True)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]


def test_backup_of_an_older_revision_says_that_it_is_older(url: str, backup: Path) -> None:
    store(url, "a")
    run(url, "UPDATE alembic_version SET version_num = '0001'")
    assert backed_up(url, backup).revision == "0001"
    assert put_back(url, backup, replace=True).is_older


def test_backup_while_another_process_writes_is_of_one_moment(url: str, backup: Path) -> None:
    upgrade(url)
    command = [sys.executable, "-c", WRITER, url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        while int(writer.stdout.readline()) < 20:
            pass
        backed_up(url, backup)
        before = len(ids(url))
        while int(writer.stdout.readline()) <= before:
            pass  # it went on
        writer.kill()
    written = len(ids(url))
    put_back(url, backup, replace=True)
    with unit_of_work(url, writing=False) as work:
        partners = {partner.id for partner in work.partners.all()}
        needs = {need.partner for need in work.needs.all()}
    assert partners == needs == {f"p-{number}" for number in range(len(partners))}
    assert 20 <= len(partners) <= before < written
    assert integrity(url).faults == ()


def test_restore_under_a_reader_is_seen_at_once(sqlite_url: str, backup: Path) -> None:
    store(sqlite_url, "a")
    backed_up(sqlite_url, backup)
    store(sqlite_url, "b")
    with unit_of_work(sqlite_url, writing=False) as work:
        assert len(work.partners.all()) == 2
        put_back(sqlite_url, backup, replace=True)
        assert len(work.partners.all()) == 2
    assert ids(sqlite_url) == ["a"]
