"""Years of lists, introductions and answers in a market whose truth is known."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from matching.columns import Real
from training.known_truth.lists import Candidates, KnownMarket
from training.known_truth.profiles import CENTRE_IDS, partner_id
from training.ranker.columns import AT, CENTRE, LIST, OTHER, PARTNER, POSITION, PROPENSITY, SIDE, YES

SHOWN = 10
INTRODUCED_AT_THE_TOP = 0.6
"""How often a broker introduces the first of a list; the place i as often times 1 / log₂(i + 1)."""
BEGIN, YEARS = datetime(2024, 1, 1, tzinfo=UTC), 3
MOST_AT_ONCE, REMEMBERED = 3, 60
"""A partner that has had three introductions among the last sixty says no: it has no capacity. That says
nothing of the match, and such answers are left out, as the reason tells."""


def answers_of(market: KnownMarket, answers: int, seed: int, until: float = 1.0) -> pd.DataFrame:
    """``answers`` directed examples in the order of time, with the columns of :mod:`training.ranker.columns`.

    Brokers look at lists that the prior made, from the top, and introduce; both sides answer as the truth
    has it. Time runs evenly over the answers from 0 to ``until`` of the years.
    """
    rng, lately, done = np.random.default_rng(seed), deque[int](maxlen=REMEMBERED), set[tuple[int, int]]()
    rows: list[dict[str, Any]] = []
    number = 0
    while len(rows) < answers:
        when = until * len(rows) / answers
        number += 1
        found = market.candidates(int(rng.integers(market.statements)))
        there, back = market.truth(found, when)
        for place, about in enumerate(found.about[:SHOWN].tolist()):
            pair = (min(found.asked, about), max(found.asked, about))
            if pair in done or rng.random() > INTRODUCED_AT_THE_TOP / np.log2(place + 2):
                continue
            done.add(pair)
            at = BEGIN + timedelta(days=365.25 * YEARS * when)
            shared = {AT: at, LIST: f"list-{number}", POSITION: place + 1, PROPENSITY: 1.0}
            sides = [(found.asked, about, there, found.there, found.there_side)]
            sides.append((about, found.asked, back, found.back, found.back_side))
            for who, whom, chance, values, side in sides:
                owner = int(market.hidden.owner[who])
                if lately.count(owner) >= MOST_AT_ONCE:
                    continue
                rows.append(
                    _row(market, owner, int(market.hidden.owner[whom]), values, place)
                    | {YES: bool(rng.random() < chance[place]), SIDE: side}
                    | shared
                )
            lately.extend((int(market.hidden.owner[found.asked]), int(market.hidden.owner[about])))
    return pd.DataFrame(rows[:answers])


def _row(market: KnownMarket, owner: int, other: int, values: dict[str, Real], place: int) -> dict[str, Any]:
    components = {name: float(value[place]) for name, value in values.items()}
    centre = CENTRE_IDS.format(market.hidden.centre[owner])
    return components | {PARTNER: partner_id(owner), OTHER: partner_id(other), CENTRE: centre}


def asked_anew(market: KnownMarket, lists: int, seed: int) -> list[Candidates]:
    """Lists that are judged at the end: of ``lists`` statements drawn at random, none twice."""
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(market.statements)
    found = (market.candidates(int(asked)) for asked in chosen)
    enough = (one for one in found if len(one.about) >= SHOWN)
    return [one for one, _ in zip(enough, range(lists), strict=False)]
