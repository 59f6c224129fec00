"""A password from the terminal or from standard input, never from an argument."""

from __future__ import annotations

import secrets
import sys
from getpass import getpass

from matching.errors import InvalidQuery
from matching.messages import message

GENERATED_BYTES = 15


def password_wanted(*, stdin: bool, generate: bool) -> str:
    """The password that is typed twice without being shown, else of standard input, else a new one.

    Raises:
        InvalidQuery: the two are not the same, or there is nobody who could type one.
    """
    if stdin and generate:
        raise InvalidQuery(message("--password-stdin and --generate cannot go together; choose one of them."))
    if generate:
        return secrets.token_urlsafe(GENERATED_BYTES)
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InvalidQuery(
            message(
                "There is no terminal to ask for the password on; send it with --password-stdin, or let "
                "--generate make one."
            )
        )
    first = getpass("Password: ")
    if getpass("Password, again: ") != first:
        raise InvalidQuery(message("The two passwords are not the same; run the command again."))
    return first
