"""The answer of ``brobygger due``: what a broker should do, with messages to copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType

from cli.answers.centre_records import records_of
from cli.market import today as today_here
from cli.render.amounts import day
from cli.render.lines import DIM, STRONG, bullet, indented, line, prose, said
from cli.terminal import Terminal
from matching.due.as_dict import due_as_dict
from matching.due.item import ACTIONS, DueItem
from matching.due_list import due_list
from matching.errors import InvalidQuery
from matching.messages import Language, message

NOTHING = message("There is nothing to do for {centre}.")


def answer(
    terminal: Terminal, centre: str, on: date | None, *, n: int | None, letters: bool, json: bool
) -> None:
    """Show what is due on the day ``on``, else today.

    Raises:
        NotFound: there is no such centre.
        InvalidQuery: the length is none.
    """
    if n is not None and n < 1:
        raise InvalidQuery(message("A list of {n} is not possible; ask for at least 1, or --all.", n=n))
    records, today = records_of(centre), on or today_here()
    items = due_list(records, today)
    shown = items[:n]
    if json:
        terminal.document(due_as_dict(records, items, shown, today, terminal.language))
        return
    if not items:
        terminal.show(message(NOTHING.template, centre=records.centre.name))
        return
    for item in shown:
        terminal.show(*_lines(item, terminal.language, letters=letters))
    terminal.show("", message("Shown: {shown} of {total}.", shown=len(shown), total=len(items)))


def _lines(item: DueItem, language: Language, *, letters: bool) -> Iterator[RenderableType]:
    since = f" ({day(item.since, language)}) " if item.since else " "
    yield bullet("·", line((ACTIONS[item.action].text(language), STRONG), since, (item.id, DIM)), indent=0)
    yield indented(said(item.sentence, language), 2)
    if letters:
        yield indented(prose(item.letter.text(language)), 6)
        yield ""
