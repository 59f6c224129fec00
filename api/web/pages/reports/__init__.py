"""Reports: of a centre's work, of a partner's year, and who works with whom."""

from __future__ import annotations

from api.web.pages.reports import centre_report, network, year

PAGES = (centre_report, year, network)
