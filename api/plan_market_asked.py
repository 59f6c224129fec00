"""What can be asked of a market plan; it is read in the process of the plans, which knows no FastAPI."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError

from api.plan_limits import SEED, check_size
from api.refusals import refusals
from matching.errors import InvalidProfile, InvalidQuery
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket
from matching.messages import message

Asked = TypeVar("Asked", bound=BaseModel)
LONGEST_SHOWN = 80
LARGEST = 2**53
NUMBERS = {"list_type": "number_list_type"}
"""All lists here are of numbers."""


class FirstFault(FailFast):
    """In a list with a million faults one is looked for; unlike its base it can be part of a union."""

    __hash__ = object.__hash__


Whole = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Numbers = Annotated[list[float], FirstFault()]
Table = Annotated[list[Numbers], FirstFault()]
Indices = Annotated[list[Whole], FirstFault()]
ForEach = Annotated[float | Numbers | None, Field(json_schema_extra={"examples": [2, [1, 2, 1]]})]


class PreferencesAsked(BaseModel):
    """A market of proposers and receivers: two tables, or the pairs that are candidates."""

    model_config = ConfigDict(extra="forbid")

    proposers: Table | None = Field(
        None,
        description="F: a row for each proposer with its preference, 0 to 1, for each receiver.",
        examples=[[[0.9, 0.2], [0.8, 0.7]]],
    )
    receivers: Table | None = Field(
        None,
        description="G: a row for each receiver with its preference for each proposer.",
        examples=[[[0.5, 0.9], [0.6, 0.4]]],
    )
    pairs: Table | None = Field(
        None,
        description="Instead of the tables the candidates alone: [proposer, receiver, f, g], from index 0.",
    )
    size: Indices | None = Field(
        None, description="With `pairs`: [number of proposers, number of receivers]."
    )
    examination: str | Numbers = Field(
        "inverse", description="inverse, exponential or logarithmic, or the values of the places themselves."
    )

    def market(self) -> PlanMarket:
        """The market.

        Raises:
            InvalidQuery: it is too large, given in both forms or neither, or a value cannot be used.
        """
        given = (self.proposers is not None, self.receivers is not None, self.pairs is not None)
        if given == (True, True, False) and self.size is None:
            rows, columns = self.proposers or [], self.receivers or []
            check_size(max(_cells(rows), _cells(columns)), len(rows), len(columns))
            return PlanMarket.from_matrices(_even(rows, "proposers"), _even(columns, "receivers"))
        if given == (False, False, True) and self.size is not None and len(self.size) == 2:
            m, n = self.size
            check_size(len(self.pairs or []), m, n)
            proposer, receiver, f, g = _in_columns(self.pairs or [])
            return PlanMarket.from_pairs(proposer, receiver, f, g, size=(m, n))
        raise InvalidQuery(
            message(
                "A market is given as 'proposers' and 'receivers', two tables, or as 'pairs' with 'size'; "
                "send one of the two."
            )
        )


class MarketAsked(PreferencesAsked):
    """A plan for a market."""

    planner: str = Field(
        "ascent", description="ascent, which has most matches, nash, fair, transferable, reciprocal or naive."
    )
    length: Whole | None = Field(None, description="Longest list; everybody if left out.")
    capacity: ForEach = Field(
        None, description="Most expected matches of each receiver: a number, or a list with one for each."
    )
    cap: ForEach = Field(None, description="Most expected proposals to each receiver, in the same way.")
    floor: ForEach = Field(None, description="Least exposure of each receiver, in the same way.")
    small: Indices | None = Field(None, description="The floor is for these receivers alone.")
    forbidden: Annotated[list[Indices], FirstFault()] = Field(
        [], description="Pairs [proposer, receiver] that are on no list."
    )
    fixed: dict[str, Indices] = Field(
        {}, description="First places of some lists, by the proposer's index.", examples=[{"0": [3, 1]}]
    )
    deadline: float | None = Field(
        None, description="Seconds after which it stops looking for something better; 20 if left out."
    )
    seed: Annotated[int, Field(ge=0, le=LARGEST)] = Field(
        SEED, description="The same number gives the same plan, unless a deadline stops it."
    )
    costs: bool = Field(True, description="Whether it plans without each constraint too, to tell its cost.")

    def constraints(self) -> Constraints:
        """What the plan has to keep to.

        Raises:
            InvalidQuery: a pair is none, or a proposer is no index.
        """
        return Constraints(
            capacity=self.capacity,
            cap=self.cap,
            floor=self.floor,
            small=None if self.small is None else frozenset(self.small),
            forbidden=frozenset(_pair(one) for one in self.forbidden),
            fixed={_index(name): tuple(own) for name, own in self.fixed.items()},
        )


class MeasuresAsked(PreferencesAsked):
    """The measures of a plan that is there."""

    lists: Annotated[list[Indices], FirstFault()] = Field(
        description="For each proposer the receivers' indices, best first.", examples=[[[0, 1], [1, 0]]]
    )


def read_asked(model: type[Asked], body: bytes) -> Asked:
    """What ``body``, a JSON document, asks for.

    Raises:
        InvalidProfile: it is none, or has another form.
    """
    try:
        return model.model_validate(json.loads(body))
    except UnicodeDecodeError:
        errors: list[Mapping[str, Any]] = [{"type": "json_invalid", "loc": ("body", 0), "input": ""}]
    except json.JSONDecodeError as error:
        errors = [{"type": "json_invalid", "loc": ("body", error.pos), "input": ""}]
    except RecursionError:
        errors = [{"type": "model_type", "loc": ("body",), "input": ""}]
    except ValidationError as error:
        errors = [*_shortened(error.errors(include_url=False, include_context=True))]
    raise InvalidProfile(refusals(errors))


def _shortened(errors: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
    """One error for each field, with no more of what was given than can be read."""
    seen = set()
    for error in errors:
        field = tuple(error["loc"][:1])
        if field not in seen:
            seen.add(field)
            given, kind = error["input"], NUMBERS.get(error["type"], error["type"])
            shown = given if isinstance(given, str) else ascii(given) if _is_short(given) else "…"
            yield {**error, "type": kind, "loc": ("body", *field), "input": shown[:LONGEST_SHOWN]}


def _is_short(given: Any) -> bool:
    return not isinstance(given, list | dict) or (len(given) <= 4 and all(map(_is_short, given)))


def _cells(table: Sequence[Sequence[float]]) -> int:
    return sum(map(len, table))


def _even(table: list[list[float]], name: str) -> list[list[float]]:
    for at, row in enumerate(table, 1):
        if len(row) != len(table[0]):
            raise InvalidQuery(
                message(
                    "Row {row} of '{name}' has {cells} numbers and the first has {first}; give each "
                    "row as many.",
                    row=at,
                    name=name,
                    cells=len(row),
                    first=len(table[0]),
                )
            )
    return table


def _in_columns(pairs: Sequence[Sequence[float]]) -> tuple[list[int], list[int], list[float], list[float]]:
    for at, pair in enumerate(pairs, 1):
        if len(pair) != 4 or not all(0 <= one < LARGEST and one == int(one) for one in pair[:2]):
            raise InvalidQuery(
                message(
                    "Pair {at} is not [proposer, receiver, f, g] with two indices from 0 up; correct it.",
                    at=at,
                )
            )
    return (
        [int(one[0]) for one in pairs],
        [int(one[1]) for one in pairs],
        [one[2] for one in pairs],
        [one[3] for one in pairs],
    )


def _pair(given: Sequence[int]) -> tuple[int, int]:
    if len(given) != 2:
        raise InvalidQuery(
            message(
                "A forbidden pair has two indices, a proposer's and a receiver's; here it has {n}.",
                n=len(given),
            )
        )
    return given[0], given[1]


def _index(name: str) -> int:
    if not (name.isascii() and name.isdecimal() and len(name) < 16):
        raise InvalidQuery(
            message(
                "'{name}' is not the index of a proposer; write fixed places as in {example}.",
                name=name[:LONGEST_SHOWN],
                example='{"0": [3, 1]}',
            )
        )
    return int(name)
