"""One plan at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from api import plan_desk
from api.plan_desk import MOST_WAITING, PlanDesk
from api.plan_process import PlanProcess
from api.planner_busy import PlannerBusy
from matching.errors import InvalidQuery


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> PlanDesk:
    monkeypatch.setattr(plan_desk, "WAIT_S", 0.1)
    return PlanDesk(5, PlanProcess())


def test_second_plan_waits_a_moment_and_is_told_to_come_again(desk: PlanDesk) -> None:
    begun = Event()
    with ThreadPoolExecutor(1) as pool, desk.in_turn():
        begun.set()
        with pytest.raises(PlannerBusy, match="Another plan is being made"):
            pool.submit(desk.made, len, "", deadline_s=1.0).result()
    assert desk.made(len, "abc", deadline_s=1.0) == 3
    desk.close()


def test_few_wait_and_the_others_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_desk, "WAIT_S", 5.0)
    desk = PlanDesk(5, PlanProcess())
    with ThreadPoolExecutor(2 * MOST_WAITING) as pool:
        with desk.in_turn():
            waiting = [pool.submit(entered, desk) for _ in range(2 * MOST_WAITING)]
            refused = [one for one in waiting if isinstance(quick(one), PlannerBusy)]
            assert len(refused) == MOST_WAITING
        assert sum(one.exception() is None for one in waiting) == MOST_WAITING


def entered(desk: PlanDesk) -> None:
    with desk.in_turn():
        sleep(0.01)


def quick(future: object) -> BaseException | None:
    from concurrent.futures import Future, wait

    assert isinstance(future, Future)
    wait([future], timeout=0.1)
    return future.exception() if future.done() else None


@pytest.mark.parametrize("asked", [0, -1, 5.1, float("nan"), float("inf")])
def test_deadline_that_cannot_be_kept_is_refused(desk: PlanDesk, asked: float) -> None:
    with pytest.raises(InvalidQuery, match="at most 5,"):
        desk.deadline(asked)


def test_deadline_is_the_usual_one_where_none_is_asked_for(desk: PlanDesk) -> None:
    assert (desk.deadline(None), PlanDesk(600).deadline(None), PlanDesk(600).deadline(600)) == (5, 20, 600)


def test_what_is_far_from_ready_is_given_up_with_a_sentence(
    desk: PlanDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_desk, "START_AND_CHECK_S", 0.0)
    with pytest.raises(InvalidQuery, match=r"far from ready at its deadline of 0\.1 seconds"):
        desk.made(sleep, 60, deadline_s=0.1)
