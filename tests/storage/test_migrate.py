"""Setting up, upgrading, and databases that are not ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from storage.migrate import current, drift, set_up, upgrade
from storage.revision import HEAD


def run(url: str, *statements: str) -> None:
    with engine(url).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_empty_database_has_no_revision(url: str) -> None:
    assert current(url) is None


def test_upgrade_gives_the_revision_of_the_program(url: str) -> None:
    assert upgrade(url) == HEAD
    assert current(url) == HEAD


def test_revision_of_the_program_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_and_tables_say_the_same(url: str) -> None:
    upgrade(url)
    assert drift(url) == []


@pytest.mark.parametrize(
    "statement",
    ["ALTER TABLE partners DROP COLUMN mission", "DROP INDEX ix_needs_partner", "DROP TABLE volunteers"],
)
def test_table_changed_by_hand_is_drift(url: str, statement: str) -> None:
    upgrade(url)
    run(url, statement)
    assert len(drift(url)) >= 1


def test_second_set_up_changes_nothing(url: str) -> None:
    set_up(url)
    run(url, "INSERT INTO partners (id, kind, name) VALUES ('ngo-1', 'ngo', 'Broen')")
    set_up(url)
    with engine(url).connect() as connection:
        assert connection.execute(text("SELECT name FROM partners")).scalars().all() == ["Broen"]


def test_two_programs_may_set_the_same_database_up(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(upgrade, [url] * 4)) == {HEAD}
    assert drift(url) == []


@pytest.mark.parametrize("use", [set_up, upgrade])
def test_newer_database_asks_for_a_newer_program(url: str, use: object) -> None:
    upgrade(url)
    run(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseUnavailable, match=r"revision 9999, which this program \(\d+\) does not know"):
        use(url)  # type: ignore[operator]


def test_older_database_asks_for_an_upgrade(url: str) -> None:
    upgrade(url)
    run(url, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(DatabaseUnavailable, match="make a backup and run 'brobygger db upgrade'"):
        set_up(url)


def test_tables_of_another_program_are_left_alone(url: str) -> None:
    run(url, "CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(DatabaseUnavailable, match=r"tables of another program \(invoices\)"):
        set_up(url)
