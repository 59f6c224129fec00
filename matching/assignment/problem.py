"""Who may do what, and when: all that an assignment of volunteers depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from matching.assignment.refused import check_problem
from matching.assignment.when import Time

WISH = 0.5
"""What a wish counts for beside a fit, which is at most 1."""
COMPANY = 0.25
"""What it counts for that one more of a group is where another of it is."""


@dataclass(frozen=True, slots=True)
class Person:
    """A volunteer: hours a month there are (None: not known), and how many tasks at most."""

    id: str
    hours: float | None = None
    most_tasks: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """Work with ``most`` places that is done only when at least ``fewest`` come.

    Args:
        id: of the need.
        host: id of the partner that receives.
        fewest: people without whom it is called off.
        most: places.
        weight: what a filled place counts for, beside places of other tasks.
        hours: a month, of each person; None is not known and counts for nothing.
        times: any of these will do.
        together: everybody comes at the same one of ``times``, and what is required has to be there
            among them; else each chooses a time, and has to have it.
        required: labels of the competences required.
        loose: kinds of conditions that do not hold for this task, when it is asked what blocks it.
    """

    id: str
    host: str
    fewest: int = 1
    most: int = 1
    weight: float = 1.0
    hours: float | None = None
    times: tuple[Time, ...] = (Time(((0, 5_000_000),), exclusive=False),)
    together: bool = False
    required: tuple[str, ...] = ()
    loose: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and a task, by their positions.

    Args:
        person: position among the persons.
        task: position among the tasks.
        fit: how good it would be, 0 to 1.
        barriers: kinds of conditions that forbid it; a pair that two or more forbid may be left out.
        times: positions of the task's times at which the person can; all of them where it is None.
        has: positions of the required competences the person has.
        wished: the person has asked for it.
    """

    person: int
    task: int
    fit: float
    barriers: frozenset[str] = frozenset()
    times: tuple[int, ...] | None = None
    has: frozenset[int] = frozenset()
    wished: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Colleagues (positions of persons) who go together: ``whole`` all or none of them, else if possible."""

    name: str
    members: tuple[int, ...]
    whole: bool = True


@dataclass(frozen=True)
class Problem:
    """An assignment to be found.

    Args:
        persons: the volunteers.
        tasks: what is to be done.
        pairs: who may do what; what is not among them is forbidden.
        groups: who goes together.
        at_once: how many people a host receives at a time, by its id; without limit where it is missing.
        wish: what a wish counts for beside a fit.
        company: what it counts for that one more of a group, which need not be whole, is with the others.

    Raises:
        InvalidQuery: it contradicts itself, or a number is none.
    """

    persons: tuple[Person, ...]
    tasks: tuple[Task, ...]
    pairs: tuple[Pair, ...]
    groups: tuple[Group, ...] = ()
    at_once: Mapping[str, int] = field(default_factory=dict)
    wish: float = WISH
    company: float = COMPANY

    def __post_init__(self) -> None:
        check_problem(self)

    @cached_property
    def pairs_of_task(self) -> tuple[tuple[Pair, ...], ...]:
        """The pairs of each task, by position."""
        found: list[list[Pair]] = [[] for _ in self.tasks]
        for pair in self.pairs:
            found[pair.task].append(pair)
        return tuple(map(tuple, found))

    @cached_property
    def pair_at(self) -> Mapping[tuple[int, int], Pair]:
        """Pairs by (person, task)."""
        return {(pair.person, pair.task): pair for pair in self.pairs}

    @cached_property
    def whole_of(self) -> Mapping[int, int]:
        """Position of the whole group that a person belongs to."""
        groups = enumerate(self.groups)
        return {person: at for at, group in groups if group.whole for person in group.members}

    @cached_property
    def times_meet(self) -> bool:
        """Whether anybody may take two tasks, so that it matters when each of them is."""
        several = any(person.most_tasks > 1 for person in self.persons)
        return several or any("tasks_each" in task.loose for task in self.tasks)

    @property
    def couples(self) -> bool:
        """Whether anything joins one choice to another beyond places and one task for each person.

        Where nothing does, the choices are a flow from persons to places, whose linear programme has
        whole numbers for its best corner (Hoffman and Kruskal, 1956).
        """
        return bool(
            self.groups
            or self.at_once
            or any(person.most_tasks > 1 for person in self.persons)
            or any(task.fewest > 1 or task.together for task in self.tasks)
        )
