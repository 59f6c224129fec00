"""Outcomes of an event in a real database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from matching.event_outcomes.entered import Entered
from matching.event_outcomes.entering import Held, enter_outcomes
from matching.event_outcomes.outcome import Outcome
from matching.rights.actor import SYSTEM
from matching.rounds.schedule import Meeting, Schedule
from storage.transaction import transact
from tests.api.accounts import add_centres
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store
from tests.matching.event_sheets.small import EVENT

A, B = replace(EVENT.a[0], partner="ngo-1"), replace(EVENT.b[0], partner="com-1")
OTHER = replace(EVENT.b[1], partner="com-2")
HELD = Held(
    replace(EVENT, a=(A,), b=(B, OTHER)),
    Schedule((Meeting("a-1", "b-1", 0, 0), Meeting("a-1", "b-2", 1, 0)), 1.0, 1.0),
)
OUTCOMES = [
    Outcome(
        a="a-1",
        b=b,
        held=True,
        a_says="yes",
        b_says="yes",
        need="need-1",
        offer="offer-1",
        amount=Decimal(2),
        unit="people",
    )
    for b in ("b-1", "b-2")
]
"""The second names the offer of another."""


def entered(url: str) -> Entered:
    return transact(url, lambda work: enter_outcomes(work, SYSTEM, HELD, OUTCOMES, "herning"), in_turn=True)


def test_introductions_are_stored_once_with_what_they_reserve_and_one_refused_holds_up_no_other(
    url: str,
) -> None:
    store(url, [replace(one, centres=("herning",)) for one in PARTNERS], NEEDS, OFFERS)
    add_centres(url, "herning")
    first, again = entered(url), entered(url)
    assert ([one.b for one in first.made], [one.kind for one in first.not_made]) == (["b-1"], ["refused"])
    assert (again.made, [one.kind for one in again.not_made]) == ((), ["entered", "refused"])
    [kept] = transact(url, lambda work: work.introductions.find(), writing=False)
    assert kept.value.state == "accepted"
    offer = transact(url, lambda work: work.offers.stored("offer-1"), writing=False)
    assert offer.value.committed == Decimal(2)
