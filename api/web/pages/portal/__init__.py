"""What everybody sees without signing in, and what strangers ask for there."""

from __future__ import annotations

from api.web.pages.portal import find, interest, interests, sitemap, statement

PAGES = (find, statement, interest, interests, sitemap)
