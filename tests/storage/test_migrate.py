"""Setting up, upgrading, and databases that are not ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from matching.partner import Contact
from matching.stored import Stored
from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from storage.migrate import current, drift, set_up, upgrade
from storage.repository import BEFORE_VERSIONS
from storage.revision import HEAD
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import need, ngo, volunteer


def run(url: str, *statements: str) -> None:
    with engine(url).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def migrate(url: str, revision: str, down: bool = False) -> None:
    """Go to ``revision`` as the release did of which it was the last."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    with engine(url).begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)


FIRST_RELEASE = (
    """INSERT INTO partners (id, kind, name, mission, purposes, yearly_income_dkk, contact_email)
    VALUES ('ngo', 'ngo', 'Broen', 'Lektier', '["education"]', '185000.50', 'a@b.example')""",
    "INSERT INTO needs (id, partner, resource_kind, status) VALUES ('need', 'ngo', 'skilled_time', 'open')",
    "INSERT INTO volunteers (id, partner, alias) VALUES ('vol', 'ngo', 'Tal-Tanja')",
)


def test_records_of_the_first_release_are_there_after_the_upgrade(url: str) -> None:
    migrate(url, "0001")
    run(url, *FIRST_RELEASE)
    assert upgrade(url) == HEAD
    assert drift(url) == []
    contact = Contact(email="a@b.example")
    income = Decimal("185000.50")
    partner = ngo(mission="Lektier", purposes=("education",), yearly_income_dkk=income, contact=contact)
    with unit_of_work(url) as work:
        found: list[Stored[Any]] = [work.partners.stored("ngo"), work.needs.stored("need")]
        found.append(work.volunteers.stored("vol"))
        assert [each.value for each in found] == [partner, need(), volunteer(partner="ngo")]
        assert {(each.version, each.changed_at) for each in found} == {(1, BEFORE_VERSIONS)}
        assert work.partners.change(partner, 1).version == 2


def test_versions_can_be_taken_away_again(url: str) -> None:
    upgrade(url)
    run(url, *FIRST_RELEASE)
    migrate(url, "0003", down=True)
    assert upgrade(url) == HEAD
    assert drift(url) == []
    with unit_of_work(url, writing=False) as work:
        assert work.partners.get("ngo").mission == "Lektier"


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
