"""Passwords: which may be chosen, and what hashes them."""

from __future__ import annotations

from typing import Protocol

from matching.checks import Checks

SHORTEST, LONGEST = 10, 200


class Passwords(Protocol):
    """Makes hashes of passwords, and holds passwords against them."""

    def hashed(self, password: str) -> str:
        """The hash that is stored of ``password``."""

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether ``kept`` was made of ``password``; takes as long when there is no hash."""

    def is_outdated(self, kept: str) -> bool:
        """Whether it was made with weaker parameters than those of today."""


def check_password(password: str, email: str, field: str = "password") -> None:
    """Refuse a password that is easily guessed; its own words are in no sentence.

    Raises:
        InvalidProfile: it is too short or too long, one sign again and again, or holds the e-mail address.
    """
    checks = Checks()
    if len(password) < SHORTEST:
        template = "The password has {n} characters; choose one of at least {least}."
        checks.refuse(field, "", template, n=len(password), least=SHORTEST)
    elif len(password) > LONGEST:
        template = "The password has {n} characters; choose one of at most {most}."
        checks.refuse(field, "", template, n=len(password), most=LONGEST)
    elif len(set(password)) < 4:
        checks.refuse(field, "", "The password repeats a few signs; choose one with more different ones.")
    elif _named_in(email, password):
        checks.refuse(field, "", "The password holds your e-mail address; choose one that does not.")
    checks.done()


def _named_in(email: str, password: str) -> bool:
    name, folded = email.partition("@")[0].casefold(), password.casefold()
    return email.casefold() in folded or (len(name) >= 5 and name in folded)
