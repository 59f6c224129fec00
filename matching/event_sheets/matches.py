"""The matches of those who meet, asked of the recommender once for each of side A."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from matching.event_sheets.why import Matches
from matching.explanation import explain
from matching.match import Match
from matching.ranking import Market, best_by_partner
from matching.register import Register
from matching.rounds.event import Event
from matching.rounds.recommended import by_partners, partner_rankings
from matching.rounds.schedule import Schedule

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
    met = by_partners(market, event, (meeting.pair for meeting in schedule.meetings))
    found: dict[Pair, Match | None] = {}
    for done, (a, pairs) in enumerate(met.items(), 1):
        rankings = partner_rankings(market, a, today)
        ranked = [one for one in best_by_partner(rankings) if one.partner.id in pairs]
        for match in explain(ranked) if ranked else ():
            found |= dict.fromkeys(pairs[match.partner.id], match)
        progress(done, len(met))
    return found
