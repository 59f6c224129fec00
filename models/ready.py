"""A register made ready for recommending, with the encoder and the indexes of this machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from matching.market_index import MarketIndex
from matching.protocols import Encoder, Progress
from matching.recommend import Recommender
from matching.register import Register
from matching.volunteers import VolunteerRecommender
from models.indexes import LocalIndexes
from models.text_encoder import load_encoder


def load_recommender(
    register: Register,
    today: date,
    *,
    encoder: Encoder | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Recommender:
    """A recommender over ``register``; vectors are kept in the file ``cache``.

    Raises:
        ModelUnavailable: the encoder cannot be loaded.
    """
    chosen = encoder or load_encoder(cache=cache)
    return Recommender(MarketIndex(register, chosen, LocalIndexes(), progress), today)


def load_volunteer_recommender(
    register: Register, today: date, *, encoder: Encoder | None = None, cache: Path | None = None
) -> VolunteerRecommender:
    """A recommender of the volunteers in ``register``.

    Raises:
        ModelUnavailable: the encoder cannot be loaded.
    """
    return VolunteerRecommender(register, encoder or load_encoder(cache=cache), LocalIndexes(), today)
