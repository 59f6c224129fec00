"""Judgments by query, checked against the market they were written for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from matching.errors import InvalidFile
from matching.messages import message
from matching.register import Register
from matching.statement import Need, Offer

Grades = dict[str, int]
"""Grade (0, 1 or 2) by partner id."""


class Judgment(Protocol):
    """One line of a judgments file; see docs/format.md."""

    @property
    def query(self) -> str: ...

    @property
    def partner(self) -> str: ...

    @property
    def grade(self) -> int: ...


def judged_queries(register: Register, judgments: Iterable[Judgment]) -> dict[str, Grades]:
    """Grades by query id, both in the order of the ids.

    Raises:
        InvalidFile: there are no judgments, a query or partner is not in the register, a partner is
            judged for itself, or a pair has two different grades.
    """
    found: dict[str, Grades] = defaultdict(dict)
    for judgment in judgments:
        _check(register, judgment)
        first = found[judgment.query].setdefault(judgment.partner, judgment.grade)
        if first != judgment.grade:
            raise InvalidFile(
                message(
                    "'{partner}' is judged {first} and {second} for '{query}'; keep one of the two lines.",
                    partner=judgment.partner,
                    query=judgment.query,
                    first=first,
                    second=judgment.grade,
                )
            )
    if not found:
        raise InvalidFile(
            message("The judgments are empty; write at least one line with query, partner and grade.")
        )
    return {query: dict(sorted(found[query].items())) for query in sorted(found)}


def answerable(grades: dict[str, Grades]) -> dict[str, Grades]:
    """The queries for which somebody has a grade above 0.

    Raises:
        InvalidFile: there is none.
    """
    found = {query: own for query, own in grades.items() if any(own.values())}
    if not found:
        raise InvalidFile(
            message("Every grade is 0, so no list can be better than another; judge some pairs that fit.")
        )
    return found


def owner_of(register: Register, query: str) -> str:
    """Id of the partner behind a need, an offer or a partner."""
    record = register.find(query)
    return record.partner if isinstance(record, (Need, Offer)) else record.id


def _check(register: Register, judgment: Judgment) -> None:
    known = (register.needs, register.offers, register.partners)
    if not any(judgment.query in records for records in known):
        raise InvalidFile(
            message(
                "The judgments name the query '{id}', but the market has no need, offer or partner with "
                "this id; use the market file they were written for.",
                id=judgment.query,
            )
        )
    if judgment.partner not in register.partners:
        raise InvalidFile(
            message(
                "The judgments name the partner '{id}', which the market does not have; use the market "
                "file they were written for.",
                id=judgment.partner,
            )
        )
    if owner_of(register, judgment.query) == judgment.partner:
        raise InvalidFile(
            message(
                "'{partner}' is judged for '{query}', which is its own; delete that line.",
                partner=judgment.partner,
                query=judgment.query,
            )
        )
