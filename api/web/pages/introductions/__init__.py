"""Introductions: what waits for whom, both sides, and the steps from a draft to a partnership."""

from __future__ import annotations

from api.web.pages.introductions import changing, contacts, listing, looking, steps

PAGES = (listing, looking, changing, steps, contacts)
