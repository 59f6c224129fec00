"""Whatever steps are taken in whatever order: one state, and nothing that was written is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from matching.errors import InvalidStep
from matching.introductions import steps
from matching.introductions.answer import Answer
from matching.introductions.introduction import Introduction
from matching.introductions.line import is_free, moving_up
from matching.introductions.state import CLOSED
from matching.introductions.times import danish_day
from tests.matching.introductions.small import NOON, draft, no, yes

PARTNERS = ("a", "b", "c", "d")
PAIRS = {"".join(pair): pair for pair in combinations(PARTNERS, 2)}
IDS = st.sampled_from(list(PAIRS))
MOST_OPEN = 2


class Introductions(RuleBasedStateMachine):
    """Introductions between four partners, of which each may have two open."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.all = {id: steps.begin(draft(id, *pair)) for id, pair in PAIRS.items()}

    def step(self, id: str, take: Callable[[Introduction], Introduction]) -> None:
        before = self.all[id]
        try:
            after = take(before)
        except InvalidStep:
            return
        assert before.state not in CLOSED or (before.state, after.state) == ("accepted", "withdrawn")
        assert after.history[:-1] == before.history
        self.all[id] = after

    @rule(id=IDS)
    def put(self, id: str) -> None:
        free = is_free(self.all[id], self.all.values(), MOST_OPEN)
        self.step(id, lambda one: steps.put(one, "u", self.now, self.deadline, free))

    @rule(id=IDS, side=st.integers(0, 1), given=st.sampled_from([yes, yes, yes, no]))
    def answer(self, id: str, side: int, given: Callable[[str, datetime], Answer]) -> None:
        # One that is open where there is one: two yes to the same are rare otherwise.
        id = next((one.id for one in self.all.values() if one.state == "open"), id)
        said = given("u", self.now)
        self.step(id, lambda one: steps.answer(one, one.partners[side], said))

    @rule(id=IDS)
    def withdraw(self, id: str) -> None:
        self.step(id, lambda one: steps.withdraw(one, "u", self.now))

    @rule()
    def move_up(self) -> None:
        for found in moving_up(self.all.values(), MOST_OPEN):
            self.step(found.id, lambda one: steps.move_up(one, self.now, self.deadline))
            assert self.all[found.id].state == "open"

    @rule(days=st.integers(1, 2))
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)
        for id in self.all:
            self.step(id, lambda one: steps.expire(one, danish_day(self.now), self.now))

    @property
    def deadline(self) -> date:
        return danish_day(self.now) + timedelta(days=4)

    @invariant()
    def state_is_what_the_answers_and_times_say(self) -> None:
        for one in self.all.values():
            said = [side.answer.yes for side in one.sides if side.answer]
            assert (
                (one.state in {"accepted", "withdrawn"})
                >= (said == [True, True])
                >= (one.state == "accepted")
            )
            assert (one.state == "declined") == (False in said)
            assert (one.state in CLOSED) == (one.closed is not None)
            assert (one.state == "open") == (one.put is not None and one.closed is None)

    @invariant()
    def state_is_what_the_history_ends_with(self) -> None:
        ends = {
            "draft": {"created"},
            "waiting": {"put_in_line"},
            "open": {"put", "moved_up", "said_yes"},
            "accepted": {"said_yes"},
            "declined": {"said_no"},
            "expired": {"expired"},
            "withdrawn": {"withdrawn"},
        }
        assert all(one.history[-1].what in ends[one.state] for one in self.all.values())

    @invariant()
    def nobody_has_more_open_than_allowed(self) -> None:
        for partner in PARTNERS:
            mine = [one for one in self.all.values() if one.state == "open" and partner in one.partners]
            assert len(mine) <= MOST_OPEN


TestIntroductions = Introductions.TestCase
TestIntroductions.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
