from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from matching.alliances.as_dict import plan_as_dict
from matching.alliances.given_part import read_part
from matching.alliances.plan import Alliance, AlliancePlan
from matching.alliances.planning import plan_alliances
from matching.alliances.proposing import proposed_parts
from matching.alliances.sector import Sector
from matching.alliances.wish import Wish
from matching.competence import Competence
from matching.errors import InvalidQuery, NotFound
from matching.exclusion import Exclusion
from matching.partner import Partner
from matching.statement import Statement
from tests.market import company, need, ngo, offer, recommender

LAW, BOOKS = Competence("law", required=True), Competence("bookkeeping")


def people(id: str, partner: str, quantity: int, **fields: Any) -> Statement:
    return offer(id, partner, quantity=Decimal(quantity), unit="people", **fields)


COMPOSITE = need(quantity=Decimal(10), unit="people", competences=(LAW, BOOKS), roles=("mentor",))
MARKET: tuple[Partner | Statement, ...] = (
    COMPOSITE,
    company("com-a"),
    company("com-b", roles_can=("mentor", "coordinator")),
    Partner(id="pub", kind="public_body", name="The municipality"),
    people("offer-a", "com-a", 6, competences=(LAW,)),
    people("offer-b", "com-b", 4, competences=(BOOKS,)),
    people("offer-p", "pub", 2),
)


def planned(*more: Partner | Statement, wish: Wish | None = None, **fields: Any) -> AlliancePlan:
    kept = {(type(each), each.id): each for each in (*MARKET, *more)}
    return plan_alliances(recommender(*kept.values()), "need", wish or Wish(), **fields)


def ids(alliance: Alliance) -> set[str]:
    return {member.partner.id for member in alliance.members}


def open_parts(alliance: Alliance) -> dict[str, str]:
    return {each.part.code: each.reason.text() for each in alliance.uncovered}


def test_parts_are_what_is_left_each_competence_and_each_role() -> None:
    parts = proposed_parts([need(quantity=Decimal(10), committed=Decimal(4), unit="people", roles=("mentor",), competences=(LAW, BOOKS))])  # fmt: skip  # noqa: E501
    assert [(part.what, part.code, part.weight) for part in parts] == [
        ("resource", "skilled_time", 2),
        ("competence", "law", 1),
        ("competence", "bookkeeping", 0.5),
        ("role", "mentor", 1),
    ]
    assert parts[0].quantity == 6


def test_two_needs_of_one_kind_are_one_part_of_both_amounts() -> None:
    two = [need(quantity=Decimal(10), unit="people"), need("n2", quantity=Decimal(5), unit="people")]
    assert [part.quantity for part in proposed_parts(two)] == [15]


def test_need_that_is_spoken_for_has_no_parts() -> None:
    with pytest.raises(InvalidQuery, match="spoken for already"):
        proposed_parts([need(quantity=Decimal(4), committed=Decimal(4), unit="people")])


def test_two_companies_cover_together_what_none_covers_alone() -> None:
    plan = planned()
    first = plan.alliances[0]
    assert ids(first) == {"com-a", "com-b"}
    assert first.coverage == pytest.approx(1)
    assert first.gap == 0
    assert first.uncovered == ()
    amounts = {m.partner.id: [b.amount for b in m.brings if b.part.divisible] for m in first.members}
    assert amounts == {"com-a": [6], "com-b": [4]}


def test_primary_contact_is_the_one_who_can_coordinate_though_another_brings_more() -> None:
    more = company("com-a", roles_can=("project_lead",)), company("com-b", roles_can=("mentor",))
    first = planned(*more).alliances[0]
    assert [member.partner.id for member in first.members] == ["com-b", "com-a"]
    assert first.primary.id == "com-a"
    assert first.primary_reason.text() == "It is the only one that says it can be project lead."


def test_without_a_coordinator_the_one_who_brings_most_is_asked_first() -> None:
    first = planned(company("com-b", roles_can=("mentor",))).alliances[0]
    assert first.primary == first.members[0].partner
    assert "nobody says" in first.primary_reason.text()


def test_required_sector_is_there_and_the_asker_counts() -> None:
    sectors = (Sector("public"), Sector("private"), Sector("ngo"))
    first = planned(wish=Wish(sectors=sectors)).alliances[0]
    assert "pub" in ids(first)
    assert len(ids(first)) >= 2


def test_exclusion_between_members_keeps_them_apart_and_is_the_reason() -> None:
    apart = company("com-b", roles_can=("mentor",), exclusions=(Exclusion("partner", "com-a"),))
    for alliance in planned(apart).alliances:
        assert not {"com-a", "com-b"} <= ids(alliance)
    reasons = open_parts(planned(apart).alliances[0])
    assert any("keep it apart from" in reason for reason in reasons.values())


def test_exclusion_in_an_offer_holds_between_members_too() -> None:
    excluding = people("offer-b", "com-b", 4, exclusions=(Exclusion("partner_kind", "public_body"),))
    for alliance in planned(excluding).alliances:
        assert not {"com-b", "pub"} <= ids(alliance)


def test_partner_the_asker_has_excluded_is_never_a_member() -> None:
    plan = planned(ngo(exclusions=(Exclusion("partner", "com-a"),)))
    assert all("com-a" not in ids(alliance) for alliance in plan.alliances)
    assert "Hard conditions removed" in open_parts(plan.alliances[0])["law"]


def test_offer_gives_no_more_than_is_left_of_it() -> None:
    spent = people("offer-a", "com-a", 6, committed=Decimal(5), competences=(LAW,))
    first = planned(spent).alliances[0]
    given = [b.amount for m in first.members for b in m.brings if b.part.divisible]
    assert sum(amount for amount in given if amount) == 7
    assert open_parts(first)["skilled_time"] == "All who offer it have 7 of 10 people left."


