"""Lines of text: one place where what stands in a profile becomes what a terminal prints."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cli.terminal import plain
from matching.messages import Language, Message

DIM, STRONG, GOOD, BAD = "dim", "bold", "green", "yellow"


def line(*parts: str | tuple[str, str]) -> Text:
    """One line of texts, or of (text, style); line breaks within become spaces."""
    made = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        made.append(plain(text.replace("\n", " ")), style=style or None)
    return made


def said(sentence: Message, language: Language, style: str = "") -> Text:
    """A sentence in the reader's language."""
    return line((sentence.text(language), style))


def prose(text: str) -> Text:
    """A text whose line breaks are kept."""
    return Text(plain(text))


def indented(renderable: RenderableType, by: int = 4) -> Padding:
    """Something further to the right."""
    return Padding(renderable, (0, 0, 0, by), expand=False)


def bullet(sign: str, text: Text, style: str = "", indent: int = 4) -> Padding:
    """``text`` behind a sign; its further lines begin under its first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(sign, style=style), text)
    return indented(grid, indent)


def sides(left: Text, right: Text) -> Table:
    """A line with one text at its beginning and one at its end."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, right)
    return grid


def capital(sentence: str) -> str:
    """``sentence`` with a capital letter first, as a label within it may have none."""
    return sentence[:1].upper() + sentence[1:]


def joined(parts: Iterable[str], by: str = " · ") -> str:
    """The parts that are not empty, in one line."""
    return by.join(part for part in parts if part)


def table(*headings: str) -> Table:
    """A table without frames, whose headings stay when it is piped."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made
