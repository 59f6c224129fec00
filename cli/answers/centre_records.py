"""The records of a centre, for the commands that look after it."""

from __future__ import annotations

from matching.centre_records import CentreRecords, centre_records
from matching.rights.actor import SYSTEM
from storage.settings import database_url
from storage.transaction import transact


def records_of(centre: str) -> CentreRecords:
    """What stands in the database, all as it was at one moment.

    Raises:
        NotFound: there is no such centre.
        DatabaseUnavailable: the database cannot be used.
    """
    return transact(
        database_url(), lambda work: centre_records(work, SYSTEM, centre, work.register()), writing=False
    )
