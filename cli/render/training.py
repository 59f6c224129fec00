"""What was trained, as a table and a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.render.amounts import decimal
from cli.render.lines import DIM, said, table
from matching.messages import Language, message
from training.encoder.train_encoder import Trained


def training_lines(trained: Trained, language: Language) -> Iterator[RenderableType]:
    """One row a source with what was held out of it, and where the encoder is."""
    heads = (message("source"), message("trained on"), message("held out"))
    made = table(*(head.text(language) for head in heads), "R@1", "MRR", "F1")
    for name in dict.fromkeys([*trained.sources, *trained.quality]):
        count = trained.sources.get(name)
        cells = [decimal(count, language) if count else "–", "–", "–", "–", "–"]
        if found := trained.quality.get(name):
            way = found.directions[0]
            figures = (decimal(value, language, 3) for value in (way.recall_at_1, way.mrr, way.f1))
            cells[1:] = [decimal(found.pairs, language), *figures]
        made.add_row(name, *cells)
    yield made
    yield ""
    yield said(
        message(
            "R@1, MRR and F1 from the first text to the second, over what was held out: it was not "
            "trained on."
        ),
        language,
    )
    yield said(
        message(
            "Word pieces: {pieces}; numbers in a vector: {dimension}.",
            pieces=decimal(trained.pieces, language),
            dimension=decimal(trained.dimension, language),
        ),
        language,
    )
    yield said(
        message(
            "The encoder is in {folder}; {setting} and that folder make it the one that is used.",
            folder=str(trained.folder),
            setting="BROBYGGER_ENCODER",
        ),
        language,
    )
    yield said(message("Model: {model}", model=trained.name), language, DIM)
