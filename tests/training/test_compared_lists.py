from __future__ import annotations

import pytest

from matching.recommend import Recommender
from training.compared_lists import METHODS, ComparedLists


@pytest.fixture
def lists(recommender: Recommender) -> dict[str, list[str]]:
    return ComparedLists(recommender).of("need-1", depth=10)


def test_every_method_has_a_list_without_the_own_partner(lists: dict[str, list[str]]) -> None:
    assert tuple(lists) == METHODS
    assert all("club" not in ids for ids in lists.values())


def test_popularity_is_the_mean_of_two_ranks(lists: dict[str, list[str]]) -> None:
    # Places by headcount: giant 0, past 1, ledger 3; by open statements: past, ledger and club 0, giant 3.
    assert lists["popularity"] == ["past", "giant", "ledger"]


def test_words_alone_find_only_those_who_share_one(lists: dict[str, list[str]]) -> None:
    assert lists["bm25"][0] == "past"
    assert "giant" not in lists["bm25"]


@pytest.mark.parametrize("method", ["bm25", "dense", "hybrid"])
def test_search_alone_has_no_gates(lists: dict[str, list[str]], method: str) -> None:
    assert lists[method][:2] == ["past", "ledger"]


@pytest.mark.parametrize("method", ["hybrid+directed", "hybrid+reciprocity"])
def test_service_does_not_rank_by_an_expired_offer(lists: dict[str, list[str]], method: str) -> None:
    assert lists[method][0] == "ledger"


def test_each_partner_stands_once(lists: dict[str, list[str]]) -> None:
    assert all(len(ids) == len(set(ids)) for ids in lists.values())


def test_list_is_no_longer_than_asked_for(recommender: Recommender) -> None:
    assert max(map(len, ComparedLists(recommender).of("need-1", depth=1).values())) == 1


def test_offer_is_answered_by_needs_alone(recommender: Recommender) -> None:
    assert ComparedLists(recommender).of("offer-1", depth=10)["dense"] == ["club"]


def test_partner_that_asks_is_answered_in_every_method(recommender: Recommender) -> None:
    found = ComparedLists(recommender).of("club", depth=10)
    assert found["hybrid+directed"][0] == found["hybrid+reciprocity"][0] == "ledger"
