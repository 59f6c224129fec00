"""The time a planner has, and who is told how far it is."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

from matching.errors import InvalidQuery
from matching.messages import message
from matching.protocols import Progress


@dataclass(slots=True)
class Clock:
    """Counts steps and seconds from when it is made.

    Attributes:
        seconds: time there is; None for as much as it takes.
        progress: told (done, total) after each step.
    """

    seconds: float | None = None
    progress: Progress | None = None
    begun: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        if self.seconds is not None and not self.seconds > 0:
            raise InvalidQuery(
                message(
                    "A deadline of {seconds:g} seconds leaves no time for a plan; give at least one second, "
                    "or none for as long as it takes.",
                    seconds=self.seconds,
                )
            )

    @property
    def elapsed(self) -> float:
        """Seconds since it was made."""
        return time.perf_counter() - self.begun

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.seconds is not None and self.elapsed >= self.seconds

    def at_most(self, share: float, extra: float = 0.0) -> Clock:
        """The same clock with ``share`` of its seconds and ``extra`` ones; for what has to end a search."""
        seconds = None if self.seconds is None else share * self.seconds + extra
        return Clock(seconds, None, self.begun)

    @property
    def left(self) -> float:
        """Seconds there are left, infinite without a deadline, never below 0."""
        return math.inf if self.seconds is None else max(0.0, self.seconds - self.elapsed)

    def tell(self, done: int, total: int) -> None:
        """Say how far it is."""
        if self.progress is not None:
            self.progress(done, total)
