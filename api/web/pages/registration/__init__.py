"""Registering an organisation, and deciding about it."""

from __future__ import annotations

from api.web.pages.registration import beginning, correcting, decision, own_page, queue, steps

PAGES = (beginning, own_page, steps, queue, decision, correcting)
"""In this order: the paths of a link's own page go before those of its steps."""
