"""What was said at an event, whole: also each no and maybe, of which no introduction is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.event_outcomes.entered import Entered
from matching.event_outcomes.entering import Held
from matching.event_outcomes.outcome import Outcome


def record_of(held: Held, outcomes: Iterable[Outcome], entered: Entered) -> list[dict[str, Any]]:
    """All that was given of each meeting, with the ids of the partners and of the introduction, if any.

    Nothing else keeps what two said who were not introduced.
    """
    partner = {one.id: one.partner for one in (*held.event.a, *held.event.b)}
    made: dict[tuple[str, str], str | None] = {(one.a, one.b): one.introduction for one in entered.not_made}
    made |= {(one.a, one.b): one.introduction for one in entered.made}
    return [
        {
            "event": held.event.id,
            "a": one.a,
            "b": one.b,
            "a_partner": partner.get(one.a),
            "b_partner": partner.get(one.b),
            "held": one.held,
            "a_says": one.a_says,
            "b_says": one.b_says,
            "need": one.need,
            "offer": one.offer,
            "amount": None if one.amount is None else float(one.amount),
            "unit": one.unit,
            "note": one.note,
            "introduction": made.get(one.pair),
        }
        for one in outcomes
    ]
