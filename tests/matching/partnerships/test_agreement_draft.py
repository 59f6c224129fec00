from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.availability import DateWindow, Slot
from matching.messages import Language
from matching.partnerships.agreement import TEXTS, Agreement
from matching.partnerships.agreement_draft import agreement_draft
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.grounds import Grounds
from matching.partnerships.placeholder import PLACEHOLDER
from tests.market import need, offer
from tests.matching.partnerships.small import DAY, giver, partnership, seeker


def draft(ground: Grounds, language: Language = "en", **fields: Any) -> Agreement:
    return agreement_draft(partnership(**fields), ground, id="A1", language=language)


def bare(language: Language = "en") -> Agreement:
    return draft(Grounds((seeker(), giver())), language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_known_gives_a_placeholder_in_every_field(language: Language) -> None:
    found = bare(language)
    texts = [getattr(found, field) for field in TEXTS]
    texts += [text for share in found.shares for text in (share.role, share.contribution)]
    texts += [text for goal in found.goals for text in (goal.what, goal.measure)]
    assert [text for text in texts if not PLACEHOLDER.search(text)] == []


def test_placeholder_speaks_the_language_of_the_agreement() -> None:
    assert bare("da").target_group == "[aftales: hvem det er for]"
    assert bare("en").target_group == "[to be agreed: whom it is for]"


def test_nobody_has_signed_the_first_version() -> None:
    found = bare()
    assert (found.number, found.partnership, found.partners) == (1, "P1", ("ngo", "com"))
    assert found.unsigned == ("ngo", "com")


def test_need_becomes_purpose_and_goal() -> None:
    wanted = need(title="Bogholder søges", quantity=Decimal(1200), unit="hours")
    found = draft(Grounds((seeker(), giver()), (wanted, offer())), "da")
    assert found.purpose.startswith(
        "Lektiecaféen på Ærøvej og Sønderå Regnskab ApS arbejder sammen om faglige timer (pro bono): "
        "“Bogholder søges”."
    )
    assert (found.goals[0].what, found.goals[0].unit, found.goals[0].target) == (
        "Faglige timer (pro bono) bliver givet.",
        "timer",
        Decimal(1200),
    )


def test_offer_becomes_what_its_partner_gives_less_what_is_spoken_for() -> None:
    given = offer(title="Books", quantity=Decimal(600), committed=Decimal(100), unit="hours")
    found = draft(Grounds((seeker(), giver()), (need(), given)))
    assert found.shares[1].contribution == (
        "Sønderå Regnskab ApS gives skilled time (pro bono): “Books”. It has 500 hours to give."
    )
    assert found.shares[0].contribution == "[to be agreed: what Lektiecaféen på Ærøvej gives]"


def test_what_the_need_gives_back_is_its_partners_contribution() -> None:
    wanted = need(returns=("reach",), in_return="A page in our paper")
    assert draft(Grounds((seeker(), giver()), (wanted,))).shares[0].contribution == (
        "Lektiecaféen på Ærøvej gives back: reach (campaign, members, customers). "
        "Lektiecaféen på Ærøvej says about the return: “A page in our paper”"
    )


def test_role_is_what_is_sought_and_can_be_played() -> None:
    wanted = need(roles=("mentor", "driver"))
    able = giver(roles_can=("mentor", "host"), roles_cannot=("driver",))
    assert draft(Grounds((seeker(), able), (wanted,))).shares[1].role == (
        "Sønderå Regnskab ApS takes these roles: mentor. "
        "Sønderå Regnskab ApS does not take these roles: driver."
    )


def test_target_group_of_the_needing_partner_stands_for_its_need() -> None:
    found = draft(Grounds((seeker(target_groups=("families",)), giver()), (need(),)))
    assert found.target_group.startswith("The collaboration is for: families.")


def test_purposes_are_named_only_when_all_partners_share_them() -> None:
    both = Grounds((seeker(purposes=("education", "health")), giver(purposes=("education",))))
    apart = Grounds((seeker(purposes=("health",)), giver()))
    assert "All partners work for: schooling and education." in draft(both).purpose
    assert "work for" not in draft(apart).purpose


def test_dates_are_those_that_suit_both() -> None:
    year = DateWindow(date(2027, 1, 1), date(2027, 12, 31))
    from_february = DateWindow(date(2027, 2, 1), None)
    found = draft(Grounds((seeker(), giver()), (need(windows=(year,)), offer(windows=(from_february,)))))
    assert (found.starts, found.ends) == (date(2027, 2, 1), date(2027, 12, 31))


def test_dates_that_never_meet_are_left_open() -> None:
    spring = DateWindow(date(2027, 3, 1), date(2027, 5, 31))
    autumn = DateWindow(date(2027, 9, 1), None)
    found = draft(Grounds((seeker(), giver()), (need(windows=(spring,)), offer(windows=(autumn,)))))
    assert (found.starts, found.ends) == (None, None)


def test_form_that_differs_is_to_be_agreed_and_common_slot_is_named() -> None:
    monday, tuesday = Slot("mon", "evening"), Slot("tue", "evening")
    wanted = need(engagement_form="series", slots=(monday, tuesday))
    given = offer(engagement_form="event_day", slots=(tuesday,))
    assert draft(Grounds((seeker(), giver()), (wanted, given))).duration == (
        "Level: ad hoc. [to be agreed: whether it is one day, a series, a project or something lasting] "
        "Usual times: Tuesday evening."
    )


def test_safeguards_of_the_need_stand_without_any_certificate() -> None:
    wanted = need(contact="direct", safeguards=("child_protection_check",), never="No pictures.")
    found = draft(Grounds((seeker(), giver()), (wanted,)), "da").safeguarding
    assert "Kontakt med dem, det er for: direkte kontakt." in found
    assert "Før den første dag: børneattest indhentes." in found
    assert "selve attesten gemmes aldrig" in found
    assert "“No pictures.”" in found


def test_money_that_is_offered_stands_in_the_economy() -> None:
    money = offer(resource_kind="funding", quantity=Decimal(25000), unit="dkk")
    assert draft(Grounds((seeker(), giver()), (money,)), "da").economy.startswith(
        "Sønderå Regnskab ApS giver 25.000 kr."
    )


def test_contacts_and_reviews_are_those_of_the_partnership() -> None:
    person = ContactPerson(partner="ngo", name="Åse")
    found = draft(Grounds((seeker(), giver())), "da", contacts=(person,), review_dates=(DAY,))
    assert found.contacts == (person,)
    assert found.review == "Parterne ser på målene sammen den 31. januar 2027."


def test_longest_texts_of_profiles_fit_into_a_draft() -> None:
    long = "Æ" * 50_000
    wanted = need(title=long, never=long, in_return=long)
    found = draft(Grounds((seeker(never=long), giver(never=long)), (wanted, offer(title=long, never=long))))
    assert len(found.safeguarding) < 5_000
    assert "Æ…”" in found.purpose


def test_partner_without_a_profile_has_an_empty_share() -> None:
    found = draft(Grounds((seeker(), giver())), partners=("ngo", "com", "city"))
    assert [share.partner for share in found.shares] == ["ngo", "com", "city"]
    assert found.shares[2].role == ""
