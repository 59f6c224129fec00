"""A market in segments answers as one that was built anew does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import candidates, segments
from matching.errors import NotFound
from matching.exclusion import Exclusion
from matching.query import typed_query
from matching.register import Register
from matching.segmented_market import SegmentedMarket
from tests.market import company, need, ngo, offer
from tests.matching.changing_market import (
    Records,
    Step,
    answers_as_built_anew,
    beginnings,
    register_of,
    segmented,
    steps,
)


def changed(market: SegmentedMarket, *records: Any) -> SegmentedMarket:
    return market.updated(register_of(records))


def listed(market: SegmentedMarket, query: str = "need", n: int = 20) -> list[str]:
    return [match.partner.id for match in market.recommender.recommend(query, n).matches]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=beginnings(), then=steps(), pool=st.sampled_from([300, 2]), fresh=st.sampled_from([32, 1]))
def test_any_changes_give_the_answers_of_a_market_built_anew(
    first: list[Records], then: list[Step], pool: int, fresh: int
) -> None:
    state = {own[0].id: own for own in first}
    kept = segmented(*(each for own in first for each in own))
    with patch.object(segments, "MOST_FRESH", fresh):
        for id, own in then:
            if own is None:
                state.pop(id, None)
                kept = kept.updated(Register(), {id})
            else:
                state[id] = own
                kept = changed(kept, *own)
    now = register_of(each for own in state.values() for each in own)
    with patch.multiple(candidates, POOL=pool, SCORED_WHOLE=2_000 if pool == 300 else 2):
        answers_as_built_anew(kept, now)


def test_new_partner_is_found() -> None:
    assert listed(changed(segmented(ngo(), need()), company(), offer())) == ["com"]


def test_changed_partner_stands_in_the_list_once() -> None:
    market = segmented(ngo(), need(), company(mission="bookkeeping"), offer())
    again = changed(market, company(mission="law"))
    (match,) = again.recommender.recommend("need").matches
    assert (match.partner.mission, match.theirs) == ("law", None)


def test_changed_need_asks_as_it_is_now() -> None:
    market = segmented(ngo(), need(text="law"), *(company(id) for id in "ab"), offer("oa", "a"))
    before = market.recommender.recommend("need").matches[0]
    after = changed(market, ngo(), need(text="bookkeeping")).recommender.recommend("need").matches[0]
    assert after.score > before.score


def test_deleted_partner_and_all_that_is_its_own_are_gone() -> None:
    market = segmented(ngo(), need(), company(), offer()).updated(Register(), {"com"})
    assert listed(market) == []
    for id in ("com", "offer"):
        with pytest.raises(NotFound):
            market.recommender.recommend(id)
        with pytest.raises(KeyError):
            market.query(id)


def test_partner_that_comes_back_is_found_again() -> None:
    market = segmented(ngo(), need(), company(), offer()).updated(Register(), {"com"})
    assert listed(changed(market, company(), offer())) == ["com"]


def test_new_partner_that_is_deleted_leaves_nothing_behind() -> None:
    market = changed(segmented(ngo(), need()), company(), offer()).updated(Register(), {"com"})
    assert listed(market) == []
    assert len(market.partners.parts) == 1


def test_unknown_partner_may_be_deleted() -> None:
    assert listed(segmented(ngo(), need(), company()).updated(Register(), {"nobody"})) == ["com"]


def test_list_is_full_although_the_best_are_hidden() -> None:
    best = [each for id in "abcdef" for each in (company(id), offer(f"o-{id}", id))]
    others = [each for id in "uvwxyz" for each in (company(id), offer(f"o-{id}", id, text="law"))]
    with patch.multiple(candidates, POOL=3, SCORED_WHOLE=3):
        market = segmented(ngo(), need(), *best, *others).updated(Register(), set("abcdef"))
        assert listed(market, n=3) == ["u", "v", "w"]


def test_hidden_rows_are_in_no_count() -> None:
    market = segmented(ngo(), need(), company(), offer(status="paused"), company("other"))
    found = market.updated(Register(), {"com"}).recommender.recommend("need")
    assert (found.considered, found.removed) == (1, {})


def test_partner_that_was_excluded_before_it_came_is_removed() -> None:
    shy = company(exclusions=(Exclusion("partner", "new"),))
    market = changed(segmented(shy, offer()), ngo("new"), need(partner="new"))
    assert market.recommender.recommend("need").removed == {"excluded": 1}


def test_offer_that_goes_over_to_another_partner_is_that_ones() -> None:
    market = segmented(ngo(), need(), company(), offer(), company("other"))
    (first, _) = (
        changed(market, company(), company("other"), offer(partner="other"))
        .recommender.recommend("need")
        .matches
    )
    assert (first.partner.id, first.theirs) == ("other", offer(partner="other"))


def test_free_text_meets_both_segments() -> None:
    market = changed(segmented(company("old"), offer("o-old", "old")), company("new"), offer("o-new", "new"))
    found = market.recommender.recommend(typed_query(need("query", "query")))
    assert [match.partner.id for match in found.matches] == ["new", "old"]


def test_older_state_stays_as_it_was() -> None:
    old = segmented(ngo(), need(), company("a"))
    new = changed(old, company("b")).updated(Register(), {"a"})
    assert (listed(old), listed(new)) == (["a"], ["b"])


def test_compaction_is_due_when_many_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_CHANGED", 2)
    market = changed(segmented(ngo(), company()), company(), company("b"))
    assert not market.compaction_due
    assert market.updated(Register(), {"ngo"}).compaction_due


def test_many_changes_are_indexed_once_and_the_last_ones_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_FRESH", 2)
    market = segmented(ngo(), need(), company("a"))
    for id in "bcdef":
        market = changed(market, company(id), offer(f"o-{id}", id))
    assert [sorted(part.market.register.partners) for part in market.partners.parts] == [
        ["a", "ngo"],
        ["b", "c", "d"],
        ["e", "f"],
    ]
    again = changed(market, company("b", name="New"), company("f")).updated(Register(), {"c"})
    assert sorted(listed(again, n=9)) == list("abdef")
    assert again.register.partner("b").name == "New"
    assert len(again.register.partners) == 6
    assert "c" not in again.register.partners
    assert sorted(listed(market, n=9)) == list("abcdef")


def test_large_market_takes_more_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_CHANGED", 0)
    monkeypatch.setattr(segments, "SHARE_CHANGED", 0.5)
    market = segmented(*map(ngo, "abcd"))
    assert not changed(market, *map(ngo, "ab")).compaction_due
    assert changed(market, *map(ngo, "abc")).compaction_due


def test_threads_that_read_keep_the_state_they_have() -> None:
    market = segmented(ngo(), need(), *(company(id) for id in "abc"))
    states = [market]
    with ThreadPoolExecutor(4) as pool:
        answers = []
        for number in range(30):
            states.append(changed(states[-1], company(f"new-{number:02}")))
            answers += [(state, pool.submit(listed, state, n=50)) for state in states[-4:]]
        for state, answer in answers:
            assert sorted(answer.result()) == [id for id in state.register.partners if id != "ngo"]
