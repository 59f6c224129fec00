"""What was asked, and what was understood of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.asked import Asked
from cli.render.lines import BAD, DIM, STRONG, bullet, joined, line, said
from cli.render.names import partner_words, places_words, resource_word, sort_word
from matching.messages import Language, message
from matching.partner import Partner
from matching.statement import Statement

LONGEST_TEXT = 300


def header(asked: Asked, language: Language) -> Iterator[RenderableType]:
    """The lines above a list."""
    if asked.is_text:
        yield from _text(asked, language)
    elif asked.statement and asked.partner:
        yield from _statement(asked.statement, asked.partner, language)
    elif asked.partner:
        yield line((asked.partner.name, STRONG))
        yield line((partner_words(asked.partner, language), DIM))
        if asked.partner.mission.strip():
            yield line(_shortened(asked.partner.mission))
    for note in asked.notes:
        yield said(note, language, BAD)
    yield ""


def _statement(statement: Statement, partner: Partner, language: Language) -> Iterator[RenderableType]:
    yield line(f"{sort_word(statement, language)} {statement.id} · ", (partner.name, STRONG))
    yield line((" ".join(statement.headline.split()), STRONG))
    places = places_words(statement.places or partner.places, language)
    yield line((joined([resource_word(statement, language), places]), DIM))


def _text(asked: Asked, language: Language) -> Iterator[RenderableType]:
    yield line((f"“{_shortened(asked.given)}”", STRONG))
    if not asked.understood:
        yield said(message("Nothing was understood beyond the words themselves."), language, DIM)
    for sentence in asked.understood:
        yield bullet("·", said(sentence, language), DIM, indent=2)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TEXT else flat[: LONGEST_TEXT - 1].rstrip() + "…"
