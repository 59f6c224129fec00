"""Asking what may never answer, such as a database behind a line that is down."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")
PATIENCE_S = 2.0


class Patient(Generic[T]):
    """Asks one question at a time, each in a thread that ends when it is answered, and waits so long for it.

    While one is not answered there is no second thread: what hangs must not take them all.
    """

    def __init__(self, ask: Callable[[], T], seconds: float = PATIENCE_S) -> None:
        self._ask, self._seconds = ask, seconds
        self._free = Lock()

    def __call__(self) -> T:
        """The answer.

        Raises:
            TimeoutError: there was none in time.
        """
        if not self._free.acquire(timeout=self._seconds):
            raise TimeoutError
        answer: Future[T] = Future()
        Thread(target=self._answer, args=[answer], daemon=True).start()
        return answer.result(self._seconds)

    def _answer(self, answer: Future[T]) -> None:
        try:
            answer.set_result(self._ask())
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
            answer.set_exception(error)
        finally:
            self._free.release()
