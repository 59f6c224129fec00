"""The matches of those who meet, asked of the recommender once for each of side A."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from matching.event_sheets.why import Matches
from matching.explanation import explain
from matching.filters import Filters
from matching.match import Match
from matching.ranking import Market, Ranking, best_by_partner, rank_parts
from matching.register import Register
from matching.rounds.event import Event
from matching.rounds.schedule import Schedule

ANY = Filters()
Progress = Callable[[int, int], None]
Pair = tuple[str, str]


def at_event(register: Register, event: Event) -> Register:
    """What the register knows of those who come: all of them are candidates for one another."""
    return register.of({one.partner for one in (*event.a, *event.b) if one.partner is not None})


def matches_of(
    market: Market,
    today: date,
    event: Event,
    schedule: Schedule,
    progress: Progress = lambda done, total: None,
) -> Matches:
    """The match of each meeting, made for side A; none where a partner is not in ``market``, or where a
    hard condition stands between the two."""
    partner = {one.id: one.partner for one in (*event.a, *event.b)}
    known = market.register.partners
    met: dict[str, dict[str, Pair]] = defaultdict(dict)
    for meeting in schedule.meetings:
        a, b = partner[meeting.a], partner[meeting.b]
        if a in known and b in known and a is not None and b is not None and a != b:
            met[a][b] = meeting.pair
    found: dict[Pair, Match | None] = {}
    for done, (a, pairs) in enumerate(met.items(), 1):
        ranked = [one for one in best_by_partner(_rankings(market, a, today)) if one.partner.id in pairs]
        found |= {pairs[match.partner.id]: match for match in explain(ranked)} if ranked else {}
        progress(done, len(met))
    return found


def _rankings(market: Market, partner: str, today: date) -> list[Ranking]:
    """For the profile and for each open statement, as the recommender does for a partner."""
    own = market.register.statements_of.get(partner, [])
    asked = [partner, *(statement.id for statement in own if statement.status == "open")]
    return [part for id in asked for part in rank_parts(market, market.query(id), ANY, today)]
