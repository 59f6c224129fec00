"""What a command ends with; the table for people is in docs/conventions.md."""

from __future__ import annotations

from matching.errors import BrobyggerError, ModelUnavailable, NotFound

DONE, UNEXPECTED, REFUSED, NOT_FOUND, NO_MODEL, NO_DATABASE = range(6)
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell reports a program that wrote to a reader who had left."""


def exit_code(error: BrobyggerError) -> int:
    """The exit code that stands for ``error``."""
    from storage.database_errors import DatabaseUnavailable

    for family, code in (
        (NotFound, NOT_FOUND),
        (ModelUnavailable, NO_MODEL),
        (DatabaseUnavailable, NO_DATABASE),
    ):
        if isinstance(error, family):
            return code
    return REFUSED
