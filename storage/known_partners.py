"""Partners that a process has read, so that a list of all of them reads only what has changed since."""

from __future__ import annotations

from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, select

from matching.partner import Partner
from storage.tables import partners
from storage.unit_of_work import UnitOfWork

MOST = 20_000
"""So many are kept; they take some 60 MB."""
Version = tuple[int, datetime | None]


class KnownPartners:
    """Any number of threads may ask at once."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._known: dict[str, tuple[Version, Partner]] = {}

    def all(self, connection: Connection) -> list[Partner]:
        """Every partner, in the order of the ids, as the transaction of ``connection`` sees them."""
        asked = select(partners.c.id, partners.c.version, partners.c.changed_at).order_by(partners.c.id)
        versions = {row.id: (row.version, row.changed_at) for row in connection.execute(asked)}
        with self._lock:
            known = dict(self._known)
        new = [id for id, version in versions.items() if id not in known or known[id][0] != version]
        read = UnitOfWork(connection).partners.of_partners(new)
        known.update({partner.id: (versions[partner.id], partner) for partner in read})
        found = {id: known[id] for id in versions if id in known}
        if len(found) <= self._most:
            with self._lock:
                self._known = found
        return [partner for _, partner in found.values()]
