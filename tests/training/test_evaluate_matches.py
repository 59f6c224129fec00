from __future__ import annotations

import json

import numpy as np
import pytest

from matching.errors import InvalidFile, NotFound
from matching.recommend import Recommender
from tests.training.lines import Line
from training.compared_lists import METHODS
from training.evaluate_matches import MatchQuality, evaluate_matches, pooled

LINES = [Line("need-1", "ledger", 2), Line("need-1", "past", 0), Line("offer-2", "club", 0)]


@pytest.fixture
def quality(recommender: Recommender) -> MatchQuality:
    return evaluate_matches(recommender, LINES, np.random.default_rng(1))


def test_methods_are_measured_in_their_order(quality: MatchQuality) -> None:
    assert tuple(found.method for found in quality.methods) == METHODS


def test_query_without_answer_is_counted_and_left_out(quality: MatchQuality) -> None:
    assert (quality.queries, quality.without_answer, quality.judgments) == (1, 1, 3)


def test_success_is_measured_only_where_somebody_would_be_wanted(recommender: Recommender) -> None:
    lines = [*LINES, Line("offer-1", "club", 1)]
    quality = evaluate_matches(recommender, lines, np.random.default_rng(1))
    assert quality.judged_on == {"ndcg@10": 2, "success@5": 1}


def test_success_is_left_out_where_nobody_would_be_wanted(recommender: Recommender) -> None:
    quality = evaluate_matches(recommender, [Line("need-1", "ledger", 1)], np.random.default_rng(1))
    assert [list(method.metrics) for method in quality.methods] == [["ndcg@10"]] * len(METHODS)


def test_service_is_right_where_words_fall_for_an_expired_offer(quality: MatchQuality) -> None:
    found = {method.method: method.metrics["ndcg@10"].mean for method in quality.methods}
    assert found["hybrid+reciprocity"] == 1
    assert found["bm25"] == pytest.approx(1 / np.log2(3))


def test_difference_is_to_each_other_baseline(quality: MatchQuality) -> None:
    found = {method.method: method.differences for method in quality.methods}
    assert list(found["bm25"]) == ["hybrid"]
    assert list(found["dense"]) == ["bm25", "hybrid"]
    assert found["hybrid+reciprocity"]["bm25"]["ndcg@10"].mean == pytest.approx(1 - 1 / np.log2(3))


def test_share_of_judged_partners_is_told(quality: MatchQuality) -> None:
    found = {method.method: method.judged for method in quality.methods}
    assert found["popularity"] == pytest.approx(2 / 3)


def test_model_is_named(quality: MatchQuality) -> None:
    assert quality.model.startswith("words-of-the-test+prior")


def test_dict_survives_json(quality: MatchQuality) -> None:
    plain = quality.as_dict()
    assert json.loads(json.dumps(plain))["methods"][1]["metrics"]["success@5"]["mean"] == 1
    assert plain["queries"] == 1


def test_same_seed_gives_same_numbers(recommender: Recommender, quality: MatchQuality) -> None:
    assert evaluate_matches(recommender, LINES, np.random.default_rng(1)) == quality


def test_unknown_partner_is_refused(recommender: Recommender) -> None:
    with pytest.raises(InvalidFile, match="'nobody'"):
        evaluate_matches(recommender, [Line("need-1", "nobody", 2)], np.random.default_rng(1))


def test_pool_is_the_union_of_every_method(recommender: Recommender) -> None:
    assert pooled(recommender, ["need-1"], depth=1) == {"need-1": ["ledger", "past"]}


def test_pool_of_an_unknown_query_is_refused(recommender: Recommender) -> None:
    with pytest.raises(NotFound, match="'need-9'"):
        pooled(recommender, ["need-9"])
