"""The main use case on markets that fit on a hand."""

from __future__ import annotations

from datetime import date

import pytest

from matching.errors import InvalidQuery, NotFound
from matching.filters import Filters
from matching.match import Recommendations
from matching.partner import Partner
from matching.query import typed_query
from matching.statement import Statement
from tests.market import AARHUS, HERNING, company, need, ngo, offer, recommender


def ids(found: Recommendations) -> list[str]:
    return [match.partner.id for match in found.matches]


def test_offer_of_the_same_thing_comes_before_another_of_the_same_kind() -> None:
    asked = recommender(need(), offer(text="law"), company("books"), offer("theirs", "books"))
    assert ids(asked.recommend("need")) == ["books", "com"]


def test_equal_matches_stand_in_the_order_of_their_ids() -> None:
    asked = recommender(need(), *[company(id) for id in "cab"], *[offer(f"o-{id}", id) for id in "bca"])
    assert ids(asked.recommend("need")) == ["a", "b", "c", "com"]


def test_same_query_gives_the_same_list() -> None:
    profiles: list[Partner | Statement] = [need()]
    for number in range(9):
        profiles += [company(f"c{number}"), offer(f"o{number}", f"c{number}")]
    first, again = (recommender(*order).recommend("need") for order in (profiles, profiles[::-1]))
    assert first == again


def test_partner_stands_once_with_its_best_statement_and_the_others_beside_it() -> None:
    asked = recommender(need(), offer("law", text="law"), offer("books"))
    found = asked.recommend("need")
    assert ids(found) == ["com"]
    assert found.matches[0].theirs is not None
    assert found.matches[0].theirs.id == "books"
    assert [statement.id for statement in found.matches[0].also] == ["law"]


def test_score_is_the_product_of_both_chances() -> None:
    match = recommender(need(), offer()).recommend("need").matches[0]
    assert match.score == pytest.approx(match.there.probability * match.back.probability, abs=1e-6)
    assert (match.there.side, match.back.side) == ("seeks", "gives")


def test_what_is_shown_adds_up_to_the_fit() -> None:
    asked = recommender(
        ngo(places=(HERNING,), purposes=("food",), mission="garden"),
        company(places=(AARHUS,), purposes=("food", "sport"), mission="garden football"),
        need(engagement_form="ongoing"),
        offer(engagement_form="series"),
    )
    match = asked.recommend("need").matches[0]
    for side in (match.there, match.back):
        assert sum(part.contribution for part in side.parts) == pytest.approx(side.fit, abs=1e-5)
        assert all(0 <= part.value <= 1 for part in side.parts)
    shown = {reason.component for reason in match.reasons}
    scored = {part.component for side in (match.there, match.back) for part in side.parts}
    assert shown <= scored - {"starting_point"}


def test_unknown_component_is_a_question_and_no_part_of_the_score() -> None:
    match = recommender(need(), offer()).recommend("need").matches[0]
    assert match.there.value("place") is None
    assert "Where does it take place" in " ".join(map(str, match.questions))
    known = recommender(ngo(places=(HERNING,)), company(places=(HERNING,)), need(), offer())
    again = known.recommend("need").matches[0]
    assert again.there.value("place") == 1
    assert "Where does it take place" not in " ".join(map(str, again.questions))


def test_what_must_never_happen_is_put_before_the_first_meeting() -> None:
    match = recommender(ngo(never="No photos."), need(), offer()).recommend("need").matches[0]
    assert "No photos." in str(match.questions[-1])


def test_reason_from_text_quotes_the_sentence_that_fits_best() -> None:
    asked = recommender(need(), offer(text="We like football a lot. We do bookkeeping for you. Call us."))
    reasons = {reason.component: reason for reason in asked.recommend("need").matches[0].reasons}
    assert reasons["text"].quote == "We do bookkeeping for you."


