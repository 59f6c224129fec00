"""The process beside a worker in which plans are made: a long computation does not stand in the way of lists.

Planners hold Python's lock for seconds at a time, and HiGHS keeps threads of its own. In a process of their
own they do neither to the requests of the worker, and one that does not come to an end can be ended.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from matching.errors import BrobyggerError

T = TypeVar("T")
IDLE_S = 900.0
"""After so long without a plan the process ends, and gives its memory back."""
NICER = 10
"""Lists go before plans where both want the processor."""


class PlanTooLongError(Exception):
    """The plan was not there in time, and the process was ended."""


class PlanFailedError(RuntimeError):
    """A fault of the program in the other process; says which and where, never a word of what was planned."""


class PlanProcess:
    """Computes one thing at a time; started when it is first asked, and again after it was ended."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None
        self._busy = Lock()

    def compute(self, task: Callable[..., T], *given: Any, within_s: float) -> T:
        """What ``task``, a function of a module, returns for ``given``.

        Raises:
            BrobyggerError: whatever of the family ``task`` raises.
            PlanTooLongError: it took longer than ``within_s``.
            PlanFailedError: it raised anything else, or the process has died.
        """
        with self._busy:
            try:
                found: T = self._answer(self._asked(task, given), within_s)
            except (EOFError, OSError):
                self.end()
                raise PlanFailedError("the process of the planner has died") from None
        return found

    @property
    def is_there(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.is_alive()

    def end(self) -> None:
        """End the process and what it is computing, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def end_if_busy(self) -> None:
        """End what is being computed, if anything is; whoever waits for it is told."""
        if self._busy.locked():
            self.end()

    def _asked(self, task: Callable[..., T], given: tuple[Any, ...]) -> Connection:
        ours = self._ours if self.is_there and self._ours else self._start()
        ours.send((task, given))
        return ours

    def _start(self) -> Connection:
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        process = context.Process(target=compute_what_is_asked, args=[theirs], name="brobygger-plans")
        process.daemon = True
        process.start()
        theirs.close()  # so that the end of the process is the end of the line
        self._process = process
        return self._ours

    def _answer(self, ours: Connection, within_s: float) -> Any:
        if not ours.poll(within_s):
            self.end()
            raise PlanTooLongError
        how, found = ours.recv()
        if how == "refused":
            raise _error_again(*found)
        if how == "failed":
            raise PlanFailedError(found)
        return found


PLAN_PROCESS = PlanProcess()
"""The one of this worker."""


def compute_what_is_asked(line: Connection) -> None:
    """What the process does until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which then ends this one
    if hasattr(os, "nice"):
        os.nice(NICER)
    Thread(target=_end_with_the_worker, daemon=True).start()
    while line.poll(IDLE_S):
        try:
            task, given = line.recv()
        except EOFError:
            return
        line.send(_outcome(task, given))


def _end_with_the_worker() -> None:
    """Nobody waits for a plan any more when the worker was killed."""
    worker = parent_process()
    if worker is not None:
        worker.join()
        os._exit(0)


def _outcome(task: Callable[..., Any], given: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", task(*given)
    except BrobyggerError as error:
        return "refused", (type(error), error.__dict__)
    except Exception as error:  # noqa: BLE001 - told to the other process, which answers for it
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "failed", f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _error_again(kind: type[BrobyggerError], fields: dict[str, Any]) -> BrobyggerError:
    """The error as it was raised; errors with several arguments cannot be pickled as they are."""
    error = kind.__new__(kind)
    error.__dict__.update(fields)
    return error
