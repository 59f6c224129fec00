"""That the market is still being read, for those who do not wait for it."""

from __future__ import annotations

from matching.errors import BrobyggerError
from matching.messages import message

WARMING_UP = message(
    "The service has just been started and is still reading the register; ask again in a few seconds."
)


class WarmingUp(BrobyggerError):
    """The market is asked for before it was read."""
