"""A dataclass of the domain ↔ the JSON value that is stored of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter

from matching.errors import BrobyggerError
from matching.messages import message
from storage.database_errors import DatabaseUnavailable

T = TypeVar("T")

_CONVERTER = make_converter(omit_if_default=True)
_CONVERTER.register_unstructure_hook(Decimal, str)
_CONVERTER.register_structure_hook(Decimal, lambda value, _: Decimal(value))


def body_of(value: Any) -> dict[str, Any]:
    """What is stored of ``value``; fields that have their default are left out."""
    body: dict[str, Any] = _CONVERTER.unstructure(value)
    return body


def value_from(made: type[T], id: str, body: dict[str, Any]) -> T:
    """The ``made`` that ``body`` was stored of; fields that are no longer known are left out.

    Raises:
        DatabaseUnavailable: it breaks a rule; somebody else wrote it, or the rule is newer.
    """
    try:
        return _CONVERTER.structure(body, made)
    except (BaseValidationError, BrobyggerError, ValueError, TypeError, KeyError):
        raise DatabaseUnavailable(
            message(
                "The record '{id}' ({sort}) in the database cannot be read; restore a backup, or delete it.",
                id=id,
                sort=made.__name__,
            )
        ) from None
