"""Gates between the members of an alliance: two whom one of them rules out never sit at the same table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from matching.alliances.problem import Mask
from matching.build_columns import day
from matching.columns import UNKNOWN, Columns
from matching.gates import excluded, language, terms
from matching.market_index import MarketIndex
from matching.statement import Offer


def kept_apart(market: MarketIndex, partners: Sequence[str], offers: Iterable[Offer], today: date) -> Mask:
    """Pairs of ``partners`` that exclusions, terms or languages keep apart; shape (c, c), symmetric.

    What an offer of a partner excludes, of those that are drawn on, holds for the whole partner.
    """
    place = {id: at for at, id in enumerate(partners)}
    apart = np.zeros((len(partners), len(partners)), dtype=np.bool_)
    if not partners:
        return apart
    profiles = market.columns.take(np.array([market.row_of(id) for id in partners]))
    speaks_up = profiles.has_exclusions | (profiles.terms != 0) | (profiles.demanded_languages != 0)
    for at in np.flatnonzero(speaks_up).tolist():
        apart[at] |= _removed(profiles.take(np.array([at])), profiles, day(today))
    for offer in offers:
        if offer.exclusions:
            own = market.columns.take(np.array([market.row_of(offer.id)]))
            # What others do not want to be given is no matter between two who both give.
            own = replace(own, resource_kind=np.full_like(own.resource_kind, UNKNOWN))
            apart[place[offer.partner]] |= excluded(own, profiles, day(today))
    apart |= apart.T
    np.fill_diagonal(apart, val=False)
    return apart


def _removed(one: Columns, all_: Columns, today: int) -> Mask:
    removed: Mask = excluded(one, all_, today) | terms(one, all_, today) | language(one, all_, today)
    return removed
