from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from matching.availability import DateWindow
from matching.centre_records import CentreRecords
from matching.due.as_dict import due_as_dict
from matching.due.item import ACTIONS, DueItem
from matching.due_list import due_list
from matching.introductions.steps import answer
from matching.partner import Contact
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.history import Note
from matching.partnerships.phases import end, evaluate, to_agreement
from matching.partnerships.rating import Rating
from tests.market import need, ngo, offer
from tests.matching.centre import PRIVATE, partners, records
from tests.matching.introductions.small import opened, yes
from tests.matching.partnerships.small import (
    BY,
    DAY,
    NOW,
    agreement,
    contribution,
    partnership,
    running,
    signature,
    signed_agreement,
)

MONDAY = date(2027, 2, 8)
"""A week before the deadline of the small introductions, which is a Monday too."""


def found(known: CentreRecords, today: date = MONDAY) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.action, item.id, item.partners) for item in due_list(known, today)]


def test_nothing_is_due_where_nothing_is_open() -> None:
    assert found(records(need(), offer())) == []


@pytest.mark.parametrize(("day", "due"), [(9, 0), (10, 2), (15, 2), (20, 2)])
def test_answer_is_due_from_three_working_days_before_the_deadline(day: int, due: int) -> None:
    items = due_list(records(introductions=[opened()]), date(2027, 2, day))
    assert [item.action for item in items] == ["answer_missing"] * due


def test_side_that_has_answered_is_not_reminded_and_the_other_does_not_learn_of_it() -> None:
    once = answer(opened(), "ngo", yes())
    (item,) = due_list(records(introductions=[once]), date(2027, 2, 15))
    assert (item.partners, item.since, item.deadline) == (("com",), date(2027, 2, 1), date(2027, 2, 15))
    assert item.letter.text() == (
        "Hello Company com,\n\nWe have introduced you to Association ngo and would like to know what you "
        "say: yes or no, by 15 February 2027. A no is fine too.\n\nKind regards\nFrivilligcenter Herning"
    )


def test_letter_after_the_deadline_says_so_in_danish() -> None:
    item = due_list(records(introductions=[opened()]), date(2027, 2, 16))[0]
    assert "fristen 15. februar 2027 er udløbet" in item.letter.text("da")
    assert item.letter.text("da").startswith("Hej Company com\n\n")


@pytest.mark.parametrize(
    ("expires", "action", "since"),
    [
        (MONDAY + timedelta(days=15), None, None),
        (MONDAY + timedelta(days=14), "statement_expiring", MONDAY),
        (MONDAY, "statement_expiring", MONDAY - timedelta(days=14)),
        (MONDAY - timedelta(days=1), "statement_expired", MONDAY),
    ],
)
def test_statement_is_due_from_fourteen_days_before_its_last_day(
    expires: date, action: str | None, since: date | None
) -> None:
    items = due_list(records(offer(expires=expires)), MONDAY)
    assert [(item.action, item.since) for item in items] == ([(action, since)] if action else [])


def test_statement_whose_dates_have_passed_has_expired() -> None:
    past = DateWindow(date(2027, 1, 1), date(2027, 1, 31))
    assert found(records(need(windows=(past,)))) == [("statement_expired", "need", ("ngo",))]
    assert found(records(need(windows=(past, DateWindow(date(2028, 1, 1), None))))) == []
    assert found(records(need(windows=(past,), status="closed"))) == []


def test_profile_says_what_a_stranger_needs() -> None:
    bare = records(profiles=[ngo(centres=("centre",)), ngo("of-another", centres=("ry",))])
    (item,) = due_list(bare, MONDAY)
    assert (item.action, item.id, item.since) == ("profile_incomplete", "ngo", None)
    assert item.sentence.text() == (
        "The profile of Association ngo does not say: what you have to give, which roles you can play, "
        "which terms you work under, such as opening hours, insurance or checks, where you are, whom to "
        "write to or call."
    )


def test_offer_says_what_there_is_to_give() -> None:
    without = partners(resources="")
    assert [id for _, id, _ in found(records(offer(), profiles=without))] == ["ngo"]


def test_name_alone_is_nobody_to_write_to() -> None:
    assert len(found(records(profiles=partners(contact=Contact(name="Ida"))))) == 2


def test_agreement_is_drafted_then_signed_by_all() -> None:
    wanted = to_agreement(partnership(), **BY)
    known: Any = {"partnerships": [wanted]}
    half = agreement(signatures=(signature("ngo"),))
    assert found(records(**known)) == [("agreement_missing", "P1", ("ngo", "com"))]
    assert found(records(**known, agreements=[half])) == [("agreement_unsigned", "A1", ("com",))]
    assert found(records(**known, agreements=[signed_agreement()])) == []


def test_partnership_that_is_over_needs_no_agreement_and_no_review() -> None:
    over = end(replace(partnership(), review_dates=(MONDAY,)), "No time.", **BY)
    assert found(records(partnerships=[over], agreements=[agreement()])) == []


