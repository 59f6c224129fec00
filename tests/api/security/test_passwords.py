from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from api.security.passwords import Argon2Passwords
from matching.accounts.passwords import check_password
from matching.errors import InvalidProfile
from tests.api.accounts import CHEAP, PASSWORD


def test_hash_is_argon2id_with_the_parameters_of_rfc_9106() -> None:
    hashed = Argon2Passwords().hashed(PASSWORD)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert PASSWORD not in hashed


def test_right_password_matches_and_no_other() -> None:
    hashed = CHEAP.hashed(PASSWORD)
    assert hashed != CHEAP.hashed(PASSWORD)
    assert CHEAP.matches(hashed, PASSWORD)
    assert not CHEAP.matches(hashed, PASSWORD + " ")
    assert not CHEAP.matches("no hash at all", PASSWORD)


def test_letter_that_is_typed_in_two_ways_is_one() -> None:
    assert CHEAP.matches(CHEAP.hashed("bl\u00e5b\u00e6rgr\u00f8d"), "bla\u030ab\u00e6rgr\u00f8d")


def test_nobody_takes_a_hash_to_refuse_too(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: bytes) -> bool:
        verified.append(kept)
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    passwords = Argon2Passwords(PasswordHasher(1, 8, 1))
    assert not passwords.matches(None, "nobody's password")
    assert not passwords.matches(None, PASSWORD)
    assert len(verified) == 2


def test_hash_of_weaker_parameters_is_outdated() -> None:
    hashed = CHEAP.hashed(PASSWORD)
    assert not CHEAP.is_outdated(hashed)
    assert Argon2Passwords().is_outdated(hashed)


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("kort", "has 4 characters; choose one of at least 10"),
        ("x" * 201, "at most 200"),
        ("abababababab", "repeats a few signs"),
        ("anna.jensen-2026", "holds your e-mail address"),
        ("xxAnna.Jensen@example.orgxx", "holds your e-mail address"),
    ],
)
def test_password_that_is_easily_guessed_is_refused_unspoken(password: str, part: str) -> None:
    with pytest.raises(InvalidProfile, match=part) as refused:
        check_password(password, "anna.jensen@example.org")
    assert password not in str(refused.value.problems)


def test_long_sentence_is_a_password() -> None:
    check_password(PASSWORD, "anna@example.org")
