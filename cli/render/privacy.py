"""Tables of where a person is found, and of what was kept long enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from cli.render.amounts import decimal
from cli.render.lines import line, table
from matching.messages import Language, Message, message
from matching.privacy.retain import Kept
from matching.privacy.retention import PERIODS
from matching.privacy.traces import Trace

SORT, ID, WHERE = message("sort"), message("id"), message("where")


def found_table(found: Sequence[Trace], language: Language) -> Iterator[RenderableType]:
    """What was found and where it stands; nothing where there is none."""
    if not found:
        return
    made = _table(language, SORT, ID, WHERE, message("what stands there"))
    for one in found:
        held = "; ".join(f"{name}: {value}" for name, value in one.values.items())
        made.add_row(message(one.sort).text(language), line(one.id), one.where or "–", line(held))
    yield made


def place_table(found: Sequence[Trace], language: Language) -> Iterator[RenderableType]:
    """Where it stood, without what did; nothing where there is none."""
    if not found:
        return
    made = _table(language, SORT, ID, WHERE)
    for one in found:
        made.add_row(message(one.sort).text(language), line(one.id), one.where or "–")
    yield made


def period_table(found: Sequence[Kept], language: Language) -> Table:
    """Of each kind how long it is kept, and how many went."""
    made = _table(language, message("what goes"), message("months"), message("before"), message("gone"))
    for column in made.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for one in found:
        what = f"{PERIODS[one.kind].what.text(language)} ({one.kind})"
        made.add_row(what, str(one.months), one.first_kept.isoformat(), decimal(one.gone, language))
    return made


def _table(language: Language, *headings: Message) -> Table:
    return table(*(heading.text(language) for heading in headings))
