"""Introductions as a table, and one of them as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType

from cli.render.amounts import day, number
from cli.render.lines import STRONG, bullet, capital, joined, line, said, table
from matching.codes import code_list
from matching.introductions.introduction import Event, Introduction
from matching.introductions.showing import View
from matching.introductions.times import DENMARK
from matching.introductions.visible import Seen, SeenSide
from matching.messages import Language, Message, message

EVENTS: dict[str, Message] = {
    "created": message("drafted"),
    "put": message("put to both sides"),
    "put_in_line": message("put in line"),
    "moved_up": message("moved up and opened"),
    "said_yes": message("said yes"),
    "said_no": message("said no"),
    "expired": message("expired"),
    "withdrawn": message("withdrawn"),
}


def introduction_table(introductions: Sequence[Seen], language: Language) -> Iterator[RenderableType]:
    """Id, state, both sides and deadline; a sentence where there are none."""
    if not introductions:
        yield said(message("There are no such introductions."), language)
        return
    headings = (
        message("id"),
        message("state"),
        message("seeks"),
        message("gives"),
        message("answer by"),
    )
    made = table(*(heading.text(language) for heading in headings))
    made.columns[0].no_wrap = True
    for one in introductions:
        made.add_row(
            line(one.id),
            _state(one, language),
            line(one.seeker.name),
            line(one.giver.name),
            _day(one.deadline, language),
        )
    yield made


def introduction_sheet(view: View, language: Language) -> Iterator[RenderableType]:
    """How far it has come, what each side has said, what is asked for, and who did what."""
    seen = view.seen
    yield line((f"{seen.id}: {_state(seen, language)}", STRONG))
    for heading, side in ((message("seeks"), seen.seeker), (message("gives"), seen.giver)):
        yield line(capital(f"{heading.text(language)}: {joined(_side(side, language))}"))
    if seen.ask.amount is not None:
        unit = code_list("units").label(seen.ask.unit or "", language)
        amount = f"{number(seen.ask.amount, language)} {unit}"
        yield said(message("Asked for: {amount}", amount=amount), language)
    if seen.deadline is not None:
        yield said(message("Answer by: {day}", day=_day(seen.deadline, language)), language)
    for note in filter(None, (seen.note, seen.introduction.private_note if seen.introduction else "")):
        yield bullet("·", line(note), indent=2)
    for remark in view.remarks:
        yield bullet("!", said(remark, language), indent=2)
    if seen.introduction is not None:
        yield from _history(seen.introduction, language)


def _side(side: SeenSide, language: Language) -> Iterator[str]:
    yield side.name
    yield side.partner
    yield side.statement or ""
    answer = side.answer
    if answer is not None:
        yield (message("yes") if answer.yes else message("no")).text(language)
        yield code_list("decline_reasons").label(answer.reason, language) if answer.reason else ""
        yield answer.text


def _history(introduction: Introduction, language: Language) -> Iterator[RenderableType]:
    yield ""
    for event in introduction.history:
        yield bullet("·", line(joined(_event(event, language))), indent=2)


def _event(event: Event, language: Language) -> Iterator[str]:
    yield event.at.astimezone(DENMARK).strftime("%Y-%m-%d %H:%M")
    yield EVENTS[event.what].text(language)
    yield event.side or ""
    yield event.user or message("the service").text(language)


def _state(seen: Seen, language: Language) -> str:
    return code_list("introduction_states").label(seen.state, language)


def _day(value: date | None, language: Language) -> str:
    return day(value, language) if value else ""
