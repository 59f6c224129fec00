"""Registrations, and the links of employees: what a person is told of them, and when they are forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from matching.partner import Contact
from matching.privacy.erase import erase
from matching.privacy.export import export
from matching.privacy.retain import retain
from matching.privacy.retention import Periods
from matching.registrations.registration import State
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.storage.planted import DAY, EMAIL, MARKS, NAME, PHONE, plant

FOREVER = Periods({"audit": 1200, "users": 1200, "volunteers": 1200})


@pytest.fixture
def planted_url(url: str) -> str:
    transact(url, plant)
    return url


def test_applicant_is_told_everything_but_the_password(planted_url: str) -> None:
    document = transact(planted_url, lambda work: export(work, EMAIL))
    found = {(one["sort"], one["where"]) for one in document["found"]}
    assert {
        ("registration", "profile.contact"),
        ("registration", "history[1]"),
        ("invitation", ""),
        ("volunteer_key", "paused.interests_text"),
    } <= found
    assert "digest" not in repr(document["found"])


def test_erased_applicant_stands_in_no_registration_and_cannot_sign_in_by_it(planted_url: str) -> None:
    transact(planted_url, lambda work: erase(work, EMAIL, [NAME, PHONE], "da"))
    with unit_of_work(planted_url, writing=False) as work:
        found = work.registrations.get("r1").value
        keys = work.volunteer_keys.find(), work.invitations.find()
    assert (found.profile.contact, found.password_hash) == (Contact(), None)
    held = (repr(found) + repr(keys)).casefold()
    assert [mark for mark in MARKS if mark in held] == []


@pytest.mark.parametrize(
    ("state", "gone"), [("draft", 1), ("asked", 1), ("declined", 1), ("approved", 1), ("sent", 0)]
)
def test_registration_is_kept_as_long_as_it_waits_for_a_broker(
    planted_url: str, state: State, gone: int
) -> None:
    def forgotten(work: UnitOfWork, days: int) -> int:
        found = retain(work, DAY + timedelta(days=days), FOREVER)
        return next(one.gone for one in found if one.kind == "registrations")

    with unit_of_work(planted_url) as work:
        stored = work.registrations.get("r1")
        work.registrations.change(replace(stored.value, state=state), stored.version)
        assert forgotten(work, 58) == 0
        assert forgotten(work, 64) == gone


def test_own_link_goes_when_its_volunteer_is_gone(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        stored = work.volunteer_keys.get("k1")
        work.volunteer_keys.change(replace(stored.value, paused=None), stored.version)
        retain(work, DAY + timedelta(days=1), FOREVER)
        assert work.volunteer_keys.find() == []


def test_own_link_of_who_pauses_stays(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        retain(work, DAY + timedelta(days=900), FOREVER)
        assert [one.value.id for one in work.volunteer_keys.find()] == ["k1"]
        assert work.invitations.find() == []
