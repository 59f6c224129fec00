"""What a browser keeps for us and cannot change: signed, for one purpose, and good for a time."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from api.security.keeper import Keeper


def sealed(request: Request, purpose: str, value: Any) -> str:
    """``value``, of what JSON can hold, for ``purpose`` alone."""
    return str(_seal(request, purpose).dumps(value))


def unsealed(request: Request, purpose: str, text: str | None, good_for_s: int) -> Any:
    """What was sealed; None when it was not, for another purpose, or longer ago than ``good_for_s``."""
    try:
        return _seal(request, purpose).loads(text or "", max_age=good_for_s)
    except BadSignature:
        return None


def _seal(request: Request, purpose: str) -> URLSafeTimedSerializer:
    keeper: Keeper = request.app.state.keeper
    return URLSafeTimedSerializer(keeper.settings.secret, salt=f"brobygger.{purpose}")
