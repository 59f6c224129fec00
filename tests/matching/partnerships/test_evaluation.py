from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from matching.errors import InvalidProfile, InvalidStep
from matching.partnerships.evaluation import Evaluation, Summary, evaluation_of, rated, with_realised
from matching.partnerships.goal import Goal
from matching.partnerships.rating import Rating
from tests.matching.partnerships.small import NOW, agreement

GOALS = tuple(Goal(what=what, unit="hours", target=Decimal(10)) for what in ("a", "b", "c"))


def rating(partner: str, grade: int = 4, **fields: Any) -> Rating:
    return Rating(partner=partner, user="ida", at=NOW, grade=grade, **fields)


def evaluation() -> Evaluation:
    return evaluation_of(agreement(goals=(*GOALS, Goal(what="without target"))), "E1")


def test_evaluation_takes_partners_and_goals_of_the_agreement() -> None:
    new = evaluation()
    assert (new.partnership, new.unrated, len(new.goals)) == ("P1", ("ngo", "com"), 4)


def test_evaluation_is_complete_when_every_partner_has_rated() -> None:
    half = rated(evaluation(), rating("ngo"))
    assert (half.complete, half.unrated) == (False, ("com",))
    assert rated(half, rating("com")).complete


def test_partner_rates_once_and_a_stranger_never() -> None:
    for partner in ("ngo", "city"):
        with pytest.raises(InvalidStep, match="still to rate: com"):
            rated(rated(evaluation(), rating("ngo")), rating(partner))


def test_summary_leaves_out_what_is_unknown() -> None:
    both = rated(rated(evaluation(), rating("ngo", 5, again=True)), rating("com", 2))
    full = with_realised(both, [Decimal(10), Decimal(3), None, Decimal(9)])
    assert full.summary == Summary(mean_grade=3.5, goals_reached=0.5, again=1.0)


def test_summary_of_nothing_is_unknown() -> None:
    assert evaluation().summary == Summary(None, None, None)


def test_realised_numbers_fit_the_goals() -> None:
    with pytest.raises(InvalidProfile, match="1 numbers do not fit 4 goals"):
        with_realised(evaluation(), [Decimal(1)])


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_grade_beyond_one_to_five_is_refused(grade: int) -> None:
    with pytest.raises(InvalidProfile, match="is no rating"):
        rating("ngo", grade)


def test_two_ratings_of_one_partner_cannot_be_read_back() -> None:
    with pytest.raises(InvalidProfile, match="has rated twice"):
        Evaluation(id="E1", partnership="P1", partners=("ngo",), ratings=(rating("ngo"), rating("ngo")))
