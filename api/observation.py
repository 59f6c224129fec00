"""What is noted of each request: a line of the log, and numbers; never what was asked or answered."""

from __future__ import annotations

import logging
import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field
from http import HTTPStatus
from time import perf_counter
from typing import Any, Protocol

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("brobygger.request")

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
UNMATCHED = "unmatched"
"""The route of a request for an address that there is not: the address could be somebody's words."""


@dataclass(slots=True)
class Observed:
    """One request while it is answered, and what is known of it afterwards."""

    request_id: str = field(default_factory=lambda: secrets.token_hex(8))
    method: str = "OTHER"
    route: str = UNMATCHED
    status: int = HTTPStatus.INTERNAL_SERVER_ERROR
    seconds: float = 0.0
    actor_id: str | None = None
    lists: list[tuple[int, int]] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """The fields of its line in the log."""
        return {
            "method": self.method,
            "route": self.route,
            "status": int(self.status),
            "ms": round(self.seconds * 1000, 1),
            "request_id": self.request_id,
            "actor_id": self.actor_id,
        }


_current: ContextVar[Observed | None] = ContextVar("brobygger_observed", default=None)


class Counts(Protocol):
    """Whoever counts requests."""

    def count(self, observed: Observed) -> None: ...


def request_id() -> str | None:
    """The id of the request that is being answered; None outside of one."""
    observed = _current.get()
    return observed.request_id if observed else None


def note_actor(actor_id: str | None) -> None:
    """Note the id of whoever makes the request that is being answered."""
    if observed := _current.get():
        observed.actor_id = actor_id


def note_list(considered: int, length: int) -> None:
    """Note a list that was made: how many candidates were looked at for it, and how long it became."""
    if observed := _current.get():
        observed.lists.append((considered, length))


class Observation:
    """Measures each request and writes the line about it; its id goes out as the header X-Request-ID."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self.app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        observed = Observed(method=scope["method"] if scope["method"] in METHODS else "OTHER")
        began, token = perf_counter(), _current.set(observed)

        async def send_observed(sent: Message) -> None:
            if sent["type"] == "http.response.start":
                observed.status = sent["status"]
                MutableHeaders(scope=sent)["X-Request-ID"] = observed.request_id
            await send(sent)

        try:
            await self.app(scope, receive, send_observed)
        finally:
            observed.seconds, observed.route = perf_counter() - began, route_of(scope)
            self._counts.count(observed)
            level = logging.ERROR if observed.status >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
            logger.log(level, "request", extra={"seen": observed.fields()})
            _current.reset(token)


def route_of(scope: Scope) -> str:
    """The template of the route that answered, as in ``/v1/needs/{id}``."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    template = getattr(context, "path", None) or getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        return template
    is_plain = "endpoint" in scope and not scope.get("path_params") and not scope.get("root_path")
    return str(scope["path"]) if is_plain else UNMATCHED
