"""Agreements: drafted, read, edited, signed, and fetched as papers."""

from __future__ import annotations

from api.web.pages.agreements import drafting, editing, papers, reading

PAGES = (drafting, papers, editing, reading)
"""In this order: the papers end on something that is no part of an id."""
