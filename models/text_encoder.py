"""Which text encoder is used."""

from __future__ import annotations

import os
from pathlib import Path

from matching.protocols import Encoder
from models.artefact import MANIFEST
from models.sentence_encoder import SentenceEncoder
from models.static_encoder import StaticEncoder
from models.vector_cache import CachedEncoder

SETTING = "BROBYGGER_ENCODER"


def load_encoder(name: str | None = None, cache: Path | None = None) -> Encoder:
    """The encoder ``name``, else the one that ``BROBYGGER_ENCODER`` names, else the shipped one.

    A name is the folder of an encoder trained by brobygger, the folder of a sentence-transformers model,
    or a model of the hub. With ``cache``, vectors are kept in that SQLite file. Nothing is loaded yet: a
    model that is not there raises ModelUnavailable when it is first used.
    """
    encoder = _named(name or os.environ.get(SETTING))
    if cache is None:
        return encoder
    if isinstance(encoder, StaticEncoder):
        return CachedEncoder(encoder, cache, lambda: encoder.is_warm)
    return CachedEncoder(encoder, cache)


def _named(name: str | None) -> Encoder:
    if not name:
        return StaticEncoder()
    folder = Path(name).expanduser()
    return StaticEncoder(folder) if (folder / MANIFEST).is_file() else SentenceEncoder(name)
