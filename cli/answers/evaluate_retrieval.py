"""The answer of ``brobygger evaluate retrieval``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cli.answers.evaluate import SEED
from cli.render.encoder_quality import retrieval_lines
from cli.terminal import Terminal
from matching.messages import message
from models.text_encoder import load_encoder
from storage.retrieval_files import read_relevance, read_texts
from training.evaluate_retrieval import Collection, evaluate_retrieval


def answer(
    terminal: Terminal, queries: Path, documents: Path, relevance: Path, *, encoder: str | None, json: bool
) -> None:
    """Measure the encoder and BM25 on a collection and print a table. Vectors are not kept.

    Raises:
        BrobyggerError: a file cannot be used, or the encoder not be loaded.
    """
    collection = Collection(read_texts(queries), read_texts(documents), read_relevance(relevance))
    with terminal.progress(message("Measuring")) as progress:
        quality = evaluate_retrieval(collection, load_encoder(encoder), np.random.default_rng(SEED), progress)
    if json:
        terminal.document(quality.as_dict())
        return
    terminal.show(*retrieval_lines(quality, terminal.language))
