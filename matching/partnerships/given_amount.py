"""What was given, in numbers and in short."""

from __future__ import annotations

from matching.messages import Message, message
from matching.partnerships.contribution import Contribution
from matching.partnerships.wording import Amount


def given_amount(given: Contribution) -> Message:
    """Hours and people, and money; never the text, which may say more than others need to know."""
    effort = _effort(given)
    if given.amount_dkk is None:
        return effort or message("a contribution")
    amount = Amount(given.amount_dkk)
    if effort is None:
        return message("{amount} DKK", amount=amount)
    return message("{effort} and {amount} DKK", effort=effort, amount=amount)


def _effort(given: Contribution) -> Message | None:
    hours = Amount(given.hours) if given.hours is not None else None
    if hours and given.people is not None:
        return message("{hours} hours by {people} people", hours=hours, people=given.people)
    if hours:
        return message("{hours} hours", hours=hours)
    return message("{people} people", people=given.people) if given.people else None