def quoted(given: Statement) -> str | None:
    reasons = recommender(need(), given).recommend("need").matches[0].reasons
    return next(reason.quote for reason in reasons if reason.component == "text")


def test_title_is_never_quoted_as_a_sentence() -> None:
    """Neither where there is nothing else, nor where what else there is fits worse, nor a part of it."""
    assert quoted(offer(title="Bookkeeping", text="")) is None
    assert quoted(offer(title="Bookkeeping", text="We like football a lot.")) is None
    assert quoted(offer(title="Bookkeeping – the sooner the better", text="We like football.")) is None
    assert quoted(offer(title="Football", text="We do bookkeeping for you.")) == "We do bookkeeping for you."


def test_offer_finds_needs() -> None:
    found = recommender(need(), offer()).recommend("offer")
    assert ids(found) == ["ngo"]
    assert (found.matches[0].there.side, found.matches[0].back.side) == ("gives", "seeks")


def test_partner_finds_partners_through_its_statements_and_its_mission() -> None:
    asked = recommender(
        ngo(mission="homework"), company("alike", mission="homework"), need(), offer(), ngo("far")
    )
    found = asked.recommend("ngo")
    joined = {match.partner.id: match.theirs.id if match.theirs else None for match in found.matches}
    assert joined == {"com": "offer", "alike": None, "far": None}


def test_free_text_asks_as_a_need_does() -> None:
    found = recommender(company("x"), offer(), offer("o", "x", text="law")).recommend(
        typed_query(need("query", "query"))
    )
    assert ids(found)[0] == "com"
    assert "x" in ids(found)


def test_empty_market_says_so() -> None:
    found = recommender(need()).recommend("need", filters=Filters(kinds=("foundation",)))
    assert found.matches == ()
    assert "hard condition or a filter removed all 1" in str(found.notes[0])
    alone = recommender().recommend(typed_query(offer("query", "query")))
    assert (alone.considered, alone.matches) == (0, ())
    assert "nobody to match with yet" in str(alone.notes[0])


def test_expired_offers_only_leave_an_empty_list_with_the_reason() -> None:
    found = recommender(need(), offer(expires=date(2026, 1, 1))).recommend("need")
    assert (found.matches, found.removed) == ((), {"expired": 1})


def test_need_without_text_is_matched_on_its_other_fields() -> None:
    found = recommender(need(text=""), offer()).recommend("need")
    assert ids(found) == ["com"]
    assert found.matches[0].there.value("text") is None
    assert "no text to compare" in str(found.notes[0])


@pytest.mark.parametrize("n", [0, -1, 501])
def test_list_of_impossible_length_is_refused(n: int) -> None:
    with pytest.raises(InvalidQuery, match="ask for 1 to 500"):
        recommender(need()).recommend("need", n)


def test_unknown_id_is_not_found() -> None:
    with pytest.raises(NotFound, match="no record with the id 'nobody'"):
        recommender(need()).recommend("nobody")


def test_n_cuts_the_list() -> None:
    asked = recommender(need(), *[company(f"c{n}") for n in range(5)])
    assert len(asked.recommend("need", 2).matches) == 2


def test_why_names_the_gate_that_removed_a_statement() -> None:
    why = recommender(need(), offer(status="paused")).why("need", "com")
    assert why.rank is None
    assert [(statement and statement.id, gate) for statement, gate in why.removed] == [("offer", "not_open")]


def test_why_gives_the_rank_in_the_whole_list() -> None:
    asked = recommender(need(), offer(text="law"), company("books"), offer("o", "books"))
    why = asked.why("need", "com")
    assert (why.rank, why.of) == (2, 2)
    assert why.match == asked.recommend("need").matches[1]


def test_why_of_oneself_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="is the partner that asks"):
        recommender(need()).why("need", "ngo")


def test_list_names_the_models_that_made_it() -> None:
    assert recommender(need()).recommend("need").model == "words-of-the-test+prior-1"
