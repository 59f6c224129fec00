"""Volunteers for a need, single and in teams of one company."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from matching.availability import Slot
from matching.competence import Competence
from matching.errors import InvalidQuery
from matching.exclusion import Exclusion
from matching.market_index import MarketIndex
from matching.partner import Partner
from matching.query import Query
from matching.register import Register
from matching.statement import Need
from matching.volunteer import Volunteer
from matching.volunteers import VolunteerRecommender, volunteer_index
from models.indexes import LocalIndexes
from tests.market import TODAY, WordEncoder, company, need, ngo, offer

LAW, MATHS = Competence("law"), Competence("maths")
MONDAY, FRIDAY = Slot("mon", "evening"), Slot("fri", "evening")


def person(id: str, partner: str = "com", **fields: Any) -> Volunteer:
    return Volunteer(id=id, partner=partner, alias=id.title(), **fields)


def asked(
    wanted: Need, *people: Volunteer, partners: tuple[Partner, ...] = ()
) -> tuple[VolunteerRecommender, Query]:
    companies = {found.id: found for found in (company(), company("other"), *partners)}
    register = Register([ngo(), *companies.values()], [wanted], [], people)
    index = MarketIndex(register, WordEncoder(), LocalIndexes())
    volunteers = volunteer_index(register, WordEncoder(), LocalIndexes())
    return VolunteerRecommender(volunteers, TODAY), index.query(wanted.id)


def test_volunteer_with_the_competence_comes_first() -> None:
    recommender, query = asked(
        need(competences=(LAW,)), person("a", competences=(MATHS,)), person("b", competences=(LAW,))
    )
    assert [found.volunteer.id for found in recommender.recommend(query)] == ["b", "a"]


def test_two_volunteers_of_one_company_both_stand_in_the_list() -> None:
    recommender, query = asked(need(), person("a"), person("b"))
    assert len(recommender.recommend(query)) == 2


def test_volunteer_who_cannot_at_that_time_is_removed() -> None:
    recommender, query = asked(
        need(slots=(MONDAY,)), person("a", slots=(FRIDAY,)), person("b", slots=(MONDAY,))
    )
    assert [found.volunteer.id for found in recommender.recommend(query)] == ["b"]


def test_company_the_need_excludes_lends_nobody() -> None:
    excluding = need(exclusions=(Exclusion("industry", "alcohol"),))
    recommender, query = asked(excluding, person("a"), partners=(company(industries=("alcohol",)),))
    assert recommender.recommend(query) == []


def test_team_covers_the_competences_between_them() -> None:
    recommender, query = asked(
        need(competences=(LAW, MATHS), quantity=Decimal(2), unit="people"),
        person("a", competences=(LAW,)),
        person("b", competences=(LAW,)),
        person("c", competences=(MATHS,)),
        person("d", "other", competences=(LAW,)),
        person("e", "other", competences=(LAW,)),
    )
    first, second = recommender.teams(query)
    assert {one.volunteer.id for one in first.members} in ({"a", "c"}, {"b", "c"})
    assert first.coverage == pytest.approx(1.0)
    assert second.partner.id == "other"
    assert second.coverage == pytest.approx(0.5)


def test_team_members_have_a_slot_in_common() -> None:
    recommender, query = asked(
        need(), person("a", slots=(MONDAY,)), person("b", slots=(FRIDAY,)), person("c", slots=(MONDAY,))
    )
    (team,) = recommender.teams(query)
    assert {one.volunteer.id for one in team.members} == {"a", "c"}
    assert team.common_slots == (MONDAY,)


def test_who_has_nothing_to_do_with_the_need_is_in_no_team() -> None:
    maths = [person(id, competences=(MATHS,), interests_text="football") for id in "ab"]
    recommender, query = asked(need(competences=(LAW,)), *maths)
    assert recommender.teams(query) == []


def test_team_for_a_need_without_competences_covers_none() -> None:
    recommender, query = asked(need(), *[person(id, interests_text="bookkeeping") for id in "ab"])
    (team,) = recommender.teams(query)
    assert team.coverage is None
    assert team.score == pytest.approx(sum(one.fit for one in team.members) / 2)


def test_one_volunteer_is_no_team() -> None:
    recommender, query = asked(need(), person("a"), person("b", "other"))
    assert recommender.teams(query) == []


def test_too_small_a_group_is_no_team() -> None:
    recommender, query = asked(need(group_min=3), person("a"), person("b"))
    assert recommender.teams(query) == []


def test_need_for_premises_is_refused() -> None:
    recommender, query = asked(need(resource_kind="premises"), person("a"))
    with pytest.raises(InvalidQuery, match="Volunteers cannot give premises"):
        recommender.recommend(query)


def test_offer_is_refused() -> None:
    register = Register([ngo(), company()], [], [offer()], [person("a")])
    query = MarketIndex(register, WordEncoder(), LocalIndexes()).query("offer")
    recommender = VolunteerRecommender(volunteer_index(register, WordEncoder(), LocalIndexes()), TODAY)
    with pytest.raises(InvalidQuery, match="Volunteers answer needs"):
        recommender.recommend(query)


def test_company_that_excludes_the_partner_by_name_lends_it_nobody() -> None:
    shy = company(exclusions=(Exclusion("partner", "ngo"),))
    recommender, query = asked(need(), person("a"), person("b", "other"), partners=(shy,))
    assert [found.volunteer.id for found in recommender.recommend(query)] == ["b"]


def test_company_that_is_excluded_by_name_lends_nobody() -> None:
    choosy = need(exclusions=(Exclusion("partner", "com"),))
    recommender, query = asked(choosy, person("a"), person("b", "other"))
    assert [found.volunteer.id for found in recommender.recommend(query)] == ["b"]


def test_need_of_a_company_is_not_answered_by_its_own_volunteers() -> None:
    recommender, query = asked(need(partner="com"), person("a"), person("b", "other"))
    assert [found.volunteer.id for found in recommender.recommend(query)] == ["b"]


def test_nobody_opted_in_is_an_empty_list() -> None:
    recommender, query = asked(need())
    assert recommender.recommend(query) == []
    assert recommender.teams(query) == []
