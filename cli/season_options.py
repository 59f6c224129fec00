"""Options by which a broker says who is first, forbidden or left out of a season."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from matching.errors import InvalidQuery
from matching.messages import message

if TYPE_CHECKING:
    from matching.season.rule import Rule
    from matching.season.season import Sort

SORTS: tuple[Literal["needs"], Literal["offers"]] = ("needs", "offers")
FirstPairs = Annotated[
    list[str] | None,
    typer.Option(
        "--first",
        metavar="NEED,OFFER",
        help="These two stand first for each other; a partner stands for all it has; repeatable.",
    ),
]
ForbiddenPairs = Annotated[
    list[str] | None,
    typer.Option("--forbid", metavar="NEED,OFFER", help="These two are never paired; repeatable."),
]
LeftOut = Annotated[
    list[str] | None,
    typer.Option(
        "--leave-out", metavar="ID", help="A need, an offer or a partner that is left out; repeatable."
    ),
]


def rules_of(
    first: Sequence[str] | None, forbid: Sequence[str] | None, leave_out: Sequence[str] | None
) -> tuple[Rule, ...]:
    """The rules that were typed, each once.

    Raises:
        InvalidQuery: a pair is none, or an id.
    """
    from matching.season.rule import Rule, read_pair

    pairs = [read_pair("first", text) for text in first or ()]
    pairs += [read_pair("forbid", text) for text in forbid or ()]
    return tuple(dict.fromkeys([*pairs, *(Rule("leave_out", id.strip()) for id in leave_out or ())]))


def sort_of(text: str) -> Sort:
    """The side that gets lists.

    Raises:
        InvalidQuery: it is none.
    """
    for sort in SORTS:
        if text == sort:
            return sort
    raise InvalidQuery(
        message("--lists-for '{value}' is no side of a season; use needs or offers.", value=text)
    )
