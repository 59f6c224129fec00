"""The sentence in the other's profile that fits best; never a title, which stands above it anyway."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.market_index import MarketIndex
from matching.ranking import Ranked
from matching.texts import sentences

MOST_SENTENCES = 16
"""A long profile is quoted from its first sixteen sentences."""


def best_sentences(ranked: Sequence[Ranked]) -> list[str | None]:
    """For each found row the sentence nearest to the query's text; None without any text, or where none is
    nearer than the title.

    All sentences are encoded in one call.
    """
    if not ranked:
        return []
    candidates = [_candidates(each.ranking.market, each.row) for each in ranked]
    queries = [each.ranking.query.prose for each in ranked]
    vectors = ranked[0].ranking.market.encoder.encode(
        queries + [text for own in candidates for text, _ in own]
    )
    found: list[str | None] = []
    at = len(ranked)
    for place, own in enumerate(candidates):
        closeness = np.vecdot(vectors[at : at + len(own)], vectors[place])
        found.append(own[int(closeness.argmax())][1] if own else None)
        at += len(own)
    return found


def _candidates(market: MarketIndex, row: int) -> list[tuple[str, str | None]]:
    """What is compared, each with what is quoted when it is nearest: itself, or of a title nothing."""
    statement, partner = market.statement_at(row), market.partner_at(row)
    titles = sentences(statement.title) if statement else []
    texts = [statement.text] if statement else [partner.resources, partner.mission]
    found = [(title, None) for title in titles]
    return [*found, *((each, each) for text in texts for each in sentences(text))][:MOST_SENTENCES]
