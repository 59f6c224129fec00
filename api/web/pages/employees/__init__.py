"""Employees of a company who volunteer: inviting them, joining, and what is theirs alone."""

from __future__ import annotations

from api.web.pages.employees import inviting, joining, own

PAGES = (inviting, joining, own)
