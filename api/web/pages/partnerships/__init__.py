"""Partnerships: the board, the page of each, its steps, what is given, and its evaluation."""

from __future__ import annotations

from api.web.pages.partnerships import (
    beginning,
    board,
    contacts,
    evaluating,
    giving,
    guide,
    keeping,
    moving,
    page,
)

PAGES = (board, beginning, page, moving, keeping, contacts, giving, guide, evaluating)
"""In this order: the page to begin one goes before the page of each."""
