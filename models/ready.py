"""A register made ready for recommending, with the encoder and the indexes of this machine."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from matching.market_index import MarketIndex
from matching.protocols import Encoder, Progress
from matching.recommend import Recommender
from matching.register import Register
from matching.segmented_market import SegmentedMarket
from matching.segments import Segments
from matching.volunteers import VolunteerRecommender, volunteer_index
from models.indexes import LocalIndexes
from models.recent_stems import RecentStems
from models.recent_vectors import RecentVectors
from models.text_encoder import load_encoder

LARGE = 1_000
"""Partners of a market in which looking for garbage is felt."""


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
    with _nothing_to_tidy_up(register):
        return Recommender(MarketIndex(register, chosen, LocalIndexes(), progress), today)


def load_volunteer_recommender(
    register: Register, today: date, *, encoder: Encoder | None = None, cache: Path | None = None
) -> VolunteerRecommender:
    """A recommender of the volunteers in ``register``.

    Raises:
        ModelUnavailable: the encoder cannot be loaded.
    """
    chosen = encoder or load_encoder(cache=cache)
    return VolunteerRecommender(volunteer_index(register, chosen, LocalIndexes()), today)


def load_market(register: Register, today: date, *, encoder: Encoder) -> SegmentedMarket:
    """All of ``register``, to be asked and kept current as partners change.

    Raises:
        ModelUnavailable: the encoder cannot be loaded.
    """
    vectors = RecentVectors(encoder)
    at_once, by_and_by = LocalIndexes(), LocalIndexes(RecentStems())
    with _nothing_to_tidy_up(register):
        partners = MarketIndex(register, vectors, at_once)
        people = volunteer_index(register, vectors, at_once)
        # Worked out once for the whole register, so that the first change need not.
        _ = register.statements_of, register.volunteers_of
    return SegmentedMarket(
        Segments(partners, lambda changed: MarketIndex(changed, vectors, by_and_by)),
        Segments(people, lambda changed: volunteer_index(changed, vectors, by_and_by)),
        today,
    )


@contextmanager
def _nothing_to_tidy_up(register: Register) -> Iterator[None]:
    """Keep the garbage collector away from a large market: while it is made, looking for garbage in it
    costs a third of the time; later on, each look stops every request for half a second. What is hidden from
    the collector stays for ever, which is why a small market is not."""
    if len(register.partners) < LARGE:
        yield
        return
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if paused:
            gc.enable()
