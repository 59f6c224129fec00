"""How fast is the assignment of volunteers and teams proven the best, and how does that grow?"""

from __future__ import annotations

import math

import numpy as np

from benchmarks.line import Line
from matching.assignment.plan import AssignmentPlan
from matching.assignment.planner import plan_volunteers
from matching.assignment.problem import Group, Pair, Person, Problem, Task
from matching.assignment.when import Time

SIZES = ((125, 25), (250, 50), (500, 100), (1_000, 200))
JANUARY, SLOTS = 20_819, 21
POSSIBLE, ONE_BARRIER = 0.3, 0.35
"""Shares of the pairs that may be, and that one condition alone forbids."""
DEADLINE_S = 60.0


def measure(*, small: bool) -> list[Line]:
    """Time to the proven optimum at four sizes, with and without teams, and the greedy plan beside it."""
    sizes = SIZES[:2] if small else SIZES
    lines: list[Line] = []
    seconds: list[float] = []
    for people, tasks in sizes:
        asked = drawn(people, tasks, np.random.default_rng(0), teams=people // 17)
        found = plan_volunteers(asked, DEADLINE_S, reasons=False)
        seconds.append(found.seconds)
        aim = 10.0 if (people, tasks) == (500, 100) else None
        lines.append(Line(f"{people} × {tasks} with teams", found.seconds, "s", aim, note=_told(found)))
        first = plan_volunteers(asked, 1e-9, reasons=False)
        note = f"{first.places.reached:.0f} places, bound {first.places.most:.0f}, {first.seconds:.2f} s"
        lines.append(Line("… greedy, share of the places", _share(first, found), "", note=note))
    growth = np.polyfit(np.log([people for people, _ in sizes]), np.log(seconds), 1)[0]
    lines.append(Line("growth with the number of people", float(growth), "exponent"))
    people, tasks = sizes[-1]
    alone = drawn(people, tasks, np.random.default_rng(0), teams=0, coupled=False)
    flow = plan_volunteers(alone, DEADLINE_S, reasons=False)
    lines.append(Line(f"{people} × {tasks}, nothing couples", flow.seconds, "s", note=_told(flow)))
    several = drawn(*sizes[1], np.random.default_rng(0), teams=sizes[1][0] // 17, most_tasks=2)
    two = plan_volunteers(several, DEADLINE_S, reasons=False)
    lines.append(Line("{} × {}, two tasks each".format(*sizes[1]), two.seconds, "s", note=_told(two)))
    reasons = plan_volunteers(drawn(*sizes[1], np.random.default_rng(0), teams=0), DEADLINE_S)
    named = sum(blocked.kind is not None for blocked in reasons.blocked)
    note = f"{len(reasons.blocked)} tasks short, one reason named for {named}"
    lines.append(Line("{} × {}, reasons included".format(*sizes[1]), reasons.seconds, "s", note=note))
    return lines


def drawn(
    people: int,
    tasks: int,
    rng: np.random.Generator,
    *,
    teams: int,
    coupled: bool = True,
    most_tasks: int = 1,
) -> Problem:
    """Volunteers and tasks with slots, hours, events of groups, required competences and host capacities."""
    persons = tuple(Person(f"p{at}", float(rng.integers(3, 12)), most_tasks) for at in range(people))
    work = tuple(_task(at, rng, coupled=coupled) for at in range(tasks))
    pairs = [pair for at, task in enumerate(work) for pair in _pairs(at, task, people, rng)]
    order = iter(rng.permutation(people).tolist())
    groups = tuple(
        Group(f"g{at}", tuple(next(order) for _ in range(rng.integers(2, 5))), at % 2 == 0)
        for at in range(teams)
    )
    at_once = {f"h{at}": 4 for at in range(tasks // 8)} if coupled else {}
    return Problem(persons, work, tuple(pairs), groups, at_once)


def _task(at: int, rng: np.random.Generator, *, coupled: bool) -> Task:
    begin = JANUARY + int(rng.integers(0, 100))
    dates = ((begin, begin + int(rng.integers(30, 200))),)
    slots = rng.choice(SLOTS, size=rng.integers(1, 4), replace=False).tolist()
    event = coupled and rng.random() < 0.25
    return Task(
        f"t{at}",
        f"h{at // 2}",
        int(rng.integers(2, 6)) if event else 1,
        int(rng.integers(6, 16)) if event else int(rng.integers(1, 9)),
        hours=float(rng.integers(2, 9)),
        times=tuple(Time(dates, slot) for slot in slots),
        together=event,
        required=("law",) if event and rng.random() < 0.5 else (),
    )


def _pairs(at: int, task: Task, people: int, rng: np.random.Generator) -> list[Pair]:
    found = []
    for person in range(people):
        chance, fit = rng.random(), float(rng.random())
        times = tuple(k for k in range(len(task.times)) if rng.random() < 0.6)
        has = frozenset({0}) if rng.random() < 0.3 else frozenset[int]()
        wished = bool(rng.random() < 0.02)
        if chance < POSSIBLE and times:
            found.append(Pair(person, at, fit, frozenset(), times, has, wished))
        elif chance < POSSIBLE + ONE_BARRIER:
            barrier = str(rng.choice(["distance", "language", "time"]))
            found.append(Pair(person, at, fit, frozenset({barrier}), None, has))
    return found


def _told(found: AssignmentPlan) -> str:
    places = sum(task.most for task in found.problem.tasks)
    gap = max(found.places.gap, found.fit.gap)
    proven = "proven" if found.proven else f"gap {100 * gap:.2g} %"
    return f"{found.method}, {len(found.placed)} of {places} places, {proven}"


def _share(first: AssignmentPlan, best: AssignmentPlan) -> float:
    return first.places.reached / best.places.reached if best.places.reached else math.nan
