"""What the recommender says of the pairs of an event, asked once for each partner of side A."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from matching.filters import Filters
from matching.ranking import Market, Ranking, best_by_partner, rank_parts
from matching.rounds.apart import SAME_PARTNER, Apart
from matching.rounds.event import Event
from matching.rounds.scores import Pair, Recommended

ANY = Filters()
Progress = Callable[[int, int], None]


def recommended_scores(
    market: Market,
    today: date,
    event: Event,
    pairs: Iterable[Pair],
    progress: Progress = lambda done, total: None,
) -> Recommended:
    """The scores of ``pairs`` of ids: that of the best pairing of their profiles and open statements.

    A pair is apart where a gate removes every pairing of the two, or where both are the same partner. A pair
    of which one is not in ``market`` is left out.
    """
    scores: dict[Pair, float] = {}
    apart: list[Apart] = []
    met = by_partners(market, event, pairs)
    for done, (a, others) in enumerate(met.items(), 1):
        rankings = partner_rankings(market, a, today)
        best = {found.partner.id: found.score for found in best_by_partner(rankings)}
        gates = _gates(rankings) | {a: SAME_PARTNER}
        for b, of in others.items():
            if b in best:
                scores |= dict.fromkeys(of, best[b])
            elif b in gates:
                apart += [Apart(*pair, gates[b]) for pair in of]
        progress(done, len(met))
    return Recommended(scores, tuple(apart))


def by_partners(market: Market, event: Event, pairs: Iterable[Pair]) -> dict[str, dict[str, list[Pair]]]:
    """The pairs by the partner on side A and that on side B, of those whose two are in ``market``."""
    partner = {one.id: one.partner for one in (*event.a, *event.b)}
    known = market.register.partners
    met: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in sorted(pairs):
        a, b = (partner[id] for id in pair)
        if a is not None and b is not None and a in known and b in known:
            met[a][b].append(pair)
    return met


def partner_rankings(market: Market, partner: str, today: date) -> list[Ranking]:
    """For the profile first, then for each open statement, as the recommender does for a partner."""
    own = market.register.statements_of.get(partner, [])
    asked = [partner, *(statement.id for statement in own if statement.status == "open")]
    return [part for id in asked for part in rank_parts(market, market.query(id), ANY, today)]


def _gates(rankings: list[Ranking]) -> dict[str, str]:
    """Of each partner whose profile was removed for the profile, the gate that did it."""
    return {
        ranking.market.partner_at(row).id: gate
        for ranking in rankings
        if ranking.query.statement is None
        for gate, rows in ranking.gated.removed.items()
        for row in rows.tolist()
        if ranking.market.statement_at(row) is None
    }
