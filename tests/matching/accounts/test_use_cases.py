from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matching.accounts.centres import add_centre
from matching.accounts.sign_in import (
    change_password,
    recognised,
    sign_in,
    sign_in_by_provider,
    sign_out_everywhere,
)
from matching.accounts.tokens import NewToken, add_token, revoke_token
from matching.accounts.user import User
from matching.accounts.users import add_user, disable_user, set_grants, set_password
from matching.errors import (
    AlreadyExists,
    InvalidProfile,
    InvalidStep,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Outdated,
)
from matching.rights.actor import NOBODY, SYSTEM, Actor, Grant
from tests.matching.accounts.memory import NOW, MemoryWork, PlainPasswords, about

PASSWORD = "korrekt hest batteri"
MEMBER, BROKER, ADMINISTRATOR = (
    Grant("member", partner="com-1"),
    Grant("broker", "herning"),
    Grant("administrator"),
)
ANNA = User(
    id="anna",
    email="anna@example.org",
    name="Anna",
    created_at=NOW,
    password_hash=f"new:{PASSWORD}",
    grants=(ADMINISTRATOR,),
)


@pytest.fixture
def work() -> MemoryWork:
    made = MemoryWork()
    made.users.add(ANNA)
    add_centre(made, SYSTEM, "Frivilligcenter Herning", "herning")
    return made


def test_right_password_signs_in_and_is_noted(work: MemoryWork) -> None:
    passwords = PlainPasswords()
    seen = recognised(work, passwords, " Anna@Example.org", PASSWORD)
    user = sign_in(work, passwords, seen, PASSWORD).value
    assert user.last_sign_in is not None
    assert user.password_hash == ANNA.password_hash
    assert work.audit.notes[-1] == ("anna", "sign_in", "user", "anna")


def test_unknown_account_costs_a_comparison_too(work: MemoryWork) -> None:
    passwords = PlainPasswords()
    with pytest.raises(NotSignedIn) as unknown:
        recognised(work, passwords, "nobody@example.org", PASSWORD)
    with pytest.raises(NotSignedIn) as wrong:
        recognised(work, passwords, "anna@example.org", "wrong")
    assert passwords.asked == [None, ANNA.password_hash]
    assert str(unknown.value) == str(wrong.value)


def test_account_that_changed_since_it_was_recognised_is_not_let_in(work: MemoryWork) -> None:
    passwords = PlainPasswords()
    seen = recognised(work, passwords, "anna@example.org", PASSWORD)
    work.users.change(replace(ANNA, disabled=True), 1)
    with pytest.raises(NotSignedIn):
        sign_in(work, passwords, seen, PASSWORD)
    work.users.change(replace(ANNA, password_hash="new:another"), 2)
    with pytest.raises(NotSignedIn):
        sign_in(work, passwords, seen, PASSWORD)


def test_hash_of_old_parameters_is_made_anew(work: MemoryWork) -> None:
    passwords = PlainPasswords("newest")
    seen = recognised(work, passwords, "anna@example.org", PASSWORD)
    assert sign_in(work, passwords, seen, PASSWORD).value.password_hash == f"newest:{PASSWORD}"


def test_provider_lets_in_whom_it_let_in_before(work: MemoryWork) -> None:
    assert sign_in_by_provider(work, "iss s-1", "ANNA@example.org").value.subject == "iss s-1"
    assert sign_in_by_provider(work, "iss s-1", "anna@example.org").value.subject == "iss s-1"
    for subject, email in (("iss s-2", "anna@example.org"), ("iss s-1", "nobody@example.org")):
        with pytest.raises(NotSignedIn):
            sign_in_by_provider(work, subject, email)


def test_sessions_end_with_the_epoch(work: MemoryWork) -> None:
    passwords = PlainPasswords()
    assert sign_out_everywhere(work, ANNA.actor).value.epoch == 2
    assert change_password(work, passwords, ANNA.actor, PASSWORD, "endnu en lang kode").value.epoch == 3
    stored = work.users.get("anna")
    assert set_password(work, passwords, SYSTEM, "anna", stored.version, PASSWORD).value.epoch == 4
    for reader in (NOBODY, replace(ANNA.actor, scopes=frozenset({"read"}))):
        with pytest.raises((NotSignedIn, NotAllowed)):
            sign_out_everywhere(work, reader)


@pytest.mark.parametrize(
    ("current", "new"), [("wrong", "endnu en lang kode"), (PASSWORD, "anna@example.org")]
)
def test_password_is_kept_when_it_cannot_be_changed(work: MemoryWork, current: str, new: str) -> None:
    with pytest.raises(InvalidProfile):
        change_password(work, PlainPasswords(), ANNA.actor, current, new)
    assert work.users.get("anna").value == ANNA


