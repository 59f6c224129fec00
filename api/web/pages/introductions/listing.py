"""The introductions that somebody may see, by what they wait for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.desk import TheDesk
from api.web.pages.introductions.told import Waiting, waiting_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.codes import code_list
from matching.introductions import showing
from matching.introductions.visible import Seen
from matching.rights.actor import Actor
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

AT_A_TIME, FIRST = 25, 5
UNDER_WAY: Mapping[str, Words] = {
    "open": words("Wait for answers"),
    "draft": words("Drafts"),
    "waiting": words("In line"),
    "accepted": words("Both said yes"),
}
OVER = ("declined", "expired", "withdrawn")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """An introduction as it stands in a list."""

    seen: Seen
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Section:
    """The first introductions in one state; ``rest`` is after which one there are more."""

    state: str
    title: Words
    rows: list[Row]
    rest: str | None


@router.get("/introductions")
def introductions(
    request: Request,
    visitor: TheVisitor,
    desk: TheDesk,
    state: Annotated[str, Query(max_length=20)] = "",
    after: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """What is under way; or all in one ``state``, the newest first."""
    demand(visitor.actor, "ask")
    known = state if state in code_list("introduction_states") else ""
    states = {known: UNDER_WAY.get(known, words("Closed"))} if known else UNDER_WAY
    most = AT_A_TIME if known else FIRST
    found = transact(
        desk.url,
        lambda work: [
            _section(work, visitor.actor, one, title, most, after if known else "")
            for one, title in states.items()
        ],
        writing=False,
    )
    return render(
        request,
        "introductions/list.html",
        sections=[one for one in found if one.rows or known],
        state=known,
        states=[*UNDER_WAY, *OVER],
        after=after,
    )


def _section(work: UnitOfWork, actor: Actor, state: str, title: Words, most: int, after: str) -> Section:
    views, rest = showing.list_for(work, actor, showing.Chosen(state), most, after)
    return Section(state, title, [Row(one.seen, waiting_of(one.seen, actor)) for one in views], rest)
