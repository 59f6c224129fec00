"""Stylesheet, script and icon, as a browser fetches and keeps them."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from api.web.assets import asset_at

KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

router = APIRouter(prefix="/static")


@router.get("/{name}")
async def static_file(name: str) -> Response:
    """A file whose name holds the digest of its content: it never changes."""
    found = asset_at(f"/static/{name}")
    if found is None:
        raise HTTPException(404)
    return Response(found.content, headers=KEPT, media_type=found.media_type)
