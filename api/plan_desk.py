"""Where plans are asked for: one at a time, each with a deadline."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from api.plan_limits import USUAL_DEADLINE_S, checked_deadline
from api.plan_process import PLAN_PROCESS, PlanFailedError, PlanProcess, PlanTooLongError
from api.planner_busy import PlannerBusy
from matching.errors import InvalidQuery
from matching.messages import message

logger = logging.getLogger("brobygger.api")

T = TypeVar("T")
WAIT_S, MOST_WAITING = 3.0, 4
"""So long a plan waits for the one before it, and so many wait at most: the others need the threads."""
START_AND_CHECK_S = 60.0
"""What reading, measuring and checking a plan may take besides twice its deadline."""


class PlanDesk:
    """Has plans made in the process of this worker; no deadline is later than ``longest_s`` seconds."""

    def __init__(self, longest_s: float, process: PlanProcess = PLAN_PROCESS) -> None:
        self.longest_s = longest_s
        self._process = process
        self._turn, self._waiting = Lock(), BoundedSemaphore(MOST_WAITING)

    def deadline(
        self, asked: float | None, usual_s: float = USUAL_DEADLINE_S, *, may_be_0: bool = False
    ) -> float:
        """The seconds that were asked for, else the usual ones.

        Raises:
            InvalidQuery: they are more than a plan gets here, or no number above 0.
        """
        return checked_deadline(asked, self.longest_s, usual_s, may_be_0=may_be_0)

    def made(self, task: Callable[..., T], *given: Any, deadline_s: float) -> T:
        """What ``task`` makes of ``given``, computed in the process of the plans.

        Raises:
            PlannerBusy: another plan is being made.
            InvalidQuery: it was far from ready at its deadline.
            BrobyggerError: whatever of the family ``task`` raises.
        """
        with self.in_turn():
            try:
                return self._process.compute(task, *given, within_s=2 * deadline_s + START_AND_CHECK_S)
            except PlanTooLongError:
                raise InvalidQuery(
                    message(
                        "The plan was far from ready at its deadline of {seconds} seconds and was given up; "
                        "plan for fewer at once, or with the command line.",
                        seconds=f"{deadline_s:g}",
                    )
                ) from None
            except PlanFailedError as error:
                logger.error("a plan failed: %s", error)
                raise

    @property
    def is_busy(self) -> bool:
        """Whether a plan is being made."""
        return self._turn.locked()

    def close(self) -> None:
        """Give up what is being made."""
        self._process.end_if_busy()

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Let in one at a time.

        Raises:
            PlannerBusy: it would take too long.
        """
        if not self._waiting.acquire(blocking=False):
            raise _busy()
        try:
            is_ours = self._turn.acquire(timeout=WAIT_S)
        finally:
            self._waiting.release()
        if not is_ours:
            raise _busy()
        try:
            yield
        finally:
            self._turn.release()


def _busy() -> PlannerBusy:
    return PlannerBusy(
        message(
            "Another plan is being made at this moment, and one at a time is; wait a little and ask again."
        )
    )


async def plan_desk(request: Request) -> PlanDesk:
    """The desk of the service."""
    found = request.app.state.plans
    assert isinstance(found, PlanDesk)  # noqa: S101
    return found


ThePlans = Annotated[PlanDesk, Depends(plan_desk)]
