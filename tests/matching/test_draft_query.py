"""A statement that is still being written asks as if it stood in the register."""

from __future__ import annotations

from dataclasses import replace

from matching.query import draft_query
from tests.market import company, need, ngo, offer, recommender


def test_draft_finds_what_the_stored_one_finds() -> None:
    asking = need(engagement_form="ongoing")
    asked = recommender(ngo(), asking, offer(), company("b"), offer("o-b", "b", text="law"))
    drafted = asked.recommend(draft_query(replace(asking, id="query"), ngo()))
    stored = asked.recommend("need")
    assert [(one.partner.id, one.score) for one in drafted.matches] == [
        (one.partner.id, one.score) for one in stored.matches
    ]
    assert (drafted.considered, drafted.removed) == (stored.considered, stored.removed)


def test_what_is_the_partner_own_does_not_answer_its_draft() -> None:
    asked = recommender(ngo(), offer("own", "ngo"), offer())
    assert [one.partner.id for one in asked.recommend(draft_query(need(), ngo())).matches] == ["com"]


def test_draft_of_no_kind_is_compared_with_all_kinds() -> None:
    asked = recommender(offer(resource_kind="premises"), company("b"), offer("o-b", "b"))
    found = asked.recommend(draft_query(need(), ngo(), resource_kind_known=False))
    assert {one.partner.id for one in found.matches} == {"b", "com"}
