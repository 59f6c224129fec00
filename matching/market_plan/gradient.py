"""Expected matches of a receiver and their exact gradient, compiled.

Let d(k, l) be the probability that l of the first k in the receiver's order propose, and V(k, l) what those
after them bring when l did. V(k, l) = p·(q(l) + V(k+1, l+1)) + (1 − p)·V(k+1, l), and the gradient of the
kth is Σ d(k, l)·(q(l) + V(k+1, l+1) − V(k+1, l)), where q(l) = min(1, g·v(l+1)). Nothing is divided by 1 − p,
so it is as exact as the sums. Counts whose probability is below 1e-18 are left out.
"""

from __future__ import annotations

import numpy as np

from matching.market_plan.arrays import Floats
from matching.market_plan.compiled import compiled
from matching.market_plan.problem import Problem, State, Work

NEGLIGIBLE = 1e-18


@compiled
def refresh(receiver: int, problem: Problem, state: State, work: Work) -> None:
    """Compute the expected matches of one receiver and the gradients of its pairs."""
    first = problem.order_start[receiver]
    count = count_ahead(receiver, problem, state, work)
    for k in range(count - 1, -1, -1):
        pair = problem.order[first + k]
        state.gradient[pair] = _back(k, problem.g[pair], state.p[pair], problem.curve, work)
    state.value[receiver] = work.rest[0]
    state.dirty[receiver] = False


@compiled
def count_ahead(receiver: int, problem: Problem, state: State, work: Work) -> int:
    """Fill ``work.ahead`` with all d(k, ·) of a receiver, and empty ``work.rest``; return its proposers."""
    first = problem.order_start[receiver]
    count = problem.order_start[receiver + 1] - first
    work.ahead[0, 0] = 1.0
    low = 0
    high = 0
    for k in range(count):
        work.low[k] = low
        work.high[k] = high
        if k + 1 < count:
            low, high = _next(k, low, high, state.p[problem.order[first + k]], work.ahead)
    work.rest[: count + 2] = 0.0
    return int(count)


@compiled
def refresh_all(problem: Problem, state: State, work: Work) -> float:
    """Compute what is out of date; return the expected matches of the whole market."""
    for receiver in range(len(state.dirty)):
        if state.dirty[receiver]:
            refresh(receiver, problem, state, work)
    return float(state.value.sum())


@compiled
def _next(k: int, low: int, high: int, p: float, ahead: Floats) -> tuple[int, int]:
    """Row k + 1 of the distribution from row k; row k holds the counts ``low`` to ``high`` from its start."""
    width = high - low + 1
    if p == 0.0:
        ahead[k + 1, :width] = ahead[k, :width]
        return low, high
    skip = 0
    if ahead[k, 0] * (1 - p) < NEGLIGIBLE:
        skip = 1
        while skip < width and ahead[k, skip] * (1 - p) + ahead[k, skip - 1] * p < NEGLIGIBLE:
            skip += 1
    if skip == 0:
        ahead[k + 1, 0] = ahead[k, 0] * (1 - p)
    for at in range(max(skip, 1), width):
        ahead[k + 1, at - skip] = ahead[k, at] * (1 - p) + ahead[k, at - 1] * p
    ahead[k + 1, width - skip] = ahead[k, width - 1] * p
    while width > skip and ahead[k + 1, width - skip] < NEGLIGIBLE:
        width -= 1
    return low + skip, low + width


@compiled
def _back(k: int, g: float, p: float, curve: Floats, work: Work) -> float:
    """Gradient of the kth; ``work.rest`` holds V(k + 1, ·) before and V(k, ·) after."""
    low = work.low[k]
    high = work.high[k]
    gradient = 0.0
    # One further on either side: the gradient asks what if somebody came who does not, or the reverse.
    for count in range(max(low - 1, 0), high + 2):
        gain = min(1.0, g * curve[count]) + work.rest[count + 1] - work.rest[count]
        if low <= count <= high:
            gradient += work.ahead[k, count - low] * gain
        work.rest[count] += p * gain
    return gradient


@compiled
def value_of(g: Floats, p: Floats, curve: Floats) -> float:
    """Expected matches of a receiver, its proposers in the order it prefers them.

    Args:
        g: its preference of each, falling.
        p: probability that each proposes.
        curve: examination probabilities.
    """
    ahead = np.zeros(len(g) + 1)
    ahead[0] = 1.0
    value = 0.0
    for k in range(len(g)):
        if p[k] > 0:
            answer = 0.0
            for count in range(k, -1, -1):
                answer += ahead[count] * min(1.0, g[k] * curve[count])
                ahead[count + 1] += ahead[count] * p[k]
                ahead[count] *= 1 - p[k]
            value += p[k] * answer
    return value
