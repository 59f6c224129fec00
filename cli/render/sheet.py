"""One record as a sheet that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from cli.render.amounts import day, number
from cli.render.field_names import field_name
from cli.render.lines import STRONG, bullet, line, prose, said
from cli.render.names import competence_words, place_words, statement_words
from cli.render.volunteers import slots_words
from matching.availability import DateWindow, Slot
from matching.codes import code_list
from matching.competence import Competence
from matching.exclusion import LIST_OF, Exclusion
from matching.messages import Language, Message, message
from matching.partner import Partner
from matching.place import Place
from matching.register import Register
from storage.market_columns import COLUMNS, Column
from storage.records import Profile, sort_of


def sheet(
    profile: Profile, register: Register, record: Mapping[str, Any], language: Language
) -> Iterator[RenderableType]:
    """The values of ``record`` with their names, and for a partner what belongs to it."""
    yield _values(profile, register, record, language)
    if isinstance(profile, Partner):
        yield from _statements(profile, register, language)
        volunteers = sum(one.partner == profile.id for one in register.volunteers.values())
        if volunteers:
            told = message("Employees who opted in as volunteers: {count}", count=volunteers)
            yield said(told, language, STRONG)


def _values(profile: Profile, register: Register, record: Mapping[str, Any], language: Language) -> Table:
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(max_width=24, overflow="fold")
    made.add_column(overflow="fold")
    for column in COLUMNS[sort_of(profile)]:
        if column.name not in record:
            continue
        words = _words(column, getattr(profile, column.name), record[column.name], language)
        if column.name == "partner":
            words = f"{register.partner(words).name} ({words})"
        made.add_row(line((field_name(column.name).text(language), STRONG)), prose(words))
    return made


def _words(column: Column, value: Any, written: Any, language: Language) -> str:
    """A value in words: labels for codes, the reader's form for numbers and days, else as it is written."""
    if column.type == "code" and column.list_name:
        return code_list(column.list_name).label(value, language)
    if column.type == "codes" and column.list_name:
        return ", ".join(code_list(column.list_name).label(code, language) for code in value)
    if column.is_list:
        return _items(value, written, language)
    return _single(value, written, language)


def _single(value: Any, written: Any, language: Language) -> str:
    if isinstance(value, bool):
        return (message("yes") if value else message("no")).text(language)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int | float | Decimal):
        return number(value, language)
    return str(written)


def _items(value: Any, written: Any, language: Language) -> str:
    items = list(value)
    if all(isinstance(item, Slot) for item in items):
        return slots_words(items, language)
    if all(isinstance(item, Competence) for item in items):
        return ", ".join(competence_words(item, language) for item in items)
    if all(isinstance(item, Place) for item in items):
        return ", ".join(place_words(item, language) for item in items)
    if all(isinstance(item, DateWindow) for item in items):
        return ", ".join(_window(item, language).text(language) for item in items)
    if all(isinstance(item, Exclusion) for item in items):
        return ", ".join(_exclusion(item, language) for item in items)
    return ", ".join(str(item) for item in written)


def _window(window: DateWindow, language: Language) -> Message:
    if window.start is None or window.end is None:
        either = window.start or window.end
        known = day(either, language) if either else ""
        return message("from {day}", day=known) if window.start else message("until {day}", day=known)
    return message("{first} – {last}", first=day(window.start, language), last=day(window.end, language))


def _exclusion(exclusion: Exclusion, language: Language) -> str:
    list_name = LIST_OF.get(exclusion.what)
    return code_list(list_name).label(exclusion.code, language) if list_name else exclusion.code


def _statements(partner: Partner, register: Register, language: Language) -> Iterator[RenderableType]:
    own = register.statements_of.get(partner.id, [])
    if own:
        yield ""
        yield said(message("Needs and offers"), language, STRONG)
    for statement in own:
        status = code_list("statuses").label(statement.status, language)
        yield bullet("·", line(f"{statement_words(statement, language)} ({status})"), indent=2)
