from __future__ import annotations

import pytest

from matching.errors import NotAllowed, NotSignedIn
from matching.rights.actor import NOBODY, SYSTEM, Actor, Grant
from matching.rights.rules import RULES, About, Right, demand, may

BROKER = Actor("u1", frozenset({Grant("broker", centre="herning")}))
OTHER_BROKER = Actor("u2", frozenset({Grant("broker", centre="ry")}))
MEMBER = Actor("u3", frozenset({Grant("member", partner="com-1")}))
OTHER_MEMBER = Actor("u4", frozenset({Grant("member", partner="com-2")}))
OURS = About(frozenset({"herning"}), frozenset({"com-1"}))


@pytest.mark.parametrize("right", RULES)
def test_administrator_has_every_right_and_nobody_none_over_what_is_not_public(right: Right) -> None:
    assert may(SYSTEM, right, OURS)
    assert not may(NOBODY, right, OURS)


@pytest.mark.parametrize("right", [right for right in RULES if not RULES[right].anyone])
def test_broker_of_another_centre_and_member_of_another_partner_have_none(right: Right) -> None:
    assert not may(OTHER_BROKER, right, OURS)
    assert not may(OTHER_MEMBER, right, OURS)


@pytest.mark.parametrize(
    ("visibility", "seen"),
    [
        ("centre", {BROKER, MEMBER}),
        ("centres", {BROKER, MEMBER, OTHER_BROKER}),
        ("public", {BROKER, MEMBER, OTHER_BROKER, OTHER_MEMBER, NOBODY}),
    ],
)
def test_visibility_decides_who_sees_a_profile(visibility: str, seen: set[Actor]) -> None:
    about = About(OURS.centres, OURS.partners, visibility)  # type: ignore[arg-type]
    everybody = {BROKER, OTHER_BROKER, MEMBER, OTHER_MEMBER, NOBODY}
    assert {actor for actor in everybody if may(actor, "see_profile", about)} == seen
    assert not may(OTHER_BROKER, "change_profile", about)


def test_member_answers_for_its_own_side_and_puts_nothing() -> None:
    assert may(MEMBER, "answer_introduction", OURS)
    assert not may(MEMBER, "manage_introduction", OURS)


def test_token_for_reading_does_not_write() -> None:
    reader = Actor("u1", BROKER.grants, frozenset({"read"}))
    assert may(reader, "see_introduction", OURS)
    with pytest.raises(NotAllowed, match="scope 'write'"):
        demand(reader, "change_profile", OURS)


def test_refusals_say_what_to_do() -> None:
    with pytest.raises(NotSignedIn, match="sign in"):
        demand(NOBODY, "see_report", OURS)
    with pytest.raises(NotAllowed, match="You may not see the audit log here"):
        demand(BROKER, "see_audit")
    demand(BROKER, "see_report", OURS)
