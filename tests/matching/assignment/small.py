"""Tiny assignments: written out, drawn at random, and solved by trying everything."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import strategies as st

from matching.assignment.check import broken_rules
from matching.assignment.plan import Placed
from matching.assignment.problem import Group, Pair, Person, Problem, Task
from matching.assignment.when import Time

MONDAY_JANUARY_4 = 20_822
"""4 January 2027."""
FEBRUARY = ((20_850, 20_877),)
JANUARY_AND_FEBRUARY = ((20_820, 20_877),)
SPRING = ((20_850, 20_970),)
MONDAY_EVENING, TUESDAY_MORNING = 2, 3


def person(id: str, **fields: Any) -> Person:
    return Person(id, **fields)


def task(id: str, most: int = 1, **fields: Any) -> Task:
    return Task(id, **{"host": f"host-of-{id}", "most": most, **fields})


def problem(persons: str, tasks: list[Task], fits: dict[tuple[str, str], Any], **more: Any) -> Problem:
    """Persons by one letter each; ``fits`` holds a fit, or the fields of a pair."""
    people = tuple(more.pop("people", [person(letter) for letter in persons]))
    letters, names = [one.id for one in people], [one.id for one in tasks]
    pairs = []
    for (who, what), given in fits.items():
        fields = given if isinstance(given, dict) else {"fit": given}
        pairs.append(Pair(letters.index(who), names.index(what), **{"fit": 0.5, **fields}))
    return Problem(people, tuple(tasks), tuple(pairs), **more)


def worth(asked: Problem, placed: list[Placed]) -> tuple[float, float]:
    """Places by weight, and fit, added up anew."""
    places = sum(asked.tasks[one.task].weight for one in placed)
    fit = 0.0
    for one in placed:
        pair = asked.pair_at[one.person, one.task]
        fit += pair.fit + (asked.wish if pair.wished else 0.0)
    for group in asked.groups:
        own = [one.task for one in placed if one.person in group.members]
        fit += 0.0 if group.whole else asked.company * (len(own) - len(set(own)))
    return places, fit


def best_of_everything(asked: Problem) -> tuple[float, float]:
    """The best plan of all there are: as many places as can be, then as much fit."""
    able = [pair for pair in asked.pairs if not pair.barriers]
    choices = [[None, *range(len(asked.tasks[pair.task].times))] for pair in able]
    best = (0.0, 0.0)
    for chosen in product(*choices):
        placed = [
            Placed(pair.person, pair.task, time)
            for pair, time in zip(able, chosen, strict=True)
            if time is not None
        ]
        made = worth(asked, placed)
        better = made[0] > best[0] + 1e-9 or (abs(made[0] - best[0]) < 1e-9 and made[1] > best[1])
        if better and not broken_rules(asked, placed):
            best = made
    return best


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """At most four persons, three tasks and seven pairs, with whatever may join them."""
    persons = [
        Person(f"p{at}", draw(st.sampled_from([None, 2.0, 4.0])), draw(st.integers(1, 2)))
        for at in range(draw(st.integers(1, 4)))
    ]
    tasks = [draw(_tasks(at)) for at in range(draw(st.integers(1, 3)))]
    every = [(p, t) for p in range(len(persons)) for t in range(len(tasks))]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=7))
    pairs = [draw(_pairs(p, t, tasks[t])) for p, t in sorted(chosen)]
    largest = max(one.most for one in tasks)
    sizes = range(2, min(len(persons), 3) + 1)
    groups = []
    if sizes and draw(st.booleans()):
        size = draw(st.sampled_from(sizes))
        whole = size <= largest and draw(st.booleans())
        groups.append(Group("g", tuple(range(size)), whole))
    at_once = {"h0": draw(st.integers(1, 2))} if draw(st.booleans()) else {}
    return Problem(tuple(persons), tuple(tasks), tuple(pairs), tuple(groups), at_once)


@st.composite
def _tasks(draw: st.DrawFn, at: int) -> Task:
    most = draw(st.integers(1, 3))
    together = draw(st.booleans())
    return Task(
        f"t{at}",
        f"h{at // 2}",
        draw(st.integers(1, most)),
        most,
        draw(st.sampled_from([1.0, 1.5, 2.0])),
        draw(st.sampled_from([None, 2.0, 3.0])),
        tuple(draw(st.lists(_times(), min_size=1, max_size=2, unique=True))),
        together,
        ("law",) if draw(st.integers(0, 3)) == 0 else (),
    )


def _times() -> st.SearchStrategy[Time]:
    dates = st.sampled_from([FEBRUARY, JANUARY_AND_FEBRUARY, SPRING, ((MONDAY_JANUARY_4, MONDAY_JANUARY_4),)])
    slots = st.sampled_from([MONDAY_EVENING, TUESDAY_MORNING])
    loose = st.builds(lambda days: Time(days, exclusive=False), dates)
    day = st.just(Time(((20_856, 20_857),), whole_days=True))
    return st.one_of(st.builds(Time, dates, slots), loose, day)


@st.composite
def _pairs(draw: st.DrawFn, person: int, at: int, asked: Task) -> Pair:
    times = draw(st.none() | st.lists(st.integers(0, len(asked.times) - 1), min_size=1, unique=True))
    has = draw(st.sampled_from([frozenset({0}), frozenset()])) if asked.required else frozenset()
    barred = draw(st.sampled_from([frozenset()] * 5 + [frozenset({"distance"})]))
    fit = draw(st.integers(0, 10)) / 10
    return Pair(person, at, fit, barred, None if times is None else tuple(times), has, draw(st.booleans()))
