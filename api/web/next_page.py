"""Where somebody goes on to: a path of ours, and never another site."""

from __future__ import annotations

import re

from fastapi import Request

from api.readers import is_page_path

PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,2000}")
PASSED = ("/sign-in", "/sign-out", "/language", "/v1/")
"""Pages that one goes through on the way to another."""


def next_page(given: object, otherwise: str = "/") -> str:
    """``given`` if it is the path of a page here, with its query; else ``otherwise``."""
    if not isinstance(given, str) or not PATH.fullmatch(given):
        return otherwise
    return given if is_page_path(given) and not given.startswith(PASSED) else otherwise


def this_page(request: Request) -> str:
    """The path of the page that is asked for, with its query, to come back to."""
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    return next_page(f"{request.url.path}{query}")
