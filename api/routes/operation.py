"""What those who run the service ask: can it answer, and how does it do."""

from __future__ import annotations

import hmac
import ipaddress
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.metrics import Metrics
from api.readiness import ReadinessCheck
from api.schemas import Ready
from api.settings import Settings
from matching.errors import NotAllowed
from matching.messages import message

router = APIRouter(tags=["service"])
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@router.get(
    "/readyz",
    response_model=Ready,
    responses={503: {"model": Ready, "description": "Something is missing"}},
    summary="See that the service can answer",
)
async def ready(request: Request, response: Response) -> dict[str, Any]:
    """Asks the database, and says what is there; 503 when something is missing."""
    check: ReadinessCheck = request.app.state.readiness
    found = await check.look()
    response.status_code = 200 if found.ready else 503
    return {
        "status": "ready" if found.ready else "not ready",
        "database": found.database,
        "model": found.model,
        "index_age_s": found.index_age_s,
    }


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request) -> Response:
    """The numbers for Prometheus: for this machine alone, or whoever brings the token."""
    _demand_reader(request, request.app.state.settings)
    numbers: Metrics = request.app.state.metrics
    return Response(numbers.text(), media_type=CONTENT_TYPE_LATEST)


def _demand_reader(request: Request, settings: Settings) -> None:
    token = settings.metrics_token
    if token is not None:
        given = request.headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), f"Bearer {token.get_secret_value()}".encode()):
            return
    elif _is_of_this_machine(request):
        return
    raise NotAllowed(
        message(
            "The metrics are for those who run the service; ask from the machine itself, or send the token "
            "of the setting {setting}.",
            setting="BROBYGGER_METRICS_TOKEN",
        )
    )


def _is_of_this_machine(request: Request) -> bool:
    """Whether it comes from here, and no proxy says that it brings it for another."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
