"""Agreements, contributions and evaluations over a real database, of either kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.errors import (
    InvalidProfile,
    InvalidStep,
    NotAllowed,
    NotFound,
    Outdated,
)
from matching.partnerships import agreeing, evaluating, giving, looking, moving
from tests.storage.partnership_desk import BROKER, COMPANY, NGO, STRANGER, Desk, begun, fill, running


@pytest.fixture
def desk(url: str) -> Desk:
    made = Desk(url)
    made.do(fill)
    return made


def test_draft_is_about_what_was_asked_for(desk: Desk) -> None:
    drafted = desk.do(agreeing.draft_agreement, NGO, begun(desk), "en").value
    assert drafted.id == "intro-1"
    assert "It has 2 people to give." in drafted.shares[1].contribution
    with pytest.raises(InvalidStep, match="has an agreement already"):
        desk.do(agreeing.draft_agreement, COMPANY, "intro", "en")


def test_version_that_was_followed_can_neither_be_changed_nor_signed(desk: Desk) -> None:
    first = desk.do(agreeing.draft_agreement, NGO, begun(desk), "en").value.id
    second = desk.do(agreeing.next_version, NGO, first).value
    assert (second.id, second.number) == ("intro-2", 2)
    for use_case, given in (
        (agreeing.edit_agreement, (1,)),
        (agreeing.next_version, ()),
        (agreeing.sign, (1, "Ida")),
    ):
        with pytest.raises(InvalidStep, match="followed by version 2"):
            desk.do(use_case, NGO, first, *given)


def test_nobody_signs_what_was_changed_after_it_was_read_or_for_somebody_else(desk: Desk) -> None:
    id = desk.do(agreeing.draft_agreement, NGO, begun(desk), "en").value.id
    desk.do(agreeing.edit_agreement, COMPANY, id, 1, purpose="Other.")
    with pytest.raises(Outdated):
        desk.do(agreeing.sign, NGO, id, 1, "Ida")
    with pytest.raises(NotAllowed, match="no member of 'com'"):
        desk.do(agreeing.sign, NGO, id, 2, "Ida", partner="com")
    with pytest.raises(InvalidProfile, match="say for which one"):
        desk.do(agreeing.sign, BROKER, id, 2, "Ida")
    with pytest.raises(InvalidStep, match="yet to come"):
        desk.do(agreeing.sign, NGO, id, 2, "Ida", signed_on=date(2999, 1, 1))
    assert desk.do(agreeing.sign, NGO, id, 2, "Ida").value.unsigned == ("com",)


@pytest.mark.parametrize("use_case", [agreeing.read_agreement, agreeing.next_version])
def test_agreement_of_others_is_not_there(desk: Desk, use_case: Any) -> None:
    id = desk.do(agreeing.draft_agreement, NGO, begun(desk), "en").value.id
    with pytest.raises(NotFound, match=f"no agreement with the id '{id}'"):
        desk.do(use_case, STRANGER, id)


def test_reading_contact_details_is_noted_with_ids_alone(desk: Desk) -> None:
    id = begun(desk)
    desk.do(looking.contacts_of, NGO, id)
    agreement = desk.do(agreeing.draft_agreement, NGO, id, "en").value.id
    desk.do(agreeing.read_agreement, COMPANY, agreement)
    entries = desk.do(lambda work: work.audit.entries(20))
    read = [(one.user, one.sort, one.about) for one in entries if one.action == "read_contact"]
    assert sorted(read) == [
        ("bo", "agreement", "intro-1"),
        ("ida", "agreement", "intro-1"),
        ("ida", "partnership", "intro"),
    ]
    assert "ida@example.org" not in str(entries)


def test_member_reports_for_its_own_partner_and_another_user_confirms(desk: Desk) -> None:
    id, reported = running(desk), giving.Reported(day=date(2026, 1, 1), hours=Decimal("1.5"))
    given = desk.do(giving.report_contribution, COMPANY, id, reported).value.contributions[0]
    assert given.partner == "com"
    with pytest.raises(NotAllowed, match="no member of 'ngo'"):
        desk.do(giving.report_contribution, COMPANY, id, replace(reported, partner="ngo"))
    with pytest.raises(NotFound):
        desk.do(giving.report_contribution, COMPANY, id, replace(reported, id="nobody"))
    disputed = desk.do(giving.dispute, NGO, id, given.id, "It was one hour.").value.contributions[0]
    assert disputed.disputed
    corrected = replace(reported, id=given.id, hours=Decimal(1))
    desk.do(giving.report_contribution, COMPANY, id, corrected)
    (found,) = desk.do(giving.confirm, BROKER, id, given.id).value.contributions
    assert (found.hours, found.confirmed_by) == (Decimal(1), "broker")


def test_evaluation_of_what_never_ran_is_refused_and_of_one_that_waits_too(desk: Desk) -> None:
    id = begun(desk)
    with pytest.raises(InvalidStep, match="has not run yet"):
        desk.do(evaluating.start_evaluation, NGO, id)
    desk.do(moving.change_level, BROKER, id, "ad_hoc", "One day.")
    desk.do(moving.move_on, BROKER, id, "running")
    started = desk.do(evaluating.start_evaluation, NGO, id).value
    assert (started.id, started.goals, started.unrated) == ("intro-evaluation-1", (), ("ngo", "com"))
    with pytest.raises(InvalidStep, match="waits for ratings by ngo, com"):
        desk.do(evaluating.start_evaluation, COMPANY, id)


def test_rating_is_seen_by_who_gave_it_and_by_the_broker(desk: Desk) -> None:
    id = desk.do(evaluating.start_evaluation, BROKER, running(desk)).value.id
    desk.do(evaluating.rate, NGO, id, 5, text="Fine.")
    seen = [desk.do(evaluating.show_evaluation, actor, id).value for actor in (BROKER, NGO, COMPANY)]
    assert [len(one.ratings) for one in seen] == [1, 1, 0]
    assert [one.summary is not None for one in seen] == [True, False, False]
    assert [one.unrated for one in seen] == [("com",)] * 3
    with pytest.raises(NotFound, match="no evaluation"):
        desk.do(evaluating.show_evaluation, STRANGER, id)
