"""The scores of an event file: a list of rows, or pairs with what all others count as."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.errors import InvalidFile
from matching.messages import message
from matching.rounds.event import Participant, Scores
from matching.rounds.fields import Fields, typed

Side = tuple[Participant, ...]


def stated_scores(fields: Fields, a: Side, b: Side) -> tuple[Scores | None, float | None]:
    """A row for each of ``a`` and a column for each of ``b``, NaN where there is no score; and what all
    others count as. None where neither is said.

    Raises:
        InvalidFile: they have another form, or a number is none.
    """
    if not fields.has("scores") or not a or not b:
        return None, None  # an empty side is refused by the event, in a sentence of its own
    if isinstance(given := fields.given["scores"], list):
        return _table(given), None
    chosen = Fields(given, "scores", ("others", "pairs"))
    others = chosen.value("others", float, None)
    stated = np.full((len(a), len(b)), np.nan)
    _fill(stated, chosen.value("pairs", list, []), a, b)
    return stated, None if others is None else _score(others, "scores.others")


def complete(stated: Scores | None, others: float | None) -> Scores | None:
    """The scores of all pairs; None where some are not known."""
    if stated is None or (others is None and np.isnan(stated).any()):
        return None
    return stated if others is None else np.where(np.isnan(stated), others, stated)


def _table(given: list[Any]) -> Scores:
    rows = [typed(row, list, f"scores[{i + 1}]") for i, row in enumerate(given)]
    if len({len(row) for row in rows}) > 1:
        raise InvalidFile(message("The rows of scores differ in length; give each a number for each of b."))
    numbers = [
        [np.nan if one is None else _score(one, f"scores[{i + 1}]") for one in row]
        for i, row in enumerate(rows)
    ]
    return np.array(numbers, dtype=np.float64)


def _fill(stated: Scores, pairs: list[Any], a: Side, b: Side) -> None:
    place_a, place_b = ({one.id: i for i, one in enumerate(side)} for side in (a, b))
    for number, pair in enumerate(pairs):
        where = f"scores.pairs[{number + 1}]"
        if len(typed(pair, list, where)) != 3:
            raise InvalidFile(message("{where} has to be an id of a, an id of b and a score.", where=where))
        one, other = (typed(id, str, where) for id in pair[:2])
        if one not in place_a or other not in place_b:
            raise InvalidFile(
                message(
                    "{where} is of '{a}' and '{b}'; the first has to be an id of a and the second one of b.",
                    where=where,
                    a=one[:60],
                    b=other[:60],
                )
            )
        stated[place_a[one], place_b[other]] = _score(pair[2], where)


def _score(value: Any, where: str) -> float:
    number = float(typed(value, float, where))
    if not 0 <= number <= 1:
        raise InvalidFile(
            message("{where} holds the score {value}; write a number from 0 to 1.", where=where, value=number)
        )
    return number
