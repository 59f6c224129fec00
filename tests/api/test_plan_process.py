"""The process in which plans are made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

import pytest

from api.plan_process import PlanFailedError, PlanProcess, PlanTooLongError
from matching.errors import InvalidQuery, NotFound


@pytest.fixture(scope="module")
def process() -> Iterator[PlanProcess]:
    made = PlanProcess()
    yield made
    made.end()


def pid(_: int = 0) -> int:
    return os.getpid()


def refuse(id: str) -> None:
    raise NotFound("need", id)


def test_it_is_another_process_and_the_same_for_the_next_plan(process: PlanProcess) -> None:
    first, second = process.compute(pid, within_s=30), process.compute(pid, within_s=30)
    assert first == second != os.getpid()


def test_errors_of_the_house_come_back_as_they_were_raised(process: PlanProcess) -> None:
    with pytest.raises(NotFound, match="no need with the id 'need-9'") as raised:
        process.compute(refuse, "need-9", within_s=30)
    assert (raised.value.sort, raised.value.id) == ("need", "need-9")
    assert raised.value.text("da") == NotFound("need", "need-9").text("da")


def test_of_other_errors_only_the_place_is_told(process: PlanProcess) -> None:
    with pytest.raises(PlanFailedError, match=r"^ValueError at .*py:\d+$"):
        process.compute(int, "hemmelig", within_s=30)


def test_what_takes_too_long_is_ended_and_the_next_is_made(process: PlanProcess) -> None:
    before = process.compute(pid, within_s=30)
    with pytest.raises(PlanTooLongError):
        process.compute(sleep, 600, within_s=0.2)
    assert process.compute(pid, within_s=30) != before


def test_process_that_died_is_told_and_replaced(process: PlanProcess) -> None:
    with pytest.raises(PlanFailedError, match="has died"):
        process.compute(os._exit, 1, within_s=30)
    assert process.compute(pid, within_s=30) != os.getpid()


def test_process_that_died_unasked_is_replaced(process: PlanProcess) -> None:
    os.kill(process.compute(pid, within_s=30), signal.SIGKILL)
    until = monotonic() + 10
    while process.is_there and monotonic() < until:
        sleep(0.01)
    assert process.compute(pid, within_s=30) != os.getpid()


def test_what_is_made_while_the_service_stops_is_given_up(process: PlanProcess) -> None:
    begun = Event()

    def ask() -> None:
        begun.set()
        with pytest.raises(PlanFailedError):
            process.compute(sleep, 600, within_s=600)

    process.compute(pid, within_s=30)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask)
        begun.wait(10)
        until = monotonic() + 10
        while not asked.done() and monotonic() < until:
            process.end_if_busy()
            sleep(0.01)
        assert asked.done()
        asked.result()


def test_idle_process_is_left_alone_when_a_service_stops(process: PlanProcess) -> None:
    before = process.compute(pid, within_s=30)
    process.end_if_busy()
    assert process.compute(pid, within_s=30) == before


def test_query_errors_keep_their_sentence(process: PlanProcess) -> None:
    with pytest.raises(InvalidQuery, match="leaves no time"):
        process.compute(_no_time, within_s=30)


def _no_time() -> None:
    from matching.market_plan.clock import Clock

    Clock(0.0)


def test_process_ends_with_a_worker_that_is_killed() -> None:
    """The worker here is a program of its own, which has a plan made that takes ten minutes."""
    program = (
        "import os, time\n"
        "from api.plan_process import PlanProcess\n"
        "if __name__ == '__main__':\n"
        "    process = PlanProcess()\n"
        "    print(process.compute(os.getpid, within_s=30), flush=True)\n"
        "    process.compute(time.sleep, 600, within_s=600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline()
        worker.kill()
        worker.communicate(timeout=20)  # which waits for all who could still write
