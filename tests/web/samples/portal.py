"""The portal: looking, asking, and what a broker does with what was asked."""

from __future__ import annotations

from tests.web.samples.sample import Sample

ASKED = {"message": "Vi vil gerne høre mere.", "name": "Bo", "email": "bo@udenfor.example"}
REQUEST = "/interests/interest-1"
THINGS = {"partners": "ngo-1", "needs": "need-1", "offers": "offer-3"}
SAMPLES = {
    "GET /find": Sample("/find"),
    "GET /sitemap.xml": Sample("/sitemap.xml"),
    "GET /robots.txt": Sample("/robots.txt"),
    "GET /needs/{id}": Sample("/needs/need-1"),
    "GET /offers/{id}": Sample("/offers/offer-3"),
    **{f"GET /{sort}/{{id}}/interest": Sample(f"/{sort}/{id}/interest") for sort, id in THINGS.items()},
    **{
        f"POST /{sort}/{{id}}/interest": Sample(f"/{sort}/{id}/interest", ASKED)
        for sort, id in THINGS.items()
    },
    "GET /interests": Sample("/interests"),
    "GET /interests/{id}": Sample(REQUEST),
    **{
        f"POST /interests/{{id}}/{step}": Sample(f"{REQUEST}/{step}", {"version": "1", "reason": "dobbelt"})
        for step in ("answered", "dismiss", "reopen", "introduce")
    },
}
