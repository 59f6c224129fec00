"""The answer of ``brobygger evaluate matches``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cli.market import encoder_named, recommender_over, register_of
from cli.render.quality import quality_lines
from cli.sample import sample_file
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import message
from storage.judgments_file import read_judgments
from training.evaluate_matches import evaluate_matches

SEED = 20261122
"""The bootstrap draws the same samples each time, so that two runs can be compared."""


def answer(
    terminal: Terminal, market: Path | None, judgments: Path | None, *, encoder: str | None, json: bool
) -> None:
    """Measure every method on the judgments and print a table.

    Raises:
        BrobyggerError: a file cannot be used, or the encoder not be loaded.
    """
    if (market is None) != (judgments is None):
        raise InvalidQuery(
            message("--market and --judgments belong together; name both, or neither for the sample.")
        )
    given = read_judgments(judgments or sample_file("judgments.csv"))
    register = register_of(market or sample_file("market.json"), terminal)
    recommender = recommender_over(register, terminal, encoder_named(encoder))
    with terminal.progress(message("Measuring")):
        quality = evaluate_matches(recommender, given, np.random.default_rng(SEED))
    if json:
        terminal.document(quality.as_dict())
        return
    terminal.show(*quality_lines(quality, terminal.language))
