"""The board of partnerships: phase by phase, each with what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.security.keeper import TheKeeper
from api.web.own_centres import own_centres
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.codes import code_list
from matching.due.board import Card, board
from matching.due.item import ACTIONS
from matching.introductions.times import danish_day
from matching.rights.actor import Actor
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

GOING_ON, OVER = ("dialogue", "agreement", "running"), ("evaluated", "ended")
MOST = 20
"""Cards of a phase on the board; all of them stand on the list of the phase."""
WHICH = {"": words("All"), "own": words("Those I began"), "due": words("Those where something is due")}
Text = Annotated[str, Query(max_length=64)]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Column:
    """The cards of a phase: ``count`` of them, of which the newest are shown."""

    phase: str
    count: int
    cards: Sequence[Card]


@router.get("/partnerships")
def partnerships(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    show: Text = "",
    centre: Text = "",
    phase: Text = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Those that whoever looks may see: brokers those of their centres, members those of their partners."""
    demand(visitor.actor, "ask")
    cards, centres = transact(
        keeper.url, lambda work: _found(work, visitor.actor, centre, show), writing=False
    )
    phase = phase if phase in code_list("partnership_phases") else ""
    asked = {"show": show, "centre": centre, "phase": phase}
    listed = [one for one in cards if one.partnership.phase == phase]
    return render(
        request,
        "partnerships/board.html",
        columns=[_column(cards, one) for one in GOING_ON],
        over=[_column(cards, one) for one in OVER],
        total=len(cards),
        listed=page_of(listed, page, "/partnerships", asked) if phase else None,
        asked=asked,
        centres=centres,
        which=WHICH,
        most=MOST,
        actions=ACTIONS,
    )


def _found(work: UnitOfWork, actor: Actor, centre: str, show: str) -> tuple[list[Card], list[Centre]]:
    found = board(work, actor, danish_day(utc_now()), centre or None)
    return list(_chosen(found, actor, show)), own_centres(work, actor)


def _chosen(cards: Iterable[Card], actor: Actor, show: str) -> Iterable[Card]:
    if show == "own":
        return (one for one in cards if one.partnership.history[0].user == actor.user)
    return (one for one in cards if one.due) if show == "due" else cards


def _column(cards: Iterable[Card], phase: str) -> Column:
    found = [one for one in cards if one.partnership.phase == phase]
    return Column(phase, len(found), found[:MOST])
