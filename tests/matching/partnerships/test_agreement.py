from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.errors import InvalidProfile, InvalidStep
from matching.partnerships.agreement import Share
from matching.partnerships.agreement_versions import edited, next_version, signed
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.goal import Goal
from tests.matching.partnerships.small import agreement, signature, signed_agreement


def test_agreement_is_fully_signed_when_the_last_partner_signs() -> None:
    half = signed(agreement(), signature("ngo"))
    assert (half.fully_signed, half.unsigned) == (False, ("com",))
    assert signed(half, signature("com")).fully_signed


def test_partner_signs_once() -> None:
    with pytest.raises(InvalidStep, match="still to sign: com"):
        signed(signed(agreement(), signature("ngo")), signature("ngo"))


def test_stranger_does_not_sign() -> None:
    with pytest.raises(InvalidStep, match="'city' cannot sign"):
        signed(agreement(), signature("city"))


def test_agreement_of_nobody_is_not_signed() -> None:
    assert not agreement(partners=()).fully_signed


def test_unsigned_agreement_is_edited_in_place() -> None:
    after = edited(agreement(), purpose="Homework")
    assert (after.purpose, after.number, after.id) == ("Homework", 1, "A1")


def test_signed_agreement_is_changed_in_a_new_version_alone() -> None:
    with pytest.raises(InvalidStep, match="Version 1 of the agreement is signed by 'ngo'"):
        edited(signed_agreement(), purpose="Homework")
    new = next_version(signed_agreement(economy="Free"), "A2", purpose="Homework")
    assert (new.id, new.number, new.purpose, new.economy) == ("A2", 2, "Homework", "Free")
    assert new.unsigned == ("ngo", "com")


def test_new_version_cannot_bring_signatures_or_a_number() -> None:
    new = next_version(agreement(), "A2", signatures=(signature("ngo"),), number=9)
    assert (new.number, new.signatures) == (2, ())


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "sv"},
        {"number": 0},
        {"purpose": "\x00"},
        {"purpose": "x" * 30_000, "exit": "y" * 30_000},
        {"goals": (Goal(what="x"),) * 501},
        {"starts": date(2027, 2, 1), "ends": date(2027, 1, 31)},
        {"shares": (Share(partner="city"),)},
        {"contacts": (ContactPerson(partner="city"),)},
        {"signatures": (signature("city"),)},
        {"signatures": (signature("ngo"), signature("ngo"))},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_broken_rule_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidProfile):
        agreement(**fields)


def test_signature_needs_a_name() -> None:
    with pytest.raises(InvalidProfile, match="name is empty"):
        signature("ngo", " ")


@pytest.mark.parametrize(
    ("target", "realised", "reached"),
    [("10", "10", True), ("10", "9.5", False), (None, "9", None), ("10", None, None), ("0", "0", True)],
)
def test_goal_is_reached_at_its_target_and_unknown_without_numbers(
    target: str | None, realised: str | None, reached: bool | None
) -> None:
    numbers = [None if text is None else Decimal(text) for text in (target, realised)]
    assert Goal(what="Hours", target=numbers[0], realised=numbers[1]).reached is reached


def test_goal_needs_words_and_finite_numbers() -> None:
    with pytest.raises(InvalidProfile):
        Goal(what="")
    with pytest.raises(InvalidProfile):
        Goal(what="Hours", target=Decimal("Infinity"))
