"""A match for people: who, which statements join, the chances, the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.asked import Asked
from cli.render.amounts import percent
from cli.render.bars import score_bars
from cli.render.lines import BAD, DIM, GOOD, STRONG, bullet, capital, indented, joined, line, said, sides
from cli.render.names import partner_words, statement_words
from matching.match import Match, Reason, Verdict
from matching.messages import Language, message

FOR, QUESTIONS = 4, 2
SIGNS: dict[Verdict, tuple[str, str]] = {"yes": ("+", GOOD), "partly": ("±", ""), "no": ("–", BAD)}


def match_lines(
    match: Match, rank: int, asked: Asked, language: Language, *, full: bool = False
) -> Iterator[RenderableType]:
    """The match of this rank; with ``full`` every part of both scores and every question."""
    chance = message("{chance} that both say yes", chance=percent(match.score, language))
    yield sides(line(f"{rank:>2}. ", (match.partner.name, STRONG)), said(chance, language, STRONG))
    yield indented(line((partner_words(match.partner, language), DIM)))
    yield from joint(match, asked, language)
    yield from reasons(match, language, full=full)
    if full:
        yield from both_bars(match, asked, language)


def joint(match: Match, asked: Asked, language: Language) -> Iterator[RenderableType]:
    """What was compared with what was asked, and the chance of a yes from each of the two."""
    if match.theirs:
        yield indented(line(statement_words(match.theirs, language)))
    else:
        yield indented(said(message("Its profile as a whole"), language))
    if asked.statement is None and match.ours:
        answers = message("It answers: {statement}", statement=statement_words(match.ours, language))
        yield indented(said(answers, language, DIM))
    chances = message(
        "A yes from: {who} {there}, {partner} {back}",
        who=_who(asked, language),
        there=percent(match.there.probability, language),
        partner=match.partner.name,
        back=percent(match.back.probability, language),
    )
    yield indented(said(chances, language))


def reasons(match: Match, language: Language, *, full: bool) -> Iterator[RenderableType]:
    """The strongest reasons for it, the strongest against, the quote, further statements, questions."""
    for reason in shown_reasons(match, full=full):
        sign, style = SIGNS[reason.verdict]
        yield bullet(sign, line(capital(reason.sentence.text(language))), style)
    if quote := next((reason.quote for reason in match.reasons if reason.quote), None):
        yield bullet("»", line((f"“{quote}”", "italic")), DIM)
    if match.also:
        also = joined((statement_words(statement, language) for statement in match.also), "; ")
        yield bullet("&", said(message("Also: {statements}", statements=also), language), DIM)
    for question in match.questions if full else match.questions[:QUESTIONS]:
        yield bullet("?", said(question, language), DIM)


def shown_reasons(match: Match, *, full: bool) -> list[Reason]:
    """All of them; or the four strongest for it, partly ones where there are fewer, and the one against."""
    sorted_out = {
        verdict: [reason for reason in match.reasons if reason.verdict == verdict] for verdict in SIGNS
    }
    speaking, against = sorted_out["yes"] + sorted_out["partly"], sorted_out["no"]
    return speaking + against if full else speaking[:FOR] + against[:1]


def both_bars(match: Match, asked: Asked, language: Language) -> Iterator[RenderableType]:
    """Both directed scores with all their parts."""
    for name, directed in ((_who(asked, language), match.there), (match.partner.name, match.back)):
        yield ""
        yield indented(said(message("Seen by {name}", name=name), language, STRONG))
        yield indented(score_bars(directed, language))


def _who(asked: Asked, language: Language) -> str:
    return asked.partner.name if asked.partner else message("whoever asks").text(language)
