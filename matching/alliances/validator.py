"""The independent check: every plan is held against the conditions before anybody sees it.

Nothing here is shared with what makes the plans: shares, stocks and values are counted anew, in plain loops.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from matching.alliances.choice import Choice
from matching.alliances.difference import differ
from matching.alliances.problem import FIT_WEIGHT, KNOWN_WEIGHT, LEAST_SHARE, MEMBER_COST, Problem

TOLERANCE = 1e-6


class WrongPlanError(Exception):
    """A planner made a plan that breaks a condition: a fault of the program, never shown as a plan."""


def validate(problem: Problem, choice: Choice, *, stated: float, bound: float) -> None:
    """See that the plan is possible, and worth what it says.

    Args:
        problem: what was asked.
        choice: the plan.
        stated: its value as the planner says.
        bound: what no plan can exceed, as the planner says.

    Raises:
        WrongPlanError: naming every broken condition.
    """
    broken = [*_members(problem, choice), *_fills(problem, choice), *_parts(problem, choice)]
    broken += [*_stocks(problem, choice), *_worth(problem, choice, stated, bound)]
    if broken:
        raise WrongPlanError("; ".join(broken))


def _members(problem: Problem, choice: Choice) -> Iterator[str]:
    members = choice.members
    if not members:
        yield "nobody is a member"
    if len(set(members)) != len(members):
        yield "a member stands twice"
    if len(members) > problem.seats:
        yield f"{len(members)} members, at most {problem.seats} are allowed"
    for one, other in combinations(members, 2):
        if problem.conflicts[one, other] or problem.conflicts[other, one]:
            yield f"a gate keeps {one} and {other} apart"
    yield from _wanted(problem, choice)


def _wanted(problem: Problem, choice: Choice) -> Iterator[str]:
    members = choice.members
    for group in problem.groups:
        if not any(group.members[member] for member in members):
            yield f"nobody of {group.name}"
    named = [] if problem.required is None else [n for n, wanted in enumerate(problem.required) if wanted]
    for candidate in named:
        if candidate not in members:
            yield f"{candidate} was named and is missing"
    for earlier in problem.unlike:
        if not differ(members, [n for n, there in enumerate(earlier) if there], named):
            yield "it is too much like an earlier alliance"


def _fills(problem: Problem, choice: Choice) -> Iterator[str]:
    for fill in choice.fills:
        candidate, part = fill.candidate, fill.part
        most = float(problem.most[candidate, part]) if problem.divisible[part] else 1.0
        if problem.degree[candidate, part] <= 0 or problem.most[candidate, part] <= 0:
            yield f"{candidate} cannot fill part {part}"
        smallest = LEAST_SHARE if problem.smallest is None else float(problem.smallest[part])
        if not min(most, smallest) - TOLERANCE <= fill.share <= most + TOLERANCE:
            yield f"{candidate} gives {fill.share} of part {part}, and has {most}"
        if not problem.divisible[part] and abs(fill.share - 1) > TOLERANCE:
            yield f"part {part} cannot be divided"
    yield from _loads(problem, choice)


def _loads(problem: Problem, choice: Choice) -> Iterator[str]:
    filled: dict[int, list[int]] = defaultdict(list)
    for fill in choice.fills:
        filled[fill.candidate].append(fill.part)
    for member in choice.members:
        if not filled[member]:
            yield f"{member} fills nothing"
    for candidate, parts in filled.items():
        if candidate not in choice.members:
            yield f"{candidate} fills a part and is no member"
        if len(set(parts)) != len(parts):
            yield f"{candidate} fills a part twice"
        if len(parts) > problem.loads[candidate]:
            yield f"{candidate} fills {len(parts)} parts, at most {problem.loads[candidate]} are allowed"


def _parts(problem: Problem, choice: Choice) -> Iterator[str]:
    for part in range(len(problem.weights)):
        shares = [fill.share for fill in choice.fills if fill.part == part]
        if sum(shares) > 1 + TOLERANCE:
            yield f"part {part} is filled {sum(shares)} times"
        if len(shares) > 1 and not problem.divisible[part]:
            yield f"part {part} is filled by several"


def _stocks(problem: Problem, choice: Choice) -> Iterator[str]:
    for stock in problem.stocks:
        own = [fill for fill in choice.fills if fill.candidate == stock.candidate]
        drawn = sum(stock.draws.get(fill.part, 0.0) * fill.share for fill in own)
        if drawn > stock.left * (1 + TOLERANCE) + TOLERANCE:
            yield f"{stock.candidate} gives {drawn} of one offer, and has {stock.left}"


def _worth(problem: Problem, choice: Choice, stated: float, bound: float) -> Iterator[str]:
    total = float(sum(problem.weights))
    worth = -MEMBER_COST * len(choice.members)
    for fill in choice.fills:
        covered = float(problem.weights[fill.part]) / total * float(problem.degree[fill.candidate, fill.part])
        worth += covered * fill.share * (1 + FIT_WEIGHT * float(problem.fit[fill.candidate, fill.part]))
    if problem.known is not None:
        worth += KNOWN_WEIGHT * sum(bool(problem.known[pair]) for pair in combinations(choice.members, 2))
    if problem.known_to_asker is not None:
        worth += KNOWN_WEIGHT * sum(bool(problem.known_to_asker[member]) for member in choice.members)
    if not abs(worth - stated) <= TOLERANCE:
        yield f"its value is {worth}, not {stated}"
    if not bound >= worth - TOLERANCE:
        yield f"its value {worth} is above the bound {bound}"
