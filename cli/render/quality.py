"""How good the lists are, as a table of methods."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from cli.render.amounts import decimal, percent
from cli.render.lines import DIM, said, table
from matching.messages import Language, Message, message
from training.bootstrap import Interval
from training.evaluate_matches import METRICS, MatchQuality


def quality_lines(quality: MatchQuality, language: Language) -> Iterator[RenderableType]:
    """The table, and what it rests on."""
    yield _methods(quality, language)
    yield ""
    yield said(_basis(quality, language), language)
    wanted = decimal(quality.judged_on["success@5"], language)
    yield said(
        message("success@5 is over the {wanted} for which somebody has grade 2.", wanted=wanted), language
    )
    yield said(message("In brackets: 95 % bootstrap interval over the queries."), language)
    yield said(message("Model: {model}", model=quality.model), language, DIM)


def _basis(quality: MatchQuality, language: Language) -> Message:
    return message(
        "Judged needs, offers and partners: {queries}; judgments: {judgments}; "
        "without any answer: {without}.",
        queries=decimal(quality.queries, language),
        judgments=decimal(quality.judgments, language),
        without=decimal(quality.without_answer, language),
    )


def _methods(quality: MatchQuality, language: Language) -> Table:
    made = table(message("method").text(language), *METRICS, message("judged").text(language))
    for method in quality.methods:
        shown = [interval_cell(method.metrics.get(name), language) for name in METRICS]
        made.add_row(method.method, *shown, percent(method.judged, language))
    return made


def interval_cell(interval: Interval | None, language: Language) -> str:
    """Mean and bounds, as in ``0.437 [0.346–0.528]``; a dash where there is none."""
    if interval is None:
        return "–"
    mean, low, high = (decimal(value, language, 3) for value in (interval.mean, interval.low, interval.high))
    return f"{mean} [{low}–{high}]"
