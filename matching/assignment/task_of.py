"""A need as a task: how many people, how long, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

from matching.assignment.choices import TaskChoice
from matching.assignment.problem import Task
from matching.assignment.when import Time, takes_place
from matching.build_columns import day
from matching.columns import FOREVER
from matching.statement import Need, Statement
from matching.volunteer import Volunteer
from matching.volunteers import KINDS

FEW_DAYS = 3
"""A single event of so many days or fewer, without parts of the week, takes them whole."""
DAYS_OF_A_MONTH = 30.4375


def seeks_people(need: Need, today: date) -> bool:
    """Whether volunteers are sought today: the kind is one that people give, it is open, some are missing."""
    over = need.expires is not None and need.expires < today
    return (
        need.resource_kind in KINDS
        and need.status == "open"
        and not over
        and bool(dates_of(need, today) and places_left(need))
    )


def places_left(need: Need) -> int:
    """How many people are still to be found: of the quantity, else the largest group, else one."""
    if need.unit == "people" and need.quantity is not None:
        left = int(need.quantity - (need.committed or 0))
        return max(left, 0)
    return need.group_max or need.group_min or 1


def task_of(need: Need, choice: TaskChoice, today: date) -> Task:
    """The task, as the need states it unless a broker has chosen otherwise.

    Hours of a quantity in hours are shared evenly over the places and the months.
    """
    most = choice.places if choice.places is not None else places_left(need)
    there = int(need.committed or 0) if need.unit == "people" else 0
    fewest = choice.fewest if choice.fewest is not None else max((need.group_min or 1) - there, 1)
    if choice.places is None and choice.fewest is None:
        most = max(most, fewest)
    hours = float(need.hours_per_month) if need.hours_per_month is not None else _shared(need, most, today)
    return Task(
        id=need.id,
        host=need.partner,
        fewest=fewest,
        most=most,
        weight=1.0 if choice.weight is None else choice.weight,
        hours=hours if choice.hours is None else choice.hours,
        times=times_of(need, today),
        together=need.engagement_form == "event_day",
        required=tuple(each.label for each in need.competences if each.required),
    )


def dates_of(statement: Statement, today: date) -> tuple[tuple[int, int], ...]:
    """Its windows from today on, joined where they touch; all the time to come where it names none."""
    now = day(today)
    if not statement.windows:
        return ((now, FOREVER),)
    given = [
        (max(day(w.start) if w.start else now, now), day(w.end) if w.end else FOREVER)
        for w in statement.windows
    ]
    joined: list[tuple[int, int]] = []
    for first, last in sorted(window for window in given if window[0] <= window[1]):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def times_of(need: Need, today: date) -> tuple[Time, ...]:
    """The times it may be done: an event in one of its windows, anything else in all of them.

    Slots that its dates never reach are left out, unless that is all of them.
    """
    dates = dates_of(need, today)
    event = need.engagement_form == "event_day"
    spans = [(window,) for window in dates] if event else [dates]
    if not need.slots:
        return tuple(_without_slot(span, event=event) for span in spans)
    every = tuple(Time(span, slot.bit) for span, slot in product(spans, need.slots))
    reached = tuple(time for time in every if takes_place(time))
    return reached or tuple(replace(_without_slot(span, event=event)) for span in spans)


def times_for(task: Task, volunteer: Volunteer, today: date) -> tuple[int, ...]:
    """The times of a task, by position, at which the volunteer can; what is not known is no hindrance."""
    slots = {slot.bit for slot in volunteer.slots}
    free = _free(volunteer, today)
    return tuple(
        at
        for at, time in enumerate(task.times)
        if (time.slot is None or not slots or time.slot in slots)
        and any(first <= end and begin <= last for first, last in time.dates for begin, end in free)
    )


def _without_slot(span: tuple[tuple[int, int], ...], *, event: bool) -> Time:
    days = sum(last - first + 1 for first, last in span)
    whole = event and days <= FEW_DAYS
    return Time(span, whole_days=whole, exclusive=whole)


def _free(volunteer: Volunteer, today: date) -> list[tuple[int, int]]:
    if not volunteer.windows:
        return [(day(today), FOREVER)]
    return [
        (day(w.start) if w.start else day(today), day(w.end) if w.end else FOREVER) for w in volunteer.windows
    ]


def _shared(need: Need, most: int, today: date) -> float | None:
    """Hours a month for each of ``most`` people, of a quantity in hours whose dates have an end."""
    dates = dates_of(need, today)
    if need.unit != "hours" or need.quantity is None or not dates or dates[-1][1] == FOREVER or most < 1:
        return None
    months = max(sum(last - first + 1 for first, last in dates) / DAYS_OF_A_MONTH, 1.0)
    return float(need.quantity - (need.committed or 0)) / months / most
