"""Seasons and alliances."""

from __future__ import annotations

from tests.api.rights_season import SEASON
from tests.web.samples.sample import Sample

HERE = f"/seasons/{SEASON}"
ALLIANCE = "/alliances/introduce?need=need-1&pair=com-2,"
SAMPLES = {
    "GET /seasons": Sample("/seasons"),
    "GET /seasons/new": Sample("/seasons/new"),
    "POST /seasons/new": Sample("/seasons/new", {"centre": "herning", "planner": "none"}),
    "GET /seasons/{id}": Sample(HERE),
    "POST /seasons/{id}/give-up": Sample(f"{HERE}/give-up"),
    "POST /seasons/{id}/discard": Sample(f"{HERE}/discard", {"version": "0"}),
    "GET /seasons/{id}/change": Sample(f"{HERE}/change?of=need-1"),
    "POST /seasons/{id}/change": Sample(f"{HERE}/change", {"version": "0"}),
    "GET /seasons/{id}/preview": Sample(f"{HERE}/preview?kind=none&pair=need-1,offer-1&of=need-1"),
    "GET /seasons/{id}/approve": Sample(f"{HERE}/approve"),
    "POST /seasons/{id}/approve": Sample(f"{HERE}/approve", {"version": "0", "each": "1", "all": "yes"}),
    "GET /alliances/new": Sample("/alliances/new?need=need-1"),
    "GET /alliances/introduce": Sample(ALLIANCE),
    "POST /alliances/introduce": Sample("/alliances/introduce", {"need": "need-1", "every": "com-2,"}),
}