@pytest.mark.parametrize(
    ("actor", "grants", "error"),
    [
        (Actor("b", frozenset({BROKER})), [Grant("member", partner="com-2")], NotAllowed),
        (Actor("b", frozenset({BROKER})), [Grant("member", partner="nobody")], NotAllowed),
        (Actor("b", frozenset({BROKER})), [MEMBER, BROKER], NotAllowed),
        (Actor("b", frozenset({BROKER})), [], NotAllowed),
        (Actor("m", frozenset({MEMBER})), [MEMBER], NotAllowed),
        (NOBODY, [MEMBER], NotSignedIn),
        (SYSTEM, [Grant("broker", "nowhere")], InvalidProfile),
        (SYSTEM, [Grant("broker")], InvalidProfile),
        (SYSTEM, [Grant("member", partner="nobody")], InvalidProfile),
        (SYSTEM, [Grant("administrator", "herning")], InvalidProfile),
    ],
)
def test_account_that_may_not_be_made(
    work: MemoryWork, actor: Actor, grants: list[Grant], error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_user(work, PlainPasswords(), actor, "bo@example.org", "Bo", grants, about)
    assert len(work.users.find()) == 1


def test_broker_makes_and_unmakes_members_of_its_partners(work: MemoryWork) -> None:
    broker = Actor("b", frozenset({BROKER}))
    made = add_user(work, PlainPasswords(), broker, "Bo@Example.org", "Bo", [MEMBER, MEMBER], about, PASSWORD)
    assert (made.value.email, made.value.grants) == ("bo@example.org", (MEMBER,))
    assert set_grants(work, broker, made.value.id, 1, [], about).value.grants == ()
    with pytest.raises(NotAllowed):
        set_grants(work, broker, "anna", 1, [], about)
    with pytest.raises(AlreadyExists, match=r"bo@example\.org"):
        add_user(work, PlainPasswords(), SYSTEM, "bo@example.org", "Bo", [], about)


def test_last_administrator_stays_and_a_lost_change_is_refused(work: MemoryWork) -> None:
    with pytest.raises(InvalidStep):
        disable_user(work, SYSTEM, "anna", 1)
    add_user(work, PlainPasswords(), SYSTEM, "bo@example.org", "Bo", [ADMINISTRATOR], about)
    with pytest.raises(Outdated):
        disable_user(work, SYSTEM, "anna", 1)


def test_token_is_its_owners(work: MemoryWork) -> None:
    other = add_user(work, PlainPasswords(), SYSTEM, "bo@example.org", "Bo", [MEMBER], about).value
    mine = add_token(work, ANNA.actor, NewToken(" register ", "d1")).value
    assert (mine.name, mine.scopes, mine.expires) == ("register", ("read",), date(2027, 2, 20))
    with pytest.raises(NotFound):
        revoke_token(work, other.actor, mine.id)
    with pytest.raises(NotAllowed):
        add_token(work, other.actor, NewToken("x", "d2"), "anna")
    his = add_token(work, SYSTEM, NewToken("x", "d3", ("write", "read")), other.id).value
    assert (his.user, his.scopes) == (other.id, ("read", "write"))
    assert revoke_token(work, ANNA.actor, his.id).value.revoked
    assert revoke_token(work, ANNA.actor, his.id).version == 2
    assert [note[1] for note in work.audit.notes[-3:]] == ["add_token", "add_token", "revoke_token"]


def test_day_of_expiry_is_the_last_of_a_token(work: MemoryWork) -> None:
    token = add_token(work, ANNA.actor, NewToken("x", "d1", expires=date(2026, 11, 22))).value
    assert token.is_good(date(2026, 11, 22))
    assert not token.is_good(date(2026, 11, 23))
    for day in (date(2026, 11, 21), date(2028, 11, 23)):
        with pytest.raises(InvalidProfile, match="choose a day"):
            add_token(work, ANNA.actor, NewToken("x", "d2", expires=day))


def test_reading_token_makes_no_token_at_all_and_none_that_may_more(work: MemoryWork) -> None:
    writer = replace(ANNA.actor, scopes=frozenset({"write"}))
    with pytest.raises(NotAllowed, match="more than itself"):
        add_token(work, writer, NewToken("x", "d1", ("read", "write")))
    with pytest.raises(NotAllowed, match="scope 'write'"):
        add_token(work, replace(ANNA.actor, scopes=frozenset({"read"})), NewToken("x", "d1"))


def test_centre_is_added_by_administrators_alone(work: MemoryWork) -> None:
    assert len(add_centre(work, SYSTEM, "Frivilligcenter Ry").value.id) == 26
    with pytest.raises(NotAllowed):
        add_centre(work, Actor("b", frozenset({BROKER})), "Frivilligcenter Ry")
