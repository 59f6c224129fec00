"""Who suits a need, an offer or a partner of the partner of the world."""

from __future__ import annotations

from tests.web.samples.sample import Sample

ASKED = {"needs": "/needs/need-1", "offers": "/offers/offer-3", "partners": "/partners/ngo-1"}
OTHER = {"partner": "com-1"}


def _samples(sort: str) -> dict[str, Sample]:
    route, path = f"/{sort}/{{id}}/matches", f"{ASKED[sort]}/matches"
    return {
        f"GET {route}": Sample(path),
        f"GET {route}/compare": Sample(f"{path}/compare?with=com-2"),
        f"GET {route}/why": Sample(f"{path}/why?q=Talknuserne"),
        f"GET {route}/put-aside": Sample(f"{path}/put-aside?partner=com-1"),
        f"POST {route}/put-aside": Sample(f"{path}/put-aside", {**OTHER, "reason": "too_far"}),
        f"POST {route}/take-back": Sample(f"{path}/take-back", OTHER),
        f"GET {route}/introduce": Sample(f"{path}/introduce?partner=com-1"),
        f"POST {route}/introduce": Sample(f"{path}/introduce", OTHER),
    }


SAMPLES = {page: sample for sort in ASKED for page, sample in _samples(sort).items()}
