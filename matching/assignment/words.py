"""What a plan says, in words: how far it goes, and the one reason that blocked a task."""

from __future__ import annotations

from matching.assignment.plan import AssignmentPlan, Blocked
from matching.gate_phrases import gate_phrase
from matching.messages import Message, message

REASONS = {
    "at_once": message("the partner receives no more people at once"),
    "tasks_each": message("those who could have as many tasks already as they take"),
    "clash": message("those who could are at another task at that time"),
    "group": message("fewer can come than the smallest group it is done with"),
    "team": message("a team goes whole, and only some of it can come"),
    "hours": message("those who could have too few hours a month"),
    "elsewhere": message("those who could are needed for other tasks"),
    "time": message("it does not suit volunteers on these days or at this time of the week"),
    "competence": message("volunteers lack a competence that is required"),
    "choice": message("volunteers have said no to it"),
}
GATES = ("language", "distance", "safeguarding", "capacity", "roles", "terms", "excluded", "resource")


def reason(kind: str) -> Message:
    """A kind of condition as the reason why places stay empty."""
    return REASONS[kind] if kind in REASONS else gate_phrase(kind)


def blocked_words(blocked: Blocked) -> Message:
    """Why the places of a task stay empty, as a sentence."""
    if blocked.kind is not None:
        return message("The one reason: {reason}.", reason=reason(blocked.kind))
    if not blocked.examined:
        return message("Why is not known: the deadline came first; write a longer one with --deadline.")
    if blocked.nearest is not None:
        return message("No single reason; what comes nearest: {reason}.", reason=reason(blocked.nearest))
    return message("No single reason: whichever one condition were lifted, nobody more could come.")


def wish_words(plan: AssignmentPlan, person: int, task: int) -> Message:
    """Why somebody does not go to a task that was wished for."""
    pair = plan.problem.pair_at.get((person, task))
    if pair is None:
        return message("two conditions or more are in the way")
    for kind in sorted(pair.barriers):
        return reason(kind)
    asked, there = plan.problem.tasks[task], plan.problem.persons[person].hours
    if not asked.together and len(pair.has) < len(asked.required):
        return reason("competence")
    if asked.hours is not None and there is not None and asked.hours > there:
        return reason("hours")
    return message("the plan as a whole is better without it")


def summary(plan: AssignmentPlan) -> list[Message]:
    """How many places are filled, and whether that is proven the best."""
    people = len({placed.person for placed in plan.placed})
    tasks = plan.problem.tasks
    full = len(tasks) - len(_short(plan))
    filled = message(
        "{filled} of {places} places are filled, by {people} of {volunteers} volunteers; {full} of {tasks} "
        "tasks are full.",
        filled=len(plan.placed),
        places=sum(task.most for task in tasks),
        people=people,
        volunteers=len(plan.problem.persons),
        full=full,
        tasks=len(tasks),
    )
    return [filled, _how_good(plan)]


def _short(plan: AssignmentPlan) -> list[int]:
    return [at for at, task in enumerate(plan.problem.tasks) if len(plan.people_at(at)) < task.most]


def _how_good(plan: AssignmentPlan) -> Message:
    if plan.proven:
        return message("Proven: no plan fills more places, and none that fills as many suits people better.")
    if plan.places.gap == 0:
        return message(
            "Proven: no plan fills more places. One that suits people up to {gap} % better may exist; give "
            "it more time with --deadline.",
            gap=f"{100 * plan.fit.gap:.1f}",
        )
    return message(
        "Not proven: up to {gap} % more places might be filled; give it more time with --deadline.",
        gap=f"{100 * plan.places.gap:.1f}",
    )
