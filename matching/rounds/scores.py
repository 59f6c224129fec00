"""What a meeting of each pair is worth: as the event states, else the recommender, else the median."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from matching.rounds.apart import Apart
from matching.rounds.event import Event, Scores

Pair = tuple[str, str]
UNKNOWN = 0.5
"""What every pair counts as where nothing is known of any."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """What the recommender says of pairs of participants; a pair it knows nothing of is in neither.

    ``scores`` are the chances that both say yes, ``apart`` the pairs of which a gate removes every pairing.
    """

    scores: Mapping[Pair, float] = field(default_factory=dict)
    apart: tuple[Apart, ...] = ()

    def __or__(self, newer: Recommended) -> Recommended:
        """What either says; ``self`` goes before ``newer``."""
        known = {*self.scores, *((pair.a, pair.b) for pair in self.apart)}
        return Recommended(
            {**{pair: score for pair, score in newer.scores.items() if pair not in known}, **self.scores},
            (*self.apart, *(pair for pair in newer.apart if (pair.a, pair.b) not in known)),
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """An event with a score for each pair, and how many pairs have theirs from where.

    The ``unknown`` pairs count as ``unknown_score``: wishes alone tell them apart. Those ``apart`` count as
    0, and meet only where they ask for it.
    """

    event: Event
    stated: int
    recommended: int
    apart: int
    unknown: int
    unknown_score: float


NOTHING = Recommended()


def fill_scores(event: Event, recommended: Recommended = NOTHING) -> Scored:
    """Give every pair a score: what the event states, else the recommender's, else what others count as.

    Where the event does not say what others count as, it is the median of all that is known, so that who is
    not in the register is neither preferred nor passed over.
    """
    scores = stated_scores(event)
    is_stated = ~np.isnan(scores)
    place = {(one.id, other.id): (i, j) for i, one in enumerate(event.a) for j, other in enumerate(event.b)}
    for pair, score in recommended.scores.items():
        if pair in place and not is_stated[place[pair]]:
            scores[place[pair]] = score
    is_recommended = ~np.isnan(scores) & ~is_stated
    known = scores[~np.isnan(scores)]
    apart = [one for one in recommended.apart if (one.a, one.b) in place]
    apart = [one for one in apart if np.isnan(scores[place[one.a, one.b]])]
    for one in apart:
        scores[place[one.a, one.b]] = 0.0
    others = event.others
    if others is None:
        others = float(np.median(known)) if len(known) else UNKNOWN
    unknown = np.isnan(scores)
    scores[unknown] = others
    return Scored(
        replace(event, scores=scores, apart=tuple(apart)),
        stated=int(is_stated.sum()),
        recommended=int(is_recommended.sum()),
        apart=len(apart),
        unknown=int(unknown.sum()),
        unknown_score=others,
    )


def stated_scores(event: Event) -> Scores:
    """A copy of what the organiser has stated of each pair, NaN where nothing is."""
    given = event.stated if event.stated is not None else event.scores
    return np.full((len(event.a), len(event.b)), np.nan) if given is None else given.copy()


def to_ask(event: Event) -> set[Pair]:
    """The pairs nobody has stated a score of and whose two have ids in the register."""
    missing = np.argwhere(np.isnan(stated_scores(event)))
    return {
        (event.a[i].id, event.b[j].id)
        for i, j in missing.tolist()
        if event.a[i].partner is not None and event.b[j].partner is not None
    }
