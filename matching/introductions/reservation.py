"""What accepting an introduction takes from the capacity of the need or the offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from matching.availability import DateWindow
from matching.errors import InvalidStep
from matching.introductions.ask import Ask
from matching.introductions.dates import in_words, shared, within
from matching.introductions.reservation_notes import left, notes
from matching.labels import Labels
from matching.messages import Message, message
from matching.statement import Statement

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Reservation:
    """What is taken of a statement. ``amount`` is in the statement's unit; None is not known, and not 0."""

    statement: str
    amount: Decimal | None
    dates: tuple[DateWindow, ...]
    notes: tuple[Message, ...]
    """What the broker should know because it could not be reckoned."""


def reserve(statement: Statement, ask: Ask, taken: Sequence[DateWindow] = ()) -> Reservation:
    """What ``ask`` takes of ``statement``; ``taken`` are the dates other introductions hold of it.

    What a gate holds for hard refuses: the quantity, the smallest group, the windows. So do dates that are
    taken, where no quantity says that there is enough for several. What is unknown, or only a rule of
    thumb, becomes a note.

    Raises:
        InvalidStep: more is asked for than is left, or dates on which it cannot.
    """
    amount = ask.amount if ask.unit == statement.unit else None
    _check_amount(statement, amount)
    _check_dates(statement, ask)
    _check_free(statement, ask, taken)
    return Reservation(statement.id, amount, ask.dates, tuple(notes(statement, ask, amount)))


def spend(statement: S, reservation: Reservation) -> S:
    """The statement with what was reserved spoken for."""
    if reservation.amount is None:
        return statement
    return replace(statement, committed=(statement.committed or Decimal(0)) + reservation.amount)


def _check_amount(statement: Statement, amount: Decimal | None) -> None:
    rest, least = left(statement), statement.group_min
    if rest is not None and rest <= 0:
        raise _refused(
            statement, "'{statement}' has nothing left; choose another one, or raise its quantity."
        )
    if rest is not None and amount is not None and amount > rest:
        raise _refused(
            statement,
            "'{statement}' has {left} {unit} left, and {amount} are asked for; ask for less.",
            left=rest,
            amount=amount,
            unit=Labels("units", [statement.unit or ""]),
        )
    if least and amount is not None and statement.unit == "people" and amount < least:
        raise _refused(
            statement,
            "'{statement}' is for at least {least} people, and {amount} are asked for; ask for more.",
            least=least,
            amount=amount,
        )


def _check_dates(statement: Statement, ask: Ask) -> None:
    for asked in ask.dates:
        if statement.windows and not within(asked, statement.windows):
            raise _refused(
                statement,
                "'{statement}' is not possible on every day of {asked}; choose dates within {windows}.",
                asked=in_words(asked),
                windows=[in_words(window) for window in statement.windows],
            )


def _check_free(statement: Statement, ask: Ask, taken: Sequence[DateWindow]) -> None:
    both = shared(ask.dates, taken) if left(statement) is None else []
    if both:
        raise _refused(
            statement,
            "'{statement}' has been given to another on {days}; choose other dates, or write how much there "
            "is of it, if it is enough for both.",
            days=sorted({in_words(window) for window in both}),
        )


def _refused(statement: Statement, template: str, **values: object) -> InvalidStep:
    return InvalidStep(message(template, statement=statement.id, **values))
