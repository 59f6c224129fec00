"""All pages, put into the service."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import static_files
from api.web.pages import account, language, partner, partner_edit, partners, sign_in, start

PAGES = (start, sign_in, account, language, partners, partner, partner_edit)
"""The modules of the pages; a new one is written down here."""


def add_pages(app: FastAPI) -> None:
    """Let ``app`` answer with pages too. They stand in no OpenAPI document: docs/rights.md lists them."""
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(static_files.router, include_in_schema=False)
