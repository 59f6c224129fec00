"""What stands before every request: who may ask, how much, and that nothing leaves but answers."""

from __future__ import annotations

import re

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.largest_body import largest_body
from api.problem_handlers import of_http
from api.problems import http_problem, unexpected_problem
from api.web.error_page import answered

MOST_DIGITS = 18
NUL = "\x00"
"""Which no id has. One database looks for it and finds nothing, another refuses to look."""
LOOPBACK = re.compile(r"(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)
PORT = re.compile(r":\d{1,5}$", re.ASCII)
HSTS = {"Strict-Transport-Security": "max-age=31536000"}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Authorization, Cookie",
    "X-Content-Type-Options": "nosniff",
}
"""Nothing is kept in caches, loaded from elsewhere, or read by another site's page. An answer that needs
another rule, as a page or a stylesheet does, brings its own."""


class Guards:
    """Refuses strangers' host names and large bodies, and catches what nobody foresaw.

    The name in the header ``Host`` must be this machine's or one of ``hosts``: a page in the user's browser
    could otherwise point a name of its own at 127.0.0.1 and read what is served here (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = frozenset()) -> None:
        self.app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_guarded(sent: Message) -> None:
            nonlocal started
            if sent["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=sent)
                for name, value in (HEADERS | (HSTS if scope["scheme"] == "https" else {})).items():
                    headers.setdefault(name, value)
            await send(sent)

        try:
            await self._answer(scope, receive, send_guarded)
        except Exception as error:  # noqa: BLE001 - the server's own handler would log its words
            problem = unexpected_problem(request := Request(scope), error)
            if not started:
                await answered(request, problem)(scope, receive, send_guarded)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            names = ", ".join(["localhost", "127.0.0.1", "[::1]", *sorted(self._hosts)])
            stranger = answered(request := Request(scope), http_problem(request, 421, names=names))
            await stranger(scope, receive, send)
        elif _announced(headers) > (most := largest_body(scope["path"])):
            too_large = await of_http(Request(scope), HTTPException(413))
            await too_large(scope, receive, send)
        elif NUL in scope["path"]:
            nothing = await of_http(Request(scope), HTTPException(404))
            await nothing(scope, receive, send)
        else:
            await self.app(scope, _at_most(most, receive), send)

    def _is_ours(self, host: str) -> bool:
        return bool(LOOPBACK.fullmatch(host)) or PORT.sub("", host).casefold() in self._hosts


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length[:MOST_DIGITS]) if length.isdecimal() else 0


def _at_most(most: int, receive: Receive) -> Receive:
    """``receive`` that refuses a body which grows beyond ``most`` bytes, whatever it announced."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        received = await receive()
        read += len(received.get("body", b""))
        if read > most:
            raise HTTPException(413)
        return received

    return counted
