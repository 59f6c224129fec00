"""Scores from the event, from the recommender, and of pairs that nobody knows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.errors import InvalidProfile
from matching.exclusion import Exclusion
from matching.partner import Partner
from matching.rounds.apart import Apart
from matching.rounds.event import Event
from matching.rounds.planning import plan_rounds
from matching.rounds.recommended import recommended_scores
from matching.rounds.schedule import Meeting
from matching.rounds.scores import Recommended, fill_scores, to_ask
from matching.rounds.validate import broken_rules
from matching.statement import Statement
from tests.market import TODAY, company, market, need, ngo, offer, recommender
from tests.matching.rounds.events import event, person

A = [person("a1", {0, 1}, partner="com"), person("a2", {0, 1}, partner="com-2")]
B = [person("b1", {0, 1}, partner="ngo"), person("b2", {0, 1}), person("b3", {0, 1}, partner="ngo")]
PROFILES: tuple[Partner | Statement, ...] = (company("com-2"), need(), offer(), offer("offer-2", "com-2"))


def asked(*profiles: Partner | Statement, wanted: Event | None = None) -> Recommended:
    of = event(A, B, None) if wanted is None else wanted
    return recommended_scores(market(*profiles), TODAY, of, to_ask(of))


def test_score_is_that_of_the_match_that_the_recommender_gives() -> None:
    found = asked(*PROFILES)
    [match] = [one for one in recommender(*PROFILES).recommend("com").matches if one.partner.id == "ngo"]
    assert found.scores["a1", "b1"] == pytest.approx(match.score)
    assert 0 < match.score < 1
    assert sorted(found.scores) == [("a1", "b1"), ("a1", "b3"), ("a2", "b1"), ("a2", "b3")]
    assert found.apart == ()


def test_exclusion_and_the_same_partner_keep_two_apart() -> None:
    refusing = ngo(exclusions=(Exclusion("partner", "com"),))
    own = event([A[0], person("a3", {0}, partner="ngo")], B, None)
    found = asked(refusing, need(), offer(), wanted=own)
    assert {(one.a, one.b, one.gate) for one in found.apart} == {
        ("a1", "b1", "excluded"),
        ("a1", "b3", "excluded"),
        ("a3", "b1", "same_partner"),
        ("a3", "b3", "same_partner"),
    }
    assert found.scores == {}


def test_who_is_not_in_the_register_is_neither_scored_nor_apart() -> None:
    strange = event([person("a1", {0}, partner="nobody"), A[1]], B, None)
    found = asked(*PROFILES, wanted=strange)
    assert {a for a, _ in found.scores} == {"a2"}
    assert found.apart == ()


def test_what_the_event_states_goes_before_the_recommender_and_the_median_stands_for_what_nobody_knows() -> (
    None
):
    wanted = replace(event(A, B, None), stated=np.array([[0.9, np.nan, np.nan], [np.nan, np.nan, 0.1]]))
    found = fill_scores(
        wanted, Recommended({("a1", "b1"): 0.2, ("a1", "b3"): 0.4}, (Apart("a2", "b1", "distance"),))
    )
    assert found.event.scores is not None
    assert found.event.scores.tolist() == [[0.9, 0.4, 0.4], [0.0, 0.4, 0.1]]
    assert (found.stated, found.recommended, found.apart, found.unknown) == (2, 1, 1, 2)
    assert found.unknown_score == 0.4


def test_what_others_count_as_goes_before_the_median() -> None:
    found = fill_scores(replace(event(A, B, None), others=0.3), Recommended({("a1", "b1"): 0.9}))
    assert found.event.scores is not None
    assert found.event.scores.tolist() == [[0.9, 0.3, 0.3], [0.3, 0.3, 0.3]]


def test_where_nothing_is_known_wishes_alone_decide() -> None:
    wishing = event(
        [person("a1", {0}, wishes=("b2",))], [person(id, {0}) for id in ("b1", "b2")], None, rounds=1
    )
    found = fill_scores(wishing)
    assert (found.unknown, found.unknown_score) == (2, 0.5)
    planned = plan_rounds(found.event, rng=np.random.default_rng(0), deadline_s=1.0)
    assert [m.pair for m in planned.meetings] == [("a1", "b2")]


def test_stated_score_lets_two_meet_whom_the_recommender_keeps_apart() -> None:
    wanted = replace(event(A[:1], B[:1], None), stated=np.array([[0.7]]))
    found = fill_scores(wanted, Recommended(apart=(Apart("a1", "b1", "excluded"),)))
    assert (found.apart, found.event.apart) == (0, ())


@pytest.mark.parametrize(
    ("gate", "of_a", "of_b", "may"),
    [
        ("distance", {}, {}, False),
        ("distance", {"wishes": ("b1",)}, {}, True),
        ("distance", {}, {"musts": ("a1",)}, True),
        ("excluded", {"wishes": ("b1",)}, {}, False),
        ("excluded", {"wishes": ("b1",)}, {"wishes": ("a1",)}, True),
        ("same_partner", {}, {}, False),
    ],
)
def test_pair_that_is_kept_apart_meets_only_if_it_asks(
    gate: str, of_a: dict[str, tuple[str, ...]], of_b: dict[str, tuple[str, ...]], may: bool
) -> None:
    a, b = [person("a1", {0}, **of_a)], [person("b1", {0}, **of_b), person("b2", {0})]
    scored = fill_scores(event(a, b, None, rounds=1), Recommended(apart=(Apart("a1", "b1", gate),)))
    broken = broken_rules(scored.event, [Meeting("a1", "b1", 0, 0)])
    assert [one.text() for one in broken] == (
        [] if may else ["'a1' and 'b1' meet, and a hard condition keeps them apart."]
    )
    planned = plan_rounds(scored.event, rng=np.random.default_rng(0), deadline_s=1.0)
    assert (("a1", "b1") in {m.pair for m in planned.meetings}) <= may
    assert len(planned.meetings) == 1


def test_must_of_one_against_an_exclusion_is_refused_by_name() -> None:
    a, b = [person("a1", {0}, musts=("b1",))], [person("b1", {0}), person("b2", {0})]
    scored = fill_scores(event(a, b, None, rounds=1), Recommended(apart=(Apart("a1", "b1", "excluded"),)))
    with pytest.raises(
        InvalidProfile, match="'A1' and 'B1' must meet, and what one of them rules out"
    ) as refused:
        plan_rounds(scored.event, rng=np.random.default_rng(0))
    assert "udelukker i sin profil" in refused.value.text("da")


def test_all_pairs_kept_apart_is_said() -> None:
    scored = fill_scores(
        event([person("a1", {0})], [person("b1", {0})], None, rounds=1),
        Recommended(apart=(Apart("a1", "b1", "distance"),)),
    )
    with pytest.raises(InvalidProfile, match="is kept apart by a hard condition"):
        plan_rounds(scored.event, rng=np.random.default_rng(0))


def test_what_was_recommended_before_stays_and_what_is_new_is_added() -> None:
    before = Recommended({("a1", "b1"): 0.2}, (Apart("a2", "b1", "distance"),))
    newer = Recommended({("a1", "b1"): 0.9, ("a2", "b1"): 0.9, ("a3", "b1"): 0.4})
    both = before | newer
    assert both.scores == {("a1", "b1"): 0.2, ("a3", "b1"): 0.4}
    assert both.apart == before.apart
