"""The answer of ``brobygger encode``: how many texts were put into vectors."""

from __future__ import annotations

from pathlib import Path

from cli.market import recommender_over, register_of, vector_file, volunteers_over
from cli.render.amounts import decimal
from cli.tally import TallyingEncoder
from cli.terminal import Terminal
from matching.messages import message
from models.text_encoder import load_encoder
from models.vector_cache import CachedEncoder


def answer(terminal: Terminal, *, market: Path | None, json: bool) -> None:
    """Fill the cache of vectors with the texts of the register and of its volunteers.

    Raises:
        BrobyggerError: the register cannot be read, or the encoder not be loaded.
    """
    register = register_of(market, terminal)
    new = TallyingEncoder(load_encoder())
    every = TallyingEncoder(CachedEncoder(new, vector_file()))
    recommender = recommender_over(register, terminal, every)
    volunteers_over(recommender)
    counts = {"texts": len(every.texts), "new": len(new.texts)}
    if json:
        terminal.document({"encoder": every.name, "file": str(vector_file()), **counts})
        return
    language = terminal.language
    terminal.show(
        message(
            "Texts: {texts}; put into vectors now: {new}; there already: {old}.",
            texts=decimal(counts["texts"], language),
            new=decimal(counts["new"], language),
            old=decimal(counts["texts"] - counts["new"], language),
        ),
        message("Encoder: {name}; vectors in {file}", name=every.name, file=str(vector_file())),
    )
