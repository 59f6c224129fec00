"""Which constraints rule each other out."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.clock import Clock
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import Examination
from matching.market_plan.feasible import feasible
from matching.market_plan.market import PlanMarket
from matching.market_plan.posing import pose
from matching.messages import Message, message

SECONDS = 20.0
LENGTH = "length"


def conflict_of(
    market: PlanMarket,
    constraints: Constraints,
    examination: Examination,
    length: int | None,
    clock: Clock,
) -> Message:
    """Which kinds of constraints no plan keeps together, where it is known that none keeps all.

    Each kind is left out in turn and stays out where there is still no plan, so that none is named without
    need unless the time is up. Then the first receiver is looked for whose floor is enough.

    Args:
        market: the market.
        constraints: what no plan keeps.
        examination: the name of a curve or its values.
        length: longest list, if it was asked for.
        clock: the time there is, 20 seconds at most.
    """
    conflict = _Conflict(market, examination, time.perf_counter() + min(SECONDS, clock.left))
    if length is not None and conflict.is_one(constraints, None):
        length = None
    for kind in [kind for kind in constraints.kinds() if kind != "floor"]:
        if conflict.is_one(constraints.without(kind), length):
            constraints = constraints.without(kind)
    kinds = [*constraints.kinds(), *([LENGTH] if length is not None else [])]
    alone = conflict.receiver_alone(constraints, length)
    return _sentence(kinds, constraints, alone, market.receivers)


class _Conflict:
    def __init__(self, market: PlanMarket, examination: Examination, until: float) -> None:
        self.market, self.examination, self.until = market, examination, until

    def is_one(self, constraints: Constraints, length: int | None) -> bool:
        """Whether it is proven that no plan keeps these."""
        try:
            problem = pose(self.market, constraints, self.examination, length).problem
        except InvalidQuery:
            return True
        left = self.until - time.perf_counter()
        return left > 0 and feasible(problem, left).possible is False

    def receiver_alone(self, constraints: Constraints, length: int | None) -> int | None:
        """The first receiver whose floor is enough for it."""
        floors = constraints.floors(self.market.receivers)
        for receiver in np.flatnonzero(floors).tolist():
            if self.is_one(replace(constraints, small=frozenset({receiver})), length):
                return int(receiver)
        return None


def _sentence(kinds: list[str], constraints: Constraints, alone: int | None, receivers: int) -> Message:
    others = [message(kind) for kind in kinds if kind != "floor"]
    if alone is None:
        if not others:
            return message(
                "The floors cannot all be kept together; lower them, or set them for fewer receivers."
            )
        return message(
            "The floors cannot be kept together with: {others}; lower the floors, or loosen one of those.",
            others=others,
        )
    floor = float(constraints.floors(receivers)[alone])
    if not others:
        return message(
            "No plan gives receiver {receiver} its floor of {floor:g}; lower it.", receiver=alone, floor=floor
        )
    return message(
        "The floor of receiver {receiver}, {floor:g}, cannot be kept together with: {others}; lower the "
        "floor, or loosen one of those.",
        receiver=alone,
        floor=floor,
        others=others,
    )
