"""How many requests somebody may make in a minute."""

from __future__ import annotations

import ipaddress
import math
import time
from functools import cached_property

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from matching.errors import TooMany
from matching.messages import message


class RateLimits:
    """A moving window for each token, user or address, within this process."""

    def __init__(self, rate: int, anonymous_rate: int) -> None:
        self._rates = {True: rate, False: anonymous_rate}

    def hit(self, key: str, *, known: bool) -> None:
        """Count a request of ``key``; ``known`` is whether it is somebody's who is let in.

        Raises:
            TooMany: there were too many in the last minute.
        """
        rate = self._rates[known]
        if not rate:
            return
        limit = RateLimitItemPerMinute(rate)
        if not self._windows.hit(limit, key):
            wait = max(1, math.ceil(self._windows.get_window_stats(limit, key).reset_time - time.time()))
            raise TooMany(
                message(
                    "More than {rate} requests came in a minute; wait {wait} seconds and try again.",
                    rate=rate,
                    wait=wait,
                ),
                wait,
            )

    def hit_rarely(self, key: str, most: int) -> None:
        """Count what one address has few reasons to do often, such as to register an organisation.

        Raises:
            TooMany: it was done ``most`` times in the last hour.
        """
        limit = RateLimitItemPerHour(most)
        if self._rates[False] and not self._windows.hit(limit, key):
            wait = max(1, math.ceil(self._windows.get_window_stats(limit, key).reset_time - time.time()))
            raise TooMany(
                message(
                    "This was done {most} times from here in an hour; wait {minutes} minutes and try again, "
                    "or call the volunteer centre.",
                    most=most,
                    minutes=math.ceil(wait / 60),
                ),
                wait,
            )

    @cached_property
    def _windows(self) -> MovingWindowRateLimiter:
        """Made at the first request: it begins a thread."""
        return MovingWindowRateLimiter(MemoryStorage())


def network_of(address: str) -> str:
    """``address``, or of IPv6 the network that one subscriber has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
