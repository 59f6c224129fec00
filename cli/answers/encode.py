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
from storage.candidate_setup import can_search
from storage.settings import database_url, shown


def answer(terminal: Terminal, *, market: Path | None, json: bool) -> None:
    """Fill the cache of vectors, or the database that searches itself, with the texts of the register and of
    its volunteers.

    Raises:
        BrobyggerError: the register cannot be read, or the encoder not be loaded.
    """
    new = TallyingEncoder(load_encoder())
    if market is None and can_search(url := database_url(), new):
        texts = _into_database(terminal, url, new)
        _say(terminal, new.name, shown(url), texts, len(new.texts), json=json)
        return
    register = register_of(market, terminal)
    every = TallyingEncoder(CachedEncoder(new, vector_file()))
    recommender = recommender_over(register, terminal, every)
    volunteers_over(recommender)
    _say(terminal, every.name, str(vector_file()), len(every.texts), len(new.texts), json=json)


def _into_database(terminal: Terminal, url: str, encoder: TallyingEncoder) -> int:
    """Bring the candidates of the database up to date; return how many different texts have vectors."""
    from api.candidate_keeper import CandidateKeeper

    keeper = CandidateKeeper(url, encoder)
    with terminal.progress(message("Reading the texts")) as progress:
        keeper.bring_current(progress)
    return keeper.how_many_texts()


def _say(terminal: Terminal, encoder: str, file: str, texts: int, new: int, *, json: bool) -> None:
    if json:
        terminal.document({"encoder": encoder, "file": file, "texts": texts, "new": new})
        return
    language = terminal.language
    terminal.show(
        message(
            "Texts: {texts}; put into vectors now: {new}; there already: {old}.",
            texts=decimal(texts, language),
            new=decimal(new, language),
            old=decimal(texts - new, language),
        ),
        message("Encoder: {name}; vectors in {file}", name=encoder, file=file),
    )
