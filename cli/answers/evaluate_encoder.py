"""The answer of ``brobygger evaluate encoder``."""

from __future__ import annotations

from pathlib import Path

from cli.render.encoder_quality import encoder_lines
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import message
from models.text_encoder import load_encoder
from storage.pairs_file import read_pairs
from storage.refusals import shown
from training.evaluate_encoder import evaluate_encoder


def answer(terminal: Terminal, pairs: Path, columns: str | None, *, encoder: str | None, json: bool) -> None:
    """Measure the encoder on the pairs and print both ways. Vectors are not kept.

    Raises:
        BrobyggerError: the file cannot be used, or the encoder not be loaded.
    """
    read = read_pairs(pairs, None if columns is None else _two(columns))
    with terminal.progress(message("Measuring")) as progress:
        quality = evaluate_encoder(read.texts, load_encoder(encoder), read.names, progress)
    if json:
        terminal.document(quality.as_dict())
        return
    terminal.show(*encoder_lines(quality, terminal.language))


def _two(columns: str) -> tuple[str, str]:
    names = [name.strip() for name in columns.split(",")]
    if len(names) != 2 or not all(names) or names[0] == names[1]:
        raise InvalidQuery(
            message(
                "--columns '{value}' are not two columns; write two different names with a comma between "
                "them, as in da,en.",
                value=shown(columns),
            )
        )
    return names[0], names[1]
