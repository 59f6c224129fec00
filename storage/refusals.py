"""Sentences about a value of a file that cannot be used."""

from __future__ import annotations

from typing import Any

from matching.checks import Checks
from matching.errors import InvalidFile, InvalidProfile
from matching.messages import message

LONGEST_SHOWN = 60


def refused_value(field: str, value: Any, template: str, **values: Any) -> InvalidProfile:
    """The error that says why ``value`` cannot be the ``field`` of a profile."""
    checks = Checks()
    checks.refuse(field, value, template, **values)
    return InvalidProfile(tuple(checks.problems))


def refused_file(template: str, **values: Any) -> InvalidFile:
    """The error that says why a file cannot be read."""
    return InvalidFile(message(template, **values))


def shown(value: Any) -> str:
    """``value`` as it is shown to a person: not too long, and nothing that cannot be printed."""
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
