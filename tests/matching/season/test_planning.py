"""Plans of seasons: what the broker says holds, and what it costs is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import InvalidQuery
from matching.market_plan.examination import examination_of
from matching.market_plan.planners import PLANNERS
from matching.market_plan.validator import faults, recomputed
from matching.season.planning import plan
from matching.season.posing import constraints_of, length_of, market_of
from matching.season.rule import Rule
from matching.season.season import Asked
from tests.matching.season.small import QUICK, any_rules, any_scores, scores

TWO = scores([[0.9, 0.6], [0.9, 0.6]])
FIRST = Rule("first", "n0", "o0")


def firsts(asked: Asked, known: object = TWO) -> list[str | None]:
    made = plan(known, asked)  # type: ignore[arg-type]
    return [own.rows[0].statement if own.rows else None for own in made.lists]


@given(data=st.data())
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("planner", PLANNERS)
def test_every_plan_keeps_every_rule_or_is_refused(planner: str, data: st.DataObject) -> None:
    known = data.draw(any_scores())
    rules = data.draw(any_rules(known))
    floor = data.draw(st.sampled_from([None, 0.3]))
    asked = Asked(planner=planner, rules=rules, floor=floor, length=data.draw(st.sampled_from([None, 1, 2])))
    try:
        made = plan(known, asked, costs=False)
    except InvalidQuery:
        return
    place = {one.statement: at for at, one in enumerate(known.receivers)}
    lists = [[place[row.statement] for row in own.rows] for own in made.lists]
    curve = examination_of("inverse", 20)
    market = market_of(known)
    assert faults(market, constraints_of(known, asked), lists, curve, length_of(known, asked)) == ()
    _, matches, _ = recomputed(market, lists, curve)
    assert made.outcome.expected_matches == pytest.approx(matches.sum(), abs=1e-6)
    assert [one.matches for one in made.receivers] == pytest.approx(matches.tolist(), abs=1e-6)
    for rule in rules:
        for own in made.lists:
            for at, row in enumerate(own.rows):
                need, offer = {own.statement, own.partner}, {row.statement, row.partner}
                meant = rule.one in need and rule.other in offer
                assert not (rule.kind == "forbid" and meant)
                assert not (rule.kind == "leave_out" and rule.one in need | offer)
                if rule.kind == "first" and meant and at == 0:
                    assert row.fixed


def test_matches_of_the_lists_and_of_the_receivers_are_those_of_the_plan() -> None:
    made = plan(TWO, Asked())
    assert sum(own.matches for own in made.lists) == pytest.approx(made.outcome.expected_matches)
    assert sum(one.matches for one in made.receivers) == pytest.approx(made.outcome.expected_matches)
    assert made.outcome.expected_matches > made.outcome.naive


def test_plan_sends_two_who_like_the_same_to_different_places() -> None:
    assert sorted(map(str, firsts(Asked()))) == ["o0", "o1"]
    assert firsts(Asked(planner="naive")) == ["o0", "o0"]


def test_pair_said_to_be_first_is_first_and_marked() -> None:
    made = plan(TWO, replace(QUICK, rules=(Rule("first", "n0", "o1"),)))
    assert [(row.statement, row.fixed) for row in made.lists[0].rows] == [("o1", True), ("o0", False)]
    assert [row.fixed for row in made.lists[1].rows] == [False, False]
    assert (
        plan(TWO, Asked(rules=(Rule("first", "n0", "o0"), Rule("first", "n1", "o0")))).outcome.costs["fixed"]
        > 0
    )


def test_need_comes_first_in_a_pair_whichever_side_has_the_lists() -> None:
    asked = replace(QUICK, lists_for="offers", rules=(Rule("first", "o1", "n0"), Rule("forbid", "O0", "N1")))
    made = plan(TWO, asked)
    assert [[row.statement for row in own.rows] for own in made.lists] == [["o1", "o0"], ["o1"]]


def test_partner_stands_for_the_best_of_its_offers() -> None:
    known = scores([[0.9, 0.6, 0.7]])
    one_partner = replace(
        known,
        receivers=tuple(replace(one, partner="O" if at else "P") for at, one in enumerate(known.receivers)),
    )
    assert firsts(replace(QUICK, rules=(Rule("first", "N0", "O"),)), one_partner) == ["o2"]


def test_forbidden_pair_is_on_no_list_and_its_cost_is_told() -> None:
    made = plan(TWO, Asked(rules=(Rule("forbid", "n0", "O0"),)))
    assert [row.statement for row in made.lists[0].rows] == ["o1"]
    assert made.outcome.costs["forbidden"] > 0


def test_who_is_left_out_has_no_list_and_is_on_none() -> None:
    made = plan(TWO, replace(QUICK, rules=(Rule("leave_out", "N0"), Rule("leave_out", "o1"))))
    assert [[row.statement for row in own.rows] for own in made.lists] == [[], ["o0"]]
    assert [one.candidates for one in made.receivers] == [1, 0]


def test_pair_that_is_gone_is_on_no_list() -> None:
    made = plan(TWO, QUICK, gone={(0, 0)})
    assert [row.statement for row in made.lists[0].rows] == ["o1"]


def test_first_that_is_gone_is_let_go_of_without_an_error() -> None:
    asked = replace(QUICK, rules=(Rule("first", "n0", "o0"),))
    assert [row.statement for row in plan(TWO, asked, gone={(0, 0)}).lists[0].rows] == ["o1"]


def test_receiver_without_a_free_place_is_on_no_list() -> None:
    made = plan(scores([[0.9, 0.6]], caps=[0.0, None]), QUICK)
    assert [row.statement for row in made.lists[0].rows] == ["o1"]


def test_cap_of_the_broker_goes_before_free_places() -> None:
    made = plan(scores([[0.9, 0.6]], caps=[0.0, None]), replace(QUICK, cap=1.0))
    assert [row.statement for row in made.lists[0].rows] == ["o0", "o1"]


def test_free_places_give_way_to_the_word_of_the_broker() -> None:
    made = plan(scores([[0.9, 0.6]], caps=[0.0, None]), replace(QUICK, rules=(FIRST,)))
    assert [row.statement for row in made.lists[0].rows] == ["o0", "o1"]
    assert made.receivers[0].cap == 0.9


def test_floor_is_for_small_partners_whom_somebody_could_meet() -> None:
    known = scores([[0.9, 0.1, None]] * 3, caps=[None] * 3, small=(1, 2))
    exposure = [one.exposure for one in plan(known, Asked(floor=1.5)).receivers]
    assert exposure[1] >= 1.5
    assert exposure[2] == 0


def test_proposer_without_candidates_has_an_empty_list() -> None:
    made = plan(scores([[None, None], [0.5, 0.5]]), QUICK)
    assert (made.lists[0].rows, made.lists[0].candidates) == ((), 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"rules": (Rule("first", "n0", "o0"), Rule("forbid", "n0", "o0"))},
            "'n0' and 'o0' are to be first and",
        ),
        (
            {"rules": (Rule("first", "n0", "o0"), Rule("leave_out", "n0"))},
            "'n0' and 'o0' are to be first and",
        ),
        ({"rules": (Rule("first", "o0", "n0"),)}, "'o0' is no need of this season"),
        ({"rules": (Rule("forbid", "n7", "o0"),)}, "'n7' is no need of this season"),
        ({"rules": (Rule("leave_out", "x"),)}, "'x' is no need, offer or partner of this season"),
        (
            {"rules": tuple(Rule("forbid", n, o) for n in ("n0", "n1") for o in ("o0", "o1"))},
            "All pairs are forbidden",
        ),
        ({"rules": (FIRST, Rule("first", "n0", "o1")), "length": 1}, "for proposer n0"),
        (
            {"rules": (Rule("first", "n0", "o0"),), "cap": 0.1},
            "alone give receiver o0 0.9, more than its cap",
        ),
        ({"floor": 0.5}, "is known to be small, so a floor changes nothing"),
        ({"length": 3}, "Lists of 3 are not possible with 2 receivers"),
        ({"length": 0}, "Lists of 0 are not possible"),
        ({"planner": "magic"}, "There is no planner 'magic'"),
        ({"examination": "1,x"}, "The examination '1,x' is no row of numbers"),
        ({"examination": "guess"}, "The examination 'guess' is not known"),
        ({"deadline": 0}, "A deadline of 0 seconds leaves no time"),
        ({"seed": -1}, "below 0"),
        ({"cap": 0.0}, "No receiver has any capacity"),
        ({"cap": -1.0}, "The cap is not a number from 0 up"),
    ],
)
def test_what_cannot_be_is_one_sentence(changes: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidQuery) as refused:
        plan(TWO, replace(QUICK, **changes))  # type: ignore[arg-type]
    assert said in str(refused.value)
