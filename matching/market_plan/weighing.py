"""The gradient where a match counts more with some pairs than with others, compiled.

As :mod:`matching.market_plan.gradient`, with q(l) = w(c, j)·min(1, g·v(l+1)) for the weight w of the pair.
"""

from __future__ import annotations

from matching.market_plan.arrays import Floats
from matching.market_plan.compiled import compiled
from matching.market_plan.gradient import count_ahead
from matching.market_plan.problem import Problem, State, Work


@compiled
def weigh(problem: Problem, state: State, work: Work, weight: Floats, answer: Floats, pull: Floats) -> None:
    """Put the probability that each proposal is answered, and the weighted gradient, into two arrays.

    Args:
        problem: the problem.
        state: the plan; its ``p`` alone is read.
        work: room.
        weight: what a match of each pair counts, shape (pairs,).
        answer: filled, shape (pairs,).
        pull: filled with ∂(Σ weight·match)/∂p, shape (pairs,).
    """
    for receiver in range(len(problem.order_start) - 1):
        first = problem.order_start[receiver]
        for k in range(count_ahead(receiver, problem, state, work) - 1, -1, -1):
            pair = problem.order[first + k]
            answer[pair], pull[pair] = _back(
                k, problem.g[pair], state.p[pair], weight[pair], problem.curve, work
            )


@compiled
def _back(k: int, g: float, p: float, weight: float, curve: Floats, work: Work) -> tuple[float, float]:
    """Answer and gradient of the kth; ``work.rest`` holds V(k + 1, ·) before and V(k, ·) after."""
    low = work.low[k]
    high = work.high[k]
    answer = 0.0
    gradient = 0.0
    for count in range(max(low - 1, 0), high + 2):
        yes = min(1.0, g * curve[count])
        gain = weight * yes + work.rest[count + 1] - work.rest[count]
        if low <= count <= high:
            answer += work.ahead[k, count - low] * yes
            gradient += work.ahead[k, count - low] * gain
        work.rest[count] += p * gain
    return answer, gradient
