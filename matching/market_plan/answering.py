"""How receivers answer what they get, compiled; :mod:`matching.market_plan.expected` is the plain form."""

from __future__ import annotations

from matching.market_plan.arrays import Floats
from matching.market_plan.compiled import compiled
from matching.market_plan.gradient import count_ahead
from matching.market_plan.problem import Problem, State, Work


@compiled
def answer_all(problem: Problem, state: State, work: Work, answer: Floats, attention: Floats) -> None:
    """Fill in the probability that each proposal is answered, and how far it is looked at.

    Args:
        problem: the problem.
        state: the plan; its ``p`` alone is read.
        work: room.
        answer: filled, shape (pairs,).
        attention: filled with E[v(place)], shape (pairs,).
    """
    for receiver in range(len(problem.order_start) - 1):
        first = problem.order_start[receiver]
        for k in range(count_ahead(receiver, problem, state, work)):
            pair = problem.order[first + k]
            answer[pair], attention[pair] = _answer(k, problem.g[pair], problem.curve, work)


@compiled
def _answer(k: int, g: float, curve: Floats, work: Work) -> tuple[float, float]:
    low = work.low[k]
    answer = 0.0
    attention = 0.0
    for count in range(low, work.high[k] + 1):
        seen = curve[count]
        answer += work.ahead[k, count - low] * min(1.0, g * seen)
        attention += work.ahead[k, count - low] * min(1.0, seen)
    return answer, attention
