"""Plans for many at once: seasons, and alliances for a need."""

from __future__ import annotations

from api.web.pages.plans import (
    alliance,
    alliance_introduce,
    season_approve,
    season_change,
    season_new,
    season_page,
    seasons,
)

PAGES = (seasons, season_new, season_page, season_change, season_approve, alliance, alliance_introduce)
