"""How good a text encoder is, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.render.amounts import decimal
from cli.render.lines import DIM, said, table
from cli.render.quality import interval_cell
from matching.messages import Language, message
from training.evaluate_encoder import PairQuality
from training.evaluate_retrieval import METRICS, RetrievalQuality


def encoder_lines(quality: PairQuality, language: Language) -> Iterator[RenderableType]:
    """One row each way, and what it rests on."""
    made = table(message("from").text(language), message("to").text(language), "R@1", "MRR", "F1")
    for way in quality.directions:
        figures = (decimal(value, language, 3) for value in (way.recall_at_1, way.mrr, way.f1))
        made.add_row(way.source, way.target, *figures)
    yield made
    yield ""
    there, back = quality.directions
    counted = (decimal(number, language) for number in (quality.pairs, back.texts, there.texts))
    pairs, sources, targets = counted
    yield said(
        message(
            "Pairs: {pairs}; different texts under '{source}': {sources}, under '{target}': {targets}.",
            pairs=pairs,
            source=there.source,
            sources=sources,
            target=there.target,
            targets=targets,
        ),
        language,
    )
    yield said(message("F1 is weighted, as MTEB computes it for translations."), language)
    yield said(message("Model: {model}", model=quality.encoder), language, DIM)


def retrieval_lines(quality: RetrievalQuality, language: Language) -> Iterator[RenderableType]:
    """One row a method, and what it rests on."""
    made = table(message("method").text(language), *METRICS)
    for method in quality.methods:
        made.add_row(method.method, *(interval_cell(method.metrics[name], language) for name in METRICS))
    shown = (interval_cell(quality.difference[name], language) for name in METRICS)
    made.add_row(message("difference").text(language), *shown)
    yield made
    yield ""
    yield said(
        message(
            "Queries: {queries}; without anything relevant and left out: {without}; documents: {documents}.",
            queries=decimal(quality.queries, language),
            without=decimal(quality.without_answer, language),
            documents=decimal(quality.documents, language),
        ),
        language,
    )
    yield said(message("In brackets: 95 % bootstrap interval over the queries."), language)
    yield said(message("Model: {model}", model=quality.encoder), language, DIM)