@pytest.mark.parametrize(("in_days", "due"), [(8, 0), (7, 1), (-30, 1)])
def test_review_is_due_from_a_week_before(in_days: int, due: int) -> None:
    one = replace(partnership(), review_dates=(MONDAY + timedelta(days=in_days),))
    assert [action for action, *_ in found(records(partnerships=[one]))] == ["review_due"] * due


def test_contribution_waits_for_the_other_side_and_a_dispute_for_both() -> None:
    one = replace(running(), contributions=(contribution(hours=Decimal("2.5")),))
    (item,) = due_list(records(partnerships=[one]), MONDAY)
    assert (item.action, item.partners, item.since) == ("contribution_unconfirmed", ("ngo",), DAY)
    assert "Company com has reported 2.5 hours by 3 people on 31 January 2027." in item.letter.text()
    disputed = replace(one, contributions=(contribution(disputed_by="ida", dispute="No."),))
    assert found(records(partnerships=[disputed])) == [("contribution_disputed", "P1", ("com", "ngo"))]
    confirmed = replace(one, contributions=(contribution(confirmed_by="ida"),))
    assert found(records(partnerships=[confirmed])) == []


def test_evaluation_is_due_when_the_time_of_the_agreement_is_over() -> None:
    over = signed_agreement(ends=MONDAY - timedelta(days=1))
    last = signed_agreement(ends=MONDAY)
    assert found(records(partnerships=[running()], agreements=[over])) == [
        ("evaluation_missing", "P1", ("ngo", "com"))
    ]
    assert found(records(partnerships=[running()], agreements=[last])) == []
    assert found(records(partnerships=[evaluate(running(), **BY)])) == [
        ("evaluation_missing", "P1", ("ngo", "com"))
    ]


def test_rating_that_is_missing_is_asked_for() -> None:
    rating = Rating(partner="ngo", user="ida", at=NOW, grade=4)
    half = Evaluation(id="E1", partnership="P1", partners=("ngo", "com"), ratings=(rating,))
    known = records(partnerships=[running()], evaluations=[half])
    assert found(known) == [("rating_missing", "E1", ("com",))]


def everything() -> CentreRecords:
    """Something of each sort to do, with a private thing in every place that can hold one."""
    note = Note(at=NOW, user="ida", text="PRIVATE-NOTE")
    given = contribution(text="PRIVATE-GIVEN", disputed_by="ida", dispute="PRIVATE-DISPUTE")
    more = Contribution(id="G2", partner="ngo", day=DAY, reported_by="bo", hours=Decimal(1), text="PRIVATE")
    person = ContactPerson(partner="ngo", name=PRIVATE[0], email=PRIVATE[1], phone=PRIVATE[2])
    one = replace(
        running(),
        notes=(note,),
        contributions=(given, more),
        contacts=(person,),
        review_dates=(MONDAY,),
    )
    rating = Rating(partner="ngo", user="ida", at=NOW, grade=1, text="PRIVATE-RATING")
    rated = Evaluation(id="E1", partnership="P1", partners=("ngo", "com"), ratings=(rating,))
    drafted = to_agreement(partnership(id="P2"), **BY)
    over = evaluate(replace(running(), id="P3"), **BY)
    return records(
        need(expires=date(2027, 2, 20)),
        offer(expires=DAY),
        profiles=partners(terms_text="", never="PRIVATE-NEVER"),
        introductions=[opened(private_note="PRIVATE-NOTE", note="PRIVATE-TO-BOTH")],
        partnerships=[one, drafted, over],
        agreements=[agreement(contacts=(person,), signatures=(signature("ngo", "PRIVATE-SIGNER"),))],
        evaluations=[rated],
    )


def test_what_is_to_be_done_names_no_private_thing() -> None:
    items = due_list(everything(), date(2027, 2, 15))
    assert {item.action for item in items} == set(ACTIONS)
    for language in ("da", "en"):
        said = str(due_as_dict(everything(), items, items, MONDAY, language))
        assert "PRIVATE" not in said
        assert not [private for private in PRIVATE if private in said]


def test_what_has_waited_longest_stands_first_and_what_nobody_knows_last() -> None:
    items = due_list(everything(), date(2027, 2, 15))
    since: list[Any] = [item.since for item in items]
    known = [day for day in since if day is not None]
    assert known == sorted(known)
    assert since[-2:] == [None, None]
    assert items == due_list(everything(), date(2027, 2, 15))


def test_document_counts_all_and_shows_some() -> None:
    items: list[DueItem] = due_list(everything(), date(2027, 2, 15))
    document = due_as_dict(everything(), items, items[:1], MONDAY, "da")
    assert (document["total"], document["shown"], len(document["items"])) == (len(items), 1, 1)
    assert sum(document["counts"].values()) == len(items)
