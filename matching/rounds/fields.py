"""Fields of a JSON object, each of the type it has to be, or a sentence that says where it is not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from matching.errors import InvalidFile
from matching.messages import message

KINDS: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object in braces",
}


class Fields:
    """One object of the document; ``where`` is what the sentences call it."""

    def __init__(self, given: Any, where: str, known: Collection[str]) -> None:
        self.where = where
        self.given: dict[str, Any] = typed(given, dict, where)
        if unknown := sorted(set(self.given) - set(known)):
            raise InvalidFile(
                message(
                    "{where} has a field '{field}', which is not known; use {known}.",
                    where=where,
                    field=unknown[0][:60],
                    known=", ".join(known),
                )
            )

    def has(self, field: str) -> bool:
        return self.given.get(field) is not None

    def value(self, field: str, kind: type, default: Any = ...) -> Any:
        """The value of a field; ``default`` where it is left out or null, else that is an error."""
        if not self.has(field):
            if default is ...:
                raise InvalidFile(message("{where} has no {field}; write it.", where=self.where, field=field))
            return default
        return typed(self.given[field], kind, f"{self.where}.{field}")

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty where it is left out."""
        where = f"{self.where}.{field}"
        return tuple(typed(item, str, where) for item in self.value(field, list, []))

    def time(self, field: str) -> datetime:
        """A point in time in ISO 8601; whether it has a time zone is asked elsewhere."""
        text = self.value(field, str)
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise InvalidFile(
                message(
                    "{where}.{field} is '{value}', which is no time; write it as in "
                    "2027-01-31T18:00:00+01:00.",
                    where=self.where,
                    field=field,
                    value=text[:60],
                )
            ) from None


def typed(value: Any, kind: type, where: str) -> Any:
    """``value`` if it is of the kind; a whole number is a number, true and false are none.

    Raises:
        InvalidFile: it is of another kind.
    """
    good = isinstance(value, (int, float) if kind is float else kind)
    if not good or (isinstance(value, bool) and kind is not bool):
        raise InvalidFile(
            message(
                "{where} is {value}; write {kind}.",
                where=where,
                value=repr(value)[:60],
                kind=message(KINDS[kind]),
            )
        )
    return value
