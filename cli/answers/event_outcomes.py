"""The answer of ``brobygger event outcomes``: introductions of the meetings to which both said yes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType

from api.settings import load_settings
from cli.event_plan import read_plan
from cli.render.lines import BAD, DIM, STRONG, bullet, line, said
from cli.terminal import Terminal
from matching.event_outcomes.as_dict import entered_as_dict
from matching.event_outcomes.entered import Entered, Kind, NotMade
from matching.event_outcomes.entering import Held, enter_outcomes
from matching.event_outcomes.record import record_of
from matching.messages import Language, Message, message
from matching.rights.actor import SYSTEM
from storage.outcomes_file import read_outcomes
from storage.settings import database_url
from storage.transaction import transact

COUNTED: dict[Kind, Message] = {
    "open": message("Not filled in: {count}"),
    "not_held": message("Not held: {count}"),
    "no": message("One said no: {count}"),
    "maybe": message("One said maybe: {count}"),
    "entered": message("Entered before: {count}"),
}
"""What nobody has to do anything about; all else is told one by one."""


def answer(
    terminal: Terminal, plan: Path, outcomes: Path, event: Path | None, centre: str | None, *, json: bool
) -> None:
    """Enter the outcomes, and say what was made and what was not.

    Raises:
        BrobyggerError: a file or the database cannot be used, or there is no such centre; nothing was made.
    """
    held = read_plan(plan, event, was_held=True)
    given = read_outcomes(outcomes)
    most_open = load_settings().most_open
    entered = transact(
        database_url(),
        lambda work: enter_outcomes(work, SYSTEM, held, given, centre, most_open),
        in_turn=True,
    )
    if json:
        said_there = {"said": record_of(held, given, entered)}
        terminal.document(entered_as_dict(entered, terminal.language) | said_there)
        return
    terminal.show(*_lines(held, entered, terminal.language))


def _lines(held: Held, entered: Entered, language: Language) -> Iterator[RenderableType]:
    names = {one.id: one.name for one in (*held.event.a, *held.event.b)}
    yield said(message("Introductions made: {count}", count=len(entered.made)), language, STRONG)
    for made in entered.made:
        yield bullet("✓", line(f"{names[made.a]} – {names[made.b]} ", (made.introduction, DIM)), indent=0)
    told = [one for one in entered.not_made if one.kind not in COUNTED]
    for kind, sentence in COUNTED.items():
        if count := sum(one.kind == kind for one in entered.not_made):
            yield said(message(sentence.template, count=count), language, DIM)
    if told:
        yield said(message("Could not be made: {count}", count=len(told)), language, STRONG)
    for one in told:
        yield bullet("!", line(f"{_pair(one, names)}: {one.why.text(language)}"), BAD, indent=0)


def _pair(one: NotMade, names: dict[str, str]) -> str:
    return f"{names.get(one.a, one.a)} – {names.get(one.b, one.b)}"
