"""A plan as a document for programs."""

from __future__ import annotations

from typing import Any

from matching.assignment.from_register import Prepared
from matching.assignment.plan import AssignmentPlan, Placed, Value
from matching.assignment.words import blocked_words, reason, summary, wish_words
from matching.availability import Slot
from matching.codes import code_list
from matching.messages import Language
from matching.register import Register


def plan_as_dict(
    plan: AssignmentPlan, prepared: Prepared, register: Register, language: Language
) -> dict[str, Any]:
    """Every task with who goes there, what is missing and why; keys and codes are English."""
    blocked = {found.task: found for found in plan.blocked}
    tasks = []
    for at, (task, need) in enumerate(zip(plan.problem.tasks, prepared.needs, strict=True)):
        people = plan.people_at(at)
        found = blocked.get(at)
        tasks.append(
            {
                "need": need.id,
                "title": need.headline,
                "partner": need.partner,
                "places": task.most,
                "fewest": task.fewest,
                "filled": len(people),
                "volunteers": [_placed(plan, prepared, register, placed) for placed in people],
                "before_start": list(need.safeguards) if people else [],
                "blocked": None
                if found is None
                else {
                    "missing": found.missing,
                    "kind": found.kind,
                    "also": list(found.also),
                    "nearest": found.nearest,
                    "nearest_gain": found.nearest_gain,
                    "examined": found.examined,
                    "phrase": reason(found.kind).text(language) if found.kind else None,
                    "sentence": blocked_words(found).text(language),
                },
            }
        )
    return {
        "tasks": tasks,
        "wishes_not_met": [
            {
                "id": prepared.volunteers[person].id,
                "need": prepared.needs[task].id,
                "phrase": wish_words(plan, person, task).text(language),
            }
            for person, task in unmet_wishes(plan, prepared)
        ],
        "unassigned": [prepared.volunteers[at].id for at in _left_over(plan)],
        "places": _value(plan.places),
        "fit": _value(plan.fit),
        "method": plan.method,
        "proven": plan.proven,
        "seconds": round(plan.seconds, 3),
        "notes": [sentence.text(language) for sentence in summary(plan)],
    }


def unmet_wishes(plan: AssignmentPlan, prepared: Prepared) -> list[tuple[int, int]]:
    """Volunteers and the tasks they wished for and do not go to, by position."""
    placed = {(one.person, one.task) for one in plan.placed}
    return [wish for wish in prepared.wishes if wish not in placed]


def slot_of(plan: AssignmentPlan, placed: Placed) -> Slot | None:
    """The part of the week at which somebody comes; None where it is not known."""
    number = plan.problem.tasks[placed.task].times[placed.time].slot
    if number is None:
        return None
    parts = list(code_list("day_parts"))
    return Slot(list(code_list("weekdays"))[number // len(parts)], parts[number % len(parts)])


def _placed(plan: AssignmentPlan, prepared: Prepared, register: Register, placed: Placed) -> dict[str, Any]:
    volunteer = prepared.volunteers[placed.person]
    pair, slot = plan.problem.pair_at[placed.person, placed.task], slot_of(plan, placed)
    return {
        "id": volunteer.id,
        "alias": volunteer.alias,
        "partner": volunteer.partner,
        "partner_label": register.partner(volunteer.partner).name,
        "slot": None if slot is None else str(slot),
        "fit": round(pair.fit, 4),
        "wished": pair.wished,
        "team": None if placed.group is None else plan.problem.groups[placed.group].name,
    }


def _value(value: Value) -> dict[str, float]:
    return {"reached": round(value.reached, 4), "most": round(value.most, 4), "gap": round(value.gap, 6)}


def _left_over(plan: AssignmentPlan) -> list[int]:
    placed = {one.person for one in plan.placed}
    return [at for at in range(len(plan.problem.persons)) if at not in placed]
