"""Why: matches with reasons made from the very components that the score was computed from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isnan

import numpy as np

from matching.distance import distances
from matching.match import DirectedScore, Match, Part, Reason, Verdict
from matching.prior import Side, prior_weights
from matching.questions import questions
from matching.quotes import best_sentences
from matching.ranking import Ranked
from matching.reasons import Pair, sentence_of
from matching.scoring import Directed
from matching.statement import Statement

YES, NO = 0.6, 0.35
"""A component from 0.6 up speaks for a match, below 0.35 against it."""
QUOTED = ("text", "words", "mission")


def explain(ranked: Sequence[Ranked]) -> list[Match]:
    """Matches, in the same order, with both directed scores, reasons, quotes and questions."""
    quotes = best_sentences(ranked)
    return [_match(*each) for each in zip(ranked, quotes, _kilometres(ranked), strict=True)]


def _kilometres(ranked: Sequence[Ranked]) -> list[float]:
    """Distance to each, NaN where it is unknown; all that stem from one query in one go."""
    found = np.empty(len(ranked), dtype=np.float32)
    for ranking in {id(each.ranking): each.ranking for each in ranked}.values():
        own = [place for place, each in enumerate(ranked) if each.ranking is ranking]
        rows = np.array([ranked[place].row for place in own])
        found[own] = distances(ranking.query.columns, ranking.market.columns.at(rows))
    kilometres: list[float] = found.tolist()
    return kilometres


def _match(found: Ranked, quote: str | None, km: float) -> Match:
    market, scored, query = found.ranking.market, found.ranking.scored, found.ranking.query
    there = _directed(scored.there, found.position)
    back = _directed(scored.back, found.position)
    pair = Pair(
        query.partner, query.statement, market.partner_at(found.row), market.statement_at(found.row), km
    )
    return Match(
        partner=pair.partner,
        ours=query.statement,
        theirs=pair.theirs,
        also=_also(found),
        score=found.score,
        there=there,
        back=back,
        distance_km=None if isnan(km) else km,
        reasons=_reasons(pair, there, back, quote),
        questions=questions(pair, there, back),
    )


def _directed(directed: Directed, position: int) -> DirectedScore:
    parts = [
        Part(name, float(directed.values[name][position]), contribution)
        for name, part in directed.parts.items()
        if not isnan(contribution := float(part[position]))
    ]
    parts.sort(key=lambda part: (-part.contribution, part.component))
    return DirectedScore(
        directed.side,
        float(directed.probability[position]),
        float(directed.fit[position]),
        tuple(parts),
        {part.component: part.value for part in parts},
    )


def _also(found: Ranked) -> tuple[Statement, ...]:
    rows = [int(found.ranking.scored.rows[position]) for position in found.also]
    return tuple(statement for row in rows if (statement := found.ranking.market.statement_at(row)))


def _reasons(pair: Pair, there: DirectedScore, back: DirectedScore, quote: str | None) -> tuple[Reason, ...]:
    """One reason a component, those that add or cost most first."""
    reasons: list[tuple[float, Reason]] = []
    for component in prior_weights():
        values = [value for side in (there, back) if (value := side.value(component)) is not None]
        if not values or component == "starting_point":
            continue
        value = sum(values) / len(values)
        sentence = sentence_of(component, pair, value)
        if sentence is None:
            continue
        weight = _weight(component, there.side, back.side)
        reason = Reason(component, verdict(value), value, sentence, quote if component in QUOTED else None)
        reasons.append((-weight * abs(value - 0.5), reason))
    reasons.sort(key=lambda pair: (pair[0], pair[1].component))
    return tuple(reason for _, reason in reasons)


@cache
def _weight(component: str, there: Side, back: Side) -> float:
    weight = prior_weights()[component]
    return float(getattr(weight, there) + getattr(weight, back))


def verdict(value: float) -> Verdict:
    """In words: yes from 0.6, no below 0.35, partly between."""
    if value >= YES:
        return "yes"
    return "no" if value < NO else "partly"
