"""Writing and restoring backups, as the tests of both do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from matching.partner import Partner
from storage.backup import Backup, Restored, plan_restore, write_backup
from storage.engine import engine
from storage.unit_of_work import unit_of_work


def store(url: str, *ids: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put(Partner(id=id, kind="ngo", name=f"Broen {id} æøå") for id in ids)
        work.commit()


def ids(url: str) -> list[str]:
    with unit_of_work(url, writing=False) as work:
        return [partner.id for partner in work.partners.all()]


def run(url: str, *statements: str) -> None:
    with engine(url).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def backed_up(url: str, file: Path, *, replace: bool = False) -> Backup:
    return write_backup(url, file, lambda done, total: None, replace=replace)


def put_back(url: str, file: Path, *, replace: bool = False) -> Restored:
    return plan_restore(url, file, replace=replace).carry_out(lambda done, total: None)
