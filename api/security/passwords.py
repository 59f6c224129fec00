"""Hashes of passwords, by argon2id."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 4
"""So many are computed at the same time: each takes 64 MiB, and an attacker sends many."""


class Argon2Passwords:
    """The :class:`matching.accounts.passwords.Passwords` of the service."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._free = BoundedSemaphore(AT_ONCE)
        self._nobody: str | None = None

    def hashed(self, password: str) -> str:
        """The hash that is stored of ``password``."""
        with self._free:
            return self._hasher.hash(_same(password))

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether ``kept`` was made of ``password``; takes as long when there is no hash."""
        if kept is None:
            self._verify(self._hash_of_nobody(), password)
            return False
        return self._verify(kept, password)

    def is_outdated(self, kept: str) -> bool:
        """Whether it was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)

    def _verify(self, kept: str, password: str) -> bool:
        with self._free, suppress(VerificationError, InvalidHashError):
            return self._hasher.verify(kept, _same(password))
        return False

    def _hash_of_nobody(self) -> str:
        if self._nobody is None:
            self._nobody = self.hashed("nobody's password")
        return self._nobody


def _same(password: str) -> bytes:
    """One spelling of letters that can be typed in two ways, such as å on different systems."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