def test_limit_of_partners_is_kept_and_is_the_reason() -> None:
    first = planned(wish=Wish(most_members=1)).alliances[0]
    assert len(ids(first)) == 1
    assert any("no more than 1 may be members" in reason for reason in open_parts(first).values())


def test_partner_fills_no_more_parts_than_allowed() -> None:
    first = planned(wish=Wish(most_parts_each=1)).alliances[0]
    assert all(len(member.brings) == 1 for member in first.members)


def test_what_nobody_offers_stays_open_and_says_so() -> None:
    wish = Wish(parts=(read_part("role:driver"), read_part("role:mentor")))
    assert open_parts(planned(wish=wish).alliances[0]) == {"driver": "Nobody in the market offers it."}


def test_good_partnership_is_preferred_when_asked() -> None:
    twin = people("offer-c", "com-c", 6, competences=(LAW,))
    more = (company("com-c"), twin)
    assert ids(planned(*more).alliances[0]) == {"com-a", "com-b"}
    assert ids(planned(*more, wish=Wish(good=(("com-c", "com-b"),))).alliances[0]) == {"com-c", "com-b"}
    assert ids(planned(*more, wish=Wish(good=(("com-c", "ngo"),))).alliances[0]) == {"com-c", "com-b"}


def test_alternatives_differ_and_say_how_much() -> None:
    plan = planned(company("com-c"), people("offer-c", "com-c", 6, competences=(LAW,)))
    assert len(plan.alliances) >= 2
    assert plan.alliances[0].difference is None
    assert all((alliance.difference or 0) >= 0.5 for alliance in plan.alliances[1:])


def test_need_that_one_partner_covers_needs_no_alliance() -> None:
    plan = planned(wish=Wish(parts=(read_part("role:mentor"),)))
    assert "One partner covers it all" in plan.notes[0].text()


def test_empty_market_is_an_answer_with_its_reason() -> None:
    plan = plan_alliances(recommender(COMPOSITE), "need")
    assert plan.alliances == ()
    assert "Nobody can fill a part of this need" in plan.notes[0].text()


def test_all_pairs_forbidden_is_said() -> None:
    nobody = tuple(Exclusion("partner_kind", kind) for kind in ("company", "public_body"))
    more = [company("com-a", exclusions=nobody), company("com-b", roles_can=("mentor",), exclusions=nobody)]
    plan = planned(*more, wish=Wish(parts=(read_part("role:mentor"), read_part("skilled_time=10 people"))))
    assert all(len(ids(alliance)) == 1 for alliance in plan.alliances)
    assert "No two of the candidates may sit together" in plan.notes[0].text()


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(sectors=(Sector("foundation"),)), "Nobody who can fill a part of this need is of: foundation"),
        (
            Wish(most_members=1, sectors=(Sector("public"), Sector("company"))),
            "contradict each other: no more than 1 in number, public sector is there, company is there;",
        ),
        (
            Wish(most_members=1, members=("com-a", "com-b")),
            "no more than 1 in number, Company com-a is a member",
        ),
        (Wish(members=("com",)), "Company com can fill no part of this need"),
    ],
)
def test_conditions_that_contradict_are_named(wish: Wish, said: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        planned(wish=wish)
    assert said in str(error.value)


def test_members_whom_a_gate_keeps_apart_contradict() -> None:
    apart = company("com-b", roles_can=("mentor",), exclusions=(Exclusion("partner", "com-a"),))
    with pytest.raises(InvalidQuery) as error:
        planned(apart, wish=Wish(members=("com-a", "com-b")))
    assert "the exclusions and terms of the partners, Company com-a is a member" in str(error.value)


def test_unknown_need_and_unknown_partners_are_not_found() -> None:
    with pytest.raises(NotFound, match="no need with the id 'nope'"):
        plan_alliances(recommender(*MARKET), "nope")
    with pytest.raises(NotFound, match="no partner with the id 'nope'"):
        planned(wish=Wish(members=("nope",)))
    with pytest.raises(InvalidQuery, match="a need of another partner"):
        planned(need("other", "com-a"), also=("other",))


def test_plan_for_programs_has_codes_and_sentences() -> None:
    document = plan_as_dict(planned(), "da")
    first = document["alliances"][0]
    assert first["proven"] is True
    assert first["primary"]["sentence"] == "De er de eneste, der skriver, at de kan være koordinator."
    assert {brought["part"]["what"] for m in first["members"] for brought in m["brings"]} == {
        "resource",
        "competence",
        "role",
    }
    covers = sum(member["covers"] for member in first["members"])
    assert covers == pytest.approx(first["coverage"], abs=1e-5)


def test_people_are_given_whole() -> None:
    sectors = (Sector("public"),)
    plan = planned(people("offer-a", "com-a", 10, competences=(LAW,)), wish=Wish(sectors=sectors))
    amounts = [b.amount for a in plan.alliances for m in a.members for b in m.brings if b.amount is not None]
    assert amounts
    assert all(amount == int(amount) for amount in amounts)


def test_offer_about_something_else_does_not_answer_what_the_need_is_about() -> None:
    other = offer("offer-a", "com-a", quantity=Decimal(6), unit="people", text="garden")
    first = planned(other, wish=Wish(parts=(read_part("skilled_time=10 people"),))).alliances[0]
    assert "com-a" not in ids(first)


def test_money_is_money_whatever_the_texts_are_about() -> None:
    wanted = need(resource_kind="funding", quantity=Decimal(1000), unit="dkk")
    given = offer(
        "offer-a", "com-a", resource_kind="funding", quantity=Decimal(1000), unit="dkk", text="garden"
    )
    first = planned(wanted, given).alliances[0]
    assert first.coverage == pytest.approx(1)
