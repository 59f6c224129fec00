"""What a database driver reports, as sentences for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from matching.errors import BrobyggerError, InvalidQuery
from matching.messages import Message, message
from storage.settings import shown

BUSY = message(
    "The database {database} is in use by another program; wait until that has ended and try again."
)
READ_ONLY = message(
    "The database {database} cannot be written; "
    "give yourself the right to write the file and the folder it lies in."
)
DAMAGED = message(
    "The database {database} is damaged; put a backup in its place, "
    "or save what can be read with the program sqlite3 and its command .recover."
)
FULL = message(
    "The disk that holds the database {database} is full; nothing was stored. Make room and try again."
)
NOT_OPENED = message(
    "The database {database} cannot be opened; "
    "make sure that its folder is there and that you may read and write in it."
)
NOT_A_DATABASE = message("The file of {database} is not a SQLite database; name another file.")
DISK = message(
    "The disk failed while {database} was read or written ({reason}); nothing was stored. Try again."
)
UNREACHABLE = message(
    "The database {database} cannot be reached ({reason}); see that the server runs and the URL is right."
)
FORBIDDEN = message(
    "The database {database} does not let this user do that ({reason}); ask its owner for the right."
)
CONFLICT = message(
    "Another program changed the same records in {database} at the same time; "
    "nothing was stored. Run the command again."
)
NO_OWNER = message(
    "A need, an offer or a volunteer belongs to a partner that is not in {database}; "
    "nothing was stored. Store the partner first."
)
TOO_LARGE = message(
    "A value is too large for {database} ({reason}); nothing was stored. Write a smaller number."
)
NO_TEXT = message(
    "An id, or another text that is looked for, holds a character that is not text; "
    "delete it and type it again."
)
OTHER = message(
    "The database {database} cannot be used ({reason}); 'brobygger db check' looks for what is wrong."
)

SQLITE = {3: READ_ONLY, 5: BUSY, 6: BUSY, 8: READ_ONLY, 10: DISK, 11: DAMAGED, 13: FULL, 14: NOT_OPENED}
SQLITE |= {23: FORBIDDEN, 26: NOT_A_DATABASE, 787: NO_OWNER, 1555: CONFLICT}
POSTGRESQL = {
    "08": UNREACHABLE,
    "22": TOO_LARGE,
    "23503": NO_OWNER,
    "23505": CONFLICT,
    "25006": READ_ONLY,
    "28": FORBIDDEN,
    "3D": UNREACHABLE,
    "40": CONFLICT,
    "42501": FORBIDDEN,
    "53100": FULL,
    "53300": BUSY,
    "55P03": BUSY,
    "57P": UNREACHABLE,
}


NUL = "NUL (0x00)"
"""What the driver of PostgreSQL says of a text with a NUL, before it asks the database."""


class DatabaseUnavailable(BrobyggerError):
    """A database that cannot be opened, read or written; nothing was stored."""


class CameBetween(DatabaseUnavailable):
    """Another transaction changed what this one had read, or each waited for the other: try again."""


@contextmanager
def in_sentences(url: str) -> Iterator[None]:
    """Turn what the driver raises in this block into a sentence.

    Raises:
        DatabaseUnavailable: the database failed; the sentence names it, without its password.
        InvalidQuery: a text that is looked for is none; those that are stored are looked at before.
    """
    try:
        yield
    except UnicodeEncodeError:
        raise InvalidQuery(NO_TEXT) from None
    except (DBAPIError, OverflowError) as error:
        if isinstance(error, DataError) and NUL in str(error.orig):
            raise InvalidQuery(NO_TEXT) from None
        sentence = TOO_LARGE if isinstance(error, OverflowError) else _sentence(error)
        refused = CameBetween if sentence is CONFLICT and _may_be_tried_again(error) else DatabaseUnavailable
        raise refused(replace(sentence, values=_values(error, url))) from None


def is_duplicate(error: IntegrityError) -> bool:
    """Whether a row was refused because another one has its id, or a value that only one may have."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code in {1555, 2067} or getattr(error.orig, "sqlstate", None) == "23505"


def _sentence(error: DBAPIError) -> Message:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE.get(code) or SQLITE.get(code & 0xFF) or OTHER
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return UNREACHABLE if error.connection_invalidated or not _ran(error) else OTHER
    return next((POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in POSTGRESQL), OTHER)


def _may_be_tried_again(error: DBAPIError | OverflowError) -> bool:
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return str(state).startswith("40")


def _ran(error: DBAPIError) -> bool:
    """Whether the error came from a statement, not from connecting."""
    return error.statement is not None


def _values(error: DBAPIError | OverflowError, url: str) -> dict[str, str]:
    reason = str(error) if isinstance(error, OverflowError) else _reason(error)
    return {"database": shown(url), "reason": reason}


def _reason(error: DBAPIError) -> str:
    """The driver's own words without the values: those could be a profile's text."""
    primary = getattr(getattr(error.orig, "diag", None), "message_primary", None)
    lines = str(primary or error.orig).strip().splitlines()
    return lines[0] if lines and not isinstance(error, IntegrityError) else type(error.orig).__name__
