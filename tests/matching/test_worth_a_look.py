"""Which needs a broker is shown a new match for, and which match."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from matching.due.worth_a_look import best_unseen, nobody_is_introduced_for, open_needs
from matching.introductions.introduction import Side
from matching.statement_scores import ScoredStatement
from tests.market import need
from tests.matching.centre import records
from tests.matching.introductions.small import NOON, draft, opened

TODAY = date(2027, 2, 1)


def scored(partner: str, score: float) -> ScoredStatement:
    return ScoredStatement(f"offer-{partner}", partner, score, 1.0)


def asked(*needs: Any, **known: Any) -> list[str]:
    of_centre = records(*needs, **known)
    found = nobody_is_introduced_for(open_needs(of_centre, TODAY), of_centre.introductions)
    return [one.id for one in found]


def test_need_whose_last_day_is_nearest_comes_first() -> None:
    late, soon = need("a"), need("b", expires=date(2027, 3, 1))
    assert asked(late, soon) == ["b", "a"]


def test_closed_expired_and_introduced_needs_are_left_out() -> None:
    closed, over = need("a", status="closed"), need("b", expires=date(2027, 1, 31))
    assert asked(closed, over, need("need"), introductions=[opened()]) == []
    withdrawn = replace(draft(), state="withdrawn", closed=NOON)
    assert asked(need("need"), introductions=[withdrawn]) == ["need"]


def test_best_answer_nobody_has_looked_at_is_shown() -> None:
    answers = [scored("met", 0.9), scored("aside", 0.8), scored("new", 0.7), scored("next", 0.6)]
    met = replace(draft(), seeker=Side("met"), giver=Side("ngo"))
    found = best_unseen(need("n"), answers, [met], {("n", "aside"), ("other", "new")})
    assert found is not None
    assert (found.partner, found.offer, found.score) == ("new", "offer-new", 0.7)


def test_unlikely_answers_are_not_put_forward() -> None:
    assert best_unseen(need("n"), [scored("new", 0.29)], [], set()) is None
    assert best_unseen(need("n"), [], [], set()) is None
