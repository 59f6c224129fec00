"""All pages, put into the service."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import static_files
from api.web.pages import (
    account,
    administration,
    agreements,
    employees,
    events,
    importing,
    introductions,
    language,
    matches,
    partner,
    partner_delete,
    partner_edit,
    partner_new,
    partners,
    partnerships,
    plans,
    portal,
    registration,
    reports,
    sign_in,
    start,
    statements,
)

PAGES = (
    start,
    sign_in,
    account,
    language,
    partners,
    partner_new,
    partner,
    partner_edit,
    partner_delete,
    *portal.PAGES,
    *matches.PAGES,
    *introductions.PAGES,
    *registration.PAGES,
    *employees.PAGES,
    *statements.PAGES,
    *importing.PAGES,
    *administration.PAGES,
    *partnerships.PAGES,
    *agreements.PAGES,
    *events.PAGES,
    *plans.PAGES,
    *reports.PAGES,
)
"""The modules of the pages; a new one is written down here."""


def add_pages(app: FastAPI) -> None:
    """Let ``app`` answer with pages too. They stand in no OpenAPI document: docs/rights.md lists them."""
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(static_files.router, include_in_schema=False)
