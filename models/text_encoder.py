"""Which text encoder is used."""

from __future__ import annotations

import os
from pathlib import Path

from matching.protocols import Encoder
from models.provisional_encoder import PROVISIONAL, ProvisionalEncoder
from models.sentence_encoder import SentenceEncoder
from models.vector_cache import CachedEncoder

SETTING = "BROBYGGER_ENCODER"
DEFAULT = PROVISIONAL


def load_encoder(name: str | None = None, cache: Path | None = None) -> Encoder:
    """The encoder ``name``, else the one that ``BROBYGGER_ENCODER`` names, else the default.

    A name is ``provisional-hashed-ngrams-v1``, the folder of a sentence-transformers model, or a model
    of the hub. With ``cache``, vectors are kept in that SQLite file. Nothing is loaded yet: a model that
    is not there raises ModelUnavailable when it is first used.
    """
    chosen = name or os.environ.get(SETTING) or DEFAULT
    encoder: Encoder = ProvisionalEncoder() if chosen == PROVISIONAL else SentenceEncoder(chosen)
    return CachedEncoder(encoder, cache) if cache else encoder
