from __future__ import annotations

from dataclasses import replace

from matching.event_sheets.matches import at_event, matches_of
from matching.event_sheets.why import Matches
from matching.exclusion import Exclusion
from matching.partner import Partner
from matching.register import Register
from matching.rounds.event import Event
from matching.rounds.schedule import Meeting, Schedule
from matching.statement import Statement
from tests.market import TODAY, company, market, need, ngo, offer
from tests.matching.event_sheets.small import EVENT, SCHEDULE

TWO = replace(EVENT, b=(replace(EVENT.b[0], partner="com"), replace(EVENT.b[1], partner="com-2"), EVENT.b[2]))
"""a-1 is 'ngo', b-1 is 'com' and b-2 is 'com-2'; a-2 is not in the register."""
THERE: tuple[Partner | Statement, ...] = (company("com-2"), need(), offer(), offer("offer-2", "com-2"))


def found(*profiles: Partner | Statement, event: Event = TWO, schedule: Schedule = SCHEDULE) -> Matches:
    return matches_of(market(*profiles), TODAY, event, schedule)


def test_each_meeting_has_the_match_of_its_own_two_seen_from_side_a() -> None:
    matches = found(*THERE)
    assert {pair: match and match.partner.id for pair, match in matches.items()} == {
        ("a-1", "b-1"): "com",
        ("a-1", "b-2"): "com-2",
    }
    match = matches["a-1", "b-1"]
    assert match is not None
    assert match.ours is not None
    assert match.theirs is not None
    assert (match.ours.id, match.theirs.id) == ("need", "offer")
    assert match.reasons != ()


def test_offer_of_side_a_is_matched_too() -> None:
    turned = replace(TWO, a=(replace(EVENT.a[0], partner="com"),), b=(replace(EVENT.b[0], partner="ngo"),))
    match = found(need(), offer(), event=turned, schedule=Schedule((Meeting("a-1", "b-1", 0, 0),), 1, 1))[
        "a-1", "b-1"
    ]
    assert match is not None
    assert (match.ours and match.ours.id, match.theirs and match.theirs.id) == ("offer", "need")


def test_hard_condition_between_two_leaves_them_without_a_match() -> None:
    refusing = ngo(exclusions=(Exclusion("partner", "com"),))
    assert [*found(refusing, *THERE)] == [("a-1", "b-2")]


def test_who_is_not_in_the_register_or_is_the_same_partner_has_none() -> None:
    same = replace(TWO, b=(replace(EVENT.b[0], partner="ngo"), *EVENT.b[1:]))
    assert found(*THERE, event=same) == {}
    unknown = replace(TWO, a=(replace(EVENT.a[0], partner="nobody"), *EVENT.a[1:]))
    assert found(*THERE, event=unknown) == {}


def test_register_is_narrowed_to_those_who_come() -> None:
    register = market(*THERE, company("elsewhere")).register
    assert [*at_event(register, TWO).partners] == ["com", "com-2", "ngo"]
    assert [*at_event(Register(), TWO).partners] == []


def test_progress_counts_those_of_side_a() -> None:
    told: list[tuple[int, int]] = []
    matches_of(market(*THERE), TODAY, TWO, SCHEDULE, lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
