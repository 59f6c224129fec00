"""The check before a need is published: what a company asks first, and whether the need says it.

It is no gate: a need with open items can be published. It is told what to write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from matching.due.statements import last_day
from matching.messages import Message, message
from matching.reading.signs import speaks_of
from matching.statement import Need

Item = Literal["scope", "amount", "time", "learnt", "received", "urgency", "in_return"]
FEWEST_WORDS = 12
"""Of a text from which a stranger sees what is to be done."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of the check; ``sentence`` says what stands there, or what to write."""

    item: Item
    question: Message
    is_ready: bool
    sentence: Message
    field: str
    """Where it is written."""


def readiness(need: Need) -> tuple[Checked, ...]:
    """Every item of the check, in the order in which a company asks."""
    return tuple(
        Checked(item, question, ready := test(need), done if ready else to_do, field)
        for item, (question, test, done, to_do, field) in CHECKS.items()
    )


def open_items(need: Need) -> int:
    """How many items are not ready."""
    return sum(not one.is_ready for one in readiness(need))


def _has_scope(need: Need) -> bool:
    return bool(need.title) and len(need.text.split()) >= FEWEST_WORDS


def _has_amount(need: Need) -> bool:
    amounts = (need.quantity, need.hours_per_month, need.group_min, need.group_max)
    return any(amount is not None for amount in amounts)


def _has_time(need: Need) -> bool:
    return bool(need.windows or need.slots) or need.engagement_form is not None


def _is_learnt(need: Need) -> bool:
    return "learnt" in speaks_of(f"{need.text}\n{need.in_return}")


def _is_received(need: Need) -> bool:
    return "received" in speaks_of(need.text)


def _has_urgency(need: Need) -> bool:
    return last_day(need) is not None or "urgent" in speaks_of(need.text)


def _gives_back(need: Need) -> bool:
    return bool(need.returns or need.in_return.strip())


Check = tuple[Message, Callable[[Need], bool], Message, Message, str]
CHECKS: dict[Item, Check] = {
    "scope": (
        message("Is it clear what is to be done?"),
        _has_scope,
        message("There is a title, and a text that a stranger can picture it from."),
        message("Write a title, and two or three sentences: what is to be done, where, and with whom."),
        "text",
    ),
    "amount": (
        message("How many, or how much?"),
        _has_amount,
        message("It says how many people, hours or things it takes."),
        message("Write how many people, hours or things it takes. A guess is better than nothing."),
        "quantity",
    ),
    "time": (
        message("When, and for how long?"),
        _has_time,
        message("It says when, or what form it has."),
        message("Choose the months or the times of the week, or whether it is one day or something lasting."),
        "windows",
    ),
    "learnt": (
        message("What do they learn?"),
        _is_learnt,
        message("It says what somebody takes home from it."),
        message("Add a sentence to the text, as in 'You learn how we …' or 'It gives experience with …'."),
        "text",
    ),
    "received": (
        message("Who in the board or the staff receives them?"),
        _is_received,
        message("It says who is there for them."),
        message("Add a sentence to the text, as in 'Our coordinator receives you and shows you around'."),
        "text",
    ),
    "urgency": (
        message("How urgent is it?"),
        _has_urgency,
        message("It says by when."),
        message("Choose a last day. If there is no hurry, write that."),
        "expires",
    ),
    "in_return": (
        message("What do you give in return?"),
        _gives_back,
        message("It says what you give in return."),
        message("Choose or write what the company gets: attention, knowledge, people it would never meet."),
        "in_return",
    ),
}
