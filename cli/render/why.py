"""Why a partner stands where it does in a list, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.asked import Asked
from cli.render.amounts import exact_percent
from cli.render.lines import BAD, DIM, STRONG, bullet, line, said
from cli.render.match import both_bars, joint, reasons
from cli.render.names import partner_words, statement_words
from matching.gate_phrases import gate_phrase
from matching.match import Match, Why
from matching.messages import Language, Message, message


def why_lines(why: Why, asked: Asked, language: Language) -> Iterator[RenderableType]:
    """The rank with both scores in full, and what removed the partner's other statements."""
    yield line((why.partner.name, STRONG), " · ", (partner_words(why.partner, language), DIM))
    yield said(_place(why), language, STRONG)
    if why.match:
        yield from _match_lines(why.match, asked, language)
    if why.removed:
        yield ""
        yield said(message("Removed before anything was scored:"), language, STRONG)
    for statement, gate in why.removed:
        what = statement_words(statement, language) if statement else message("The profile").text(language)
        yield bullet("×", line(f"{what} – ", gate_phrase(gate).text(language)), BAD, indent=2)
    yield said(message("Model: {model}", model=why.model), language, DIM)


def _place(why: Why) -> Message:
    if why.rank:
        return message("Number {rank} of {of} in the list.", rank=why.rank, of=why.of)
    if why.removed:
        return message("Not in the list of {of}: hard conditions or filters removed all it has.", of=why.of)
    return message(
        "Not in the list of {of}: it has nothing that could answer, or neither its words nor its meaning "
        "came near enough to be scored.",
        of=why.of,
    )


def _match_lines(match: Match, asked: Asked, language: Language) -> Iterator[RenderableType]:
    yield from joint(match, asked, language)
    yield from reasons(match, language, full=True)
    yield from both_bars(match, asked, language)
    yield ""
    product = message(
        "The chance that both say yes: {there} × {back} = {chance}",
        there=exact_percent(match.there.probability, language),
        back=exact_percent(match.back.probability, language),
        chance=exact_percent(match.score, language),
    )
    yield said(product, language, STRONG)
