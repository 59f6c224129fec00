"""Who reads an answer: a program, or a person at a page."""

from __future__ import annotations

from fastapi import Request

FOR_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics", "/docs", "/openapi.json", "/static/")
SIGN_IN = "/v1/sign-in/"
"""Where a browser goes to the provider of OpenID Connect and comes back."""


def is_page_path(path: str) -> bool:
    """Whether ``path`` is one of the pages, or of nothing."""
    return not path.startswith(FOR_PROGRAMS) or path.startswith(SIGN_IN)


def is_for_a_person(request: Request) -> bool:
    """Whether a browser shows the answer: it asks for a page, at the path of one."""
    return is_page_path(request.url.path) and "text/html" in request.headers.get("accept", "")
