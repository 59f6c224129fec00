"""What could not be reckoned when capacity was reserved, in sentences for the broker."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from matching.introductions.ask import Ask
from matching.introductions.dates import months
from matching.labels import Labels
from matching.messages import Message, message
from matching.statement import Statement


def left(statement: Statement) -> Decimal | None:
    """Quantity less what is already spoken for, as in the capacity gate; None where it is not known."""
    return None if statement.quantity is None else statement.quantity - (statement.committed or 0)


def notes(statement: Statement, ask: Ask, amount: Decimal | None) -> Iterator[Message]:
    """One sentence for each thing that is unknown, or only a rule of thumb."""
    if left(statement) is None:
        yield message(
            "How much there is of '{statement}' is not known; agree on it at the first meeting.",
            statement=statement.id,
        )
    if amount is None:
        yield _not_reserved(statement, ask)
    else:
        yield from _measures(statement, ask, amount)


def _not_reserved(statement: Statement, ask: Ask) -> Message:
    if ask.amount is not None and statement.unit is not None:
        return message(
            "{amount} {asked} are asked for, but '{statement}' is counted in {unit}, so nothing is reserved; "
            "agree on an amount in {unit}.",
            amount=ask.amount,
            asked=_unit(ask.unit),
            statement=statement.id,
            unit=_unit(statement.unit),
        )
    return message(
        "How much is taken of '{statement}' is not known, so nothing is reserved; agree on an amount.",
        statement=statement.id,
    )


def _measures(statement: Statement, ask: Ask, amount: Decimal) -> Iterator[Message]:
    most, hours, n = statement.group_max, statement.hours_per_month, months(ask.dates)
    if most and statement.unit == "people" and amount > most:
        yield message(
            "{amount} people are asked for, and '{statement}' is for at most {most} at a time; agree on how "
            "they are divided.",
            amount=amount,
            statement=statement.id,
            most=most,
        )
    if hours is not None and n and statement.unit == "hours" and amount > hours * n:
        yield message(
            "{amount} hours in {n} months are more than the {hours} hours a month of '{statement}'; agree "
            "on more time, or on fewer hours.",
            amount=amount,
            n=n,
            hours=hours,
            statement=statement.id,
        )


def _unit(code: str | None) -> Labels:
    return Labels("units", [code] if code else [])
