"""Needs and offers, as their partners and brokers write and look after them."""

from __future__ import annotations

from api.web.pages.statements import listing, looking_after, writing

PAGES = (listing, writing, looking_after)
