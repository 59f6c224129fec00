"""Where an introduction is looked at, and its steps are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.database_market import AnyMarket
from api.dependencies import TheId
from api.desk import Desk, TheDesk
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheWarmMarket
from matching.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks for which introduction, and what the answer is made of."""

    id: str
    request: Request
    visitor: Visitor
    desk: Desk
    market: AnyMarket

    @property
    def actor(self) -> Actor:
        return self.visitor.actor


def place(id: TheId, request: Request, visitor: TheVisitor, desk: TheDesk, market: TheWarmMarket) -> Place:
    """The introduction that the address names."""
    return Place(id, request, visitor, desk, market)


ThePlace = Annotated[Place, Depends(place)]
