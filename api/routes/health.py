"""Whether the process is up."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from api.dependencies import TheLiveMarket
from api.schemas import Health

router = APIRouter(tags=["service"])


@router.get("/healthz", response_model=Health, summary="See that the service is up")
def health(live: TheLiveMarket) -> dict[str, Any]:
    """Answers without asking the database."""
    read_at = live.read_at
    return {
        "status": "ok",
        "version": version("brobygger"),
        "read_at": read_at.isoformat(timespec="seconds") if read_at else None,
        "rebuilding": live.rebuilding,
    }
