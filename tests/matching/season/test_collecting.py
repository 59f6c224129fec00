"""Scoring the pairs of a season: who is asked, who is kept, and who is kept apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.errors import InvalidQuery
from matching.introductions.introduction import Introduction
from matching.introductions.steps import answer
from matching.partner import Partner
from matching.partnerships.phases import begin
from matching.season.collecting import Collected, collect
from matching.season.ground import Ground, is_open
from matching.season.met import Met, met_by
from matching.season.rule import Rule
from matching.season.season import Asked
from matching.statement import Statement
from tests.market import TODAY, company, need, ngo, offer, recommender
from tests.matching.introductions.small import NOON, accepted, draft, no, opened

MARKET = (
    need("n1"),
    need("n2", text="homework"),
    offer("o1"),
    offer("o2", text="homework"),
    offer("o3", "ngo"),
)


def collected(*profiles: Partner | Statement, asked: Asked | None = None, **ground: Any) -> Collected:
    recommends = recommender(*(profiles or MARKET))
    over = Ground(**{"centre": "", "register": recommends.market.register, "today": TODAY, **ground})
    return collect(recommends, over, asked or Asked())


def pairs(found: Collected) -> dict[str, list[str]]:
    scores = found.scores
    return {
        one.statement: [scores.receivers[at].statement for at in one.receivers] for one in scores.proposers
    }


def test_every_need_may_meet_every_offer_of_another_partner() -> None:
    assert pairs(collected()) == {"n1": ["o1", "o2"], "n2": ["o1", "o2"]}


def test_scores_are_those_of_the_recommender() -> None:
    found, recommends = collected(), recommender(*MARKET)
    match = recommends.recommend("n1").matches[0]
    one = found.scores.proposers[0]
    assert one.own[0] == pytest.approx(match.there.probability, abs=1e-6)
    assert one.theirs[0] == pytest.approx(match.back.probability, abs=1e-6)
    assert found.model == recommends.model


def test_lists_for_offers_turn_the_sides_around() -> None:
    found = collected(asked=Asked(lists_for="offers"))
    assert pairs(found)["o1"] == ["n1", "n2"]
    assert pairs(found)["o3"] == []


def test_partners_of_other_centres_are_not_in_it() -> None:
    own, other = ngo(centres=("herning",)), company(centres=("ry",))
    third = company("com-2", centres=("herning", "ry"))
    profiles = (own, other, third, need(), offer(), offer("o2", "com-2"))
    recommends = recommender(*profiles)
    register = recommends.market.register.of(["ngo", "com-2"])
    found = collect(recommends, Ground("herning", register, TODAY), Asked())
    assert pairs(found) == {"need": ["o2"]}


@pytest.mark.parametrize(
    "closed",
    [
        {"status": "closed"},
        {"expires": date(2026, 11, 21)},
        {"quantity": Decimal(2), "unit": "people", "committed": Decimal(2)},
    ],
)
def test_what_is_closed_expired_or_spent_is_not_in_it(closed: dict[str, Any]) -> None:
    assert not is_open(offer(**closed), TODAY)
    found = collected(need("n1"), need("n2", **closed), offer("o1"), offer("o2", **closed))
    assert pairs(found) == {"n1": ["o1"]}


def test_best_candidates_are_kept_and_those_that_would_have_nobody() -> None:
    found = pairs(collected(asked=Asked(candidates=1)))
    assert found == {"n1": ["o1", "o2"], "n2": ["o1", "o2"]}, "each offer keeps its ten best needs"


def test_whom_the_broker_wants_first_is_kept_however_far_down() -> None:
    many = [need(f"n{at}") for at in range(12)]
    far = need("z", text="football")
    rule = Rule("first", "z", "com")
    without = pairs(collected(*many, far, offer("o1"), offer("o2"), asked=Asked(candidates=1)))
    found = pairs(collected(*many, far, offer("o1"), offer("o2"), asked=Asked(candidates=1, rules=(rule,))))
    assert len(without["z"]) < len(found["z"]) == 2


def declined() -> Introduction:
    return answer(opened(), "ngo", no())


@pytest.mark.parametrize(
    ("introduction", "reason"),
    [(draft(), "introduced"), (opened(), "introduced"), (accepted(), "introduced"), (declined(), "said_no")],
)
def test_pair_that_has_met_or_said_no_is_kept_apart(introduction: Introduction, reason: str) -> None:
    found = collected(need(), offer(), offer("o2"), met=met_by([introduction], []))
    assert pairs(found) == {"need": ["o2"]}
    assert found.kept_apart == {reason: 1}


def test_no_is_final_even_beside_a_later_introduction() -> None:
    known = met_by([declined(), draft("later")], [])
    assert known.reason(("ngo", "need"), ("com", "offer")) == "said_no"


def test_partners_with_a_partnership_under_way_are_kept_apart_with_all_they_have() -> None:
    fields: dict[str, Any] = {"id": "p", "centre": "c", "partners": ("ngo", "com"), "primary": "ngo"}
    under_way = begin(user="u", now=NOON, on=TODAY, level="ad_hoc", **fields)
    known = met_by([], [under_way])
    assert known.reason(("ngo", "any"), ("com", "other")) == "partnership"
    assert known.reason(("ngo", "any"), ("com-2", "other")) is None


def test_free_places_are_shared_by_the_offers_that_anybody_may_ask() -> None:
    found = collected(need(), offer("o1"), offer("o2"), met=Met(open={"com": 1}), most_open=3)
    assert [one.cap for one in found.scores.receivers] == [1, 1]
    full = collected(need(), offer("o1"), met=Met(open={"com": 9}), most_open=3)
    assert [one.cap for one in full.scores.receivers] == [0]
    assert [one.cap for one in collected(asked=Asked(limits=False)).scores.receivers] == [None] * 3


def test_capacity_is_how_often_what_is_left_is_enough() -> None:
    people: dict[str, Any] = {"unit": "people"}
    needs = [need("n1", quantity=Decimal(2), **people), need("n2", quantity=Decimal(4), **people)]
    large = offer("o1", quantity=Decimal(10), committed=Decimal(1), **people)
    unknown, hours = offer("o2"), offer("o3", quantity=Decimal(9), unit="hours")
    found = collected(*needs, large, unknown, hours)
    assert [one.capacity for one in found.scores.receivers] == [3, None, None]


@pytest.mark.parametrize(
    ("profiles", "said"),
    [
        ((offer(),), "There are no open needs to plan for"),
        ((need(), offer(status="closed")), "There are no open offers to plan with"),
        ((need(), offer(partner="ngo")), "All open needs and offers are of Association ngo"),
        ((need(resource_kind="funding"), offer(resource_kind="premises")), "None of the 1 open needs and 1"),
    ],
)
def test_market_without_a_pair_is_one_sentence(profiles: tuple[Statement, ...], said: str) -> None:
    with pytest.raises(InvalidQuery) as refused:
        collected(*profiles)
    assert said in str(refused.value)


@pytest.mark.parametrize("n", [0, 501])
def test_number_of_candidates_that_cannot_be_is_refused(n: int) -> None:
    with pytest.raises(InvalidQuery, match="candidates for each are not possible"):
        collected(asked=Asked(candidates=n))
