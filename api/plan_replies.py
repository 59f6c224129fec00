"""What the routes of plans have in common: who may plan, in which language, and the answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response

from api.about import demand_plan
from api.language import language_of
from api.parameters import Asked
from api.security.actor import TheActor
from matching.messages import Language
from matching.rights.actor import Actor


async def planning_actor(actor: TheActor) -> Actor:
    """Who asks, and may plan; decided before a body of many megabytes is read.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
    """
    demand_plan(actor)
    return actor


Planning = Annotated[Actor, Depends(planning_actor)]


def spoken(request: Request, response: Response, asked: Asked) -> Language:
    """The language that the body asks for, else the request; the answer says so in its header."""
    request.state.language = asked.lang
    language = response.headers["Content-Language"] = language_of(request)
    return language


def made(content: bytes, response: Response, media_type: str = "application/json") -> Response:
    """``content`` with the headers that ``response`` has got so far."""
    answer = Response(content, media_type=media_type)
    answer.raw_headers.extend(response.raw_headers)
    return answer
