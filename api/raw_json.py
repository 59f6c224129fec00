"""A body of JSON that another process reads: one of many megabytes would hold up every other request."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import BaseModel

from api.refusals import refusals
from matching.errors import InvalidProfile

JSON = ("application/json", "+json")


async def raw_json(request: Request) -> bytes:
    """The body as it was sent.

    Raises:
        InvalidProfile: it is announced as something else.
    """
    announced = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if not announced.endswith(JSON):
        raise InvalidProfile(refusals([{"type": "model_type", "loc": ("body",), "input": ""}]))
    return await request.body()


RawJson = Annotated[bytes, Depends(raw_json)]


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """What the OpenAPI document says of a route that is sent ``model``."""
    schema = model.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
