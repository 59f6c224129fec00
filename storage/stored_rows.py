"""A row of the database ↔ a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from matching.errors import InvalidProfile
from matching.messages import message
from matching.partner import Contact, Partner
from storage.database_errors import DatabaseUnavailable
from storage.market_columns import COLUMNS, Sort
from storage.records import TYPES, Profile, sort_of
from storage.value_forms import FORMS, TextForm

StoredRow = dict[str, Any]
CONTACT = {"contact_name": "name", "contact_email": "email", "contact_phone": "phone"}
REMEMBERED = 50_000


def row_of(profile: Profile) -> StoredRow:
    """The row of ``profile``: every column of its table, None where nothing is known.

    Numbers, dates and codes are the domain's own; the items of other lists have their text form.
    """
    row: StoredRow = {}
    for name, _, write in _cells(sort_of(profile)):
        value = getattr(profile, name, None)
        row[name] = None if _is_unknown(value) else write(value) if write else value
    if isinstance(profile, Partner):
        row |= {name: getattr(profile.contact, part) or None for name, part in CONTACT.items()}
    return row


def profile_from(sort: Sort, values: Iterable[Any]) -> Profile:
    """The profile whose row has ``values``, in the order of the columns.

    Raises:
        DatabaseUnavailable: they break a rule; somebody else wrote them, or the rule is newer than they.
    """
    known: StoredRow = {}
    try:
        for (name, read, _), value in zip(_cells(sort), values, strict=True):
            if value is not None:
                known[name] = read(value) if read else value
        return _built(sort, known)
    except InvalidProfile as error:
        raise _broken(sort, known["id"], error) from None


def _is_unknown(value: Any) -> bool:
    return value is None or value is False or value in ("", ())  # 0, which equals False, is known


class _Cell(NamedTuple):
    name: str
    read: Callable[[Any], Any] | None = None
    write: Callable[[Any], Any] | None = None


@cache
def _cells(sort: Sort) -> tuple[_Cell, ...]:
    return tuple(
        _list_cell(column.name, FORMS[column.form]) if column.form else _Cell(column.name)
        for column in COLUMNS[sort]
    )


def _list_cell(name: str, form: TextForm) -> _Cell:
    # The same places, slots and competences come again and again, and reading them is most of the work.
    @lru_cache(REMEMBERED)
    def read(items: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(map(form.read, items))

    return _Cell(name, read, lambda items: tuple(map(form.write, items)))


def _built(sort: Sort, known: StoredRow) -> Profile:
    if sort == "partners":
        contact = {part: known.pop(name) for name, part in CONTACT.items() if name in known}
        if contact:
            known["contact"] = Contact(**contact)
    return TYPES[sort](**known)


def _broken(sort: Sort, id: str, error: InvalidProfile) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        message(
            "The record '{id}' of {sort} in the database breaks a rule: {rule} "
            "Import it again with a value that can be used.",
            id=id,
            sort=sort,
            rule=error.sentence,
        )
    )
