"""How often somebody may try a password."""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from matching.errors import TooMany
from matching.messages import message
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

WINDOW = timedelta(minutes=15)
PER_ACCOUNT, PER_ADDRESS = 5, 20


class Throttle:
    """Counts failures under digests, so that the table tells neither accounts nor addresses.

    An attempt counts before the password is looked at: many at once are as many as one after the other.
    Unknown accounts are counted and answered like known ones.
    """

    def __init__(self, url: str, secret: str, now: Callable[[], datetime] = utc_now) -> None:
        self._url = url
        self._secret = secret.encode()
        self._now = now

    @contextmanager
    def attempt(self, email: str, address: str) -> Iterator[None]:
        """One attempt, in this block; a failure when the block raises.

        Raises:
            TooMany: there were 5 failures of the account or 20 of the address in 15 minutes.
        """
        account = self._digest("account", email.strip().casefold())
        limits = {account: PER_ACCOUNT, self._digest("address", address): PER_ADDRESS}
        noted = transact(self._url, lambda work: self._note(work, limits))
        wait = transact(self._url, lambda work: self._wait(work, limits), writing=False)
        if wait is not None:
            transact(self._url, lambda work: work.failed_sign_ins.forget(noted))
            raise TooMany(
                message(
                    "There were too many failed sign-ins; wait {minutes} minutes and try again.",
                    minutes=math.ceil(wait / 60),
                ),
                wait,
            )
        yield
        transact(self._url, lambda work: work.failed_sign_ins.forget(noted, [account]))

    def _note(self, work: UnitOfWork, keys: dict[str, int]) -> list[str]:
        work.failed_sign_ins.forget_before(self._now() - WINDOW)
        return work.failed_sign_ins.add(keys)

    def _wait(self, work: UnitOfWork, limits: dict[str, int]) -> int | None:
        """Seconds until the next attempt; None when this one may be made, which is noted already."""
        now, waits = self._now(), []
        for key, most in limits.items():
            moments = work.failed_sign_ins.moments(key, now - WINDOW)
            if len(moments) > most:
                waits.append(moments[-1 - most] + WINDOW - now)
        return max(1, math.ceil(max(waits).total_seconds())) if waits else None

    def _digest(self, what: str, value: str) -> str:
        return hmac.new(self._secret, f"throttle:{what}:{value}".encode(), hashlib.sha256).hexdigest()
