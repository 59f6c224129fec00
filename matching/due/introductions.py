"""Introductions that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.centre_records import CentreRecords
from matching.due.item import DueItem, Letter
from matching.introductions.introduction import Introduction, Side
from matching.introductions.times import danish_day
from matching.introductions.working_days import after
from matching.messages import Message, message
from matching.partnerships.wording import Day

NEAR = 3
"""Working days before the deadline from which on a reminder is due."""


def answers_missing(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each side that has not answered an open introduction whose deadline is near or has passed."""
    near = after(today, NEAR)
    for introduction in records.introductions:
        if introduction.state == "open" and introduction.deadline and introduction.deadline <= near:
            for side in introduction.sides:
                if side.answer is None:
                    yield _reminder(records, introduction, side, introduction.deadline, today)


def _reminder(
    records: CentreRecords, introduction: Introduction, side: Side, deadline: date, today: date
) -> DueItem:
    name = records.name(side.partner)
    other = next(one for one in introduction.partners if one != side.partner)
    values = {"name": name, "other": records.name(other), "deadline": Day(deadline)}
    return DueItem(
        action="answer_missing",
        sort="introduction",
        id=introduction.id,
        partners=(side.partner,),
        since=danish_day(introduction.put) if introduction.put else deadline,
        deadline=deadline,
        sentence=Message(SENTENCE.template, values),
        letter=Letter(
            names=[name],
            body=Message((LATE if deadline < today else SOON).template, values),
            centre=records.centre.name,
        ),
    )


SENTENCE = message("{name} has not answered the introduction to {other}; the deadline is {deadline}.")
SOON = message(
    "We have introduced you to {other} and would like to know what you say: yes or no, by {deadline}. "
    "A no is fine too."
)
LATE = message(
    "We introduced you to {other}, and the deadline {deadline} has passed without your answer. Would you "
    "still like to meet? Then we can try again. A no is fine too."
)
