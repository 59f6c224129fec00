"""The introduction of the world, which is open."""

from __future__ import annotations

from tests.web.samples.sample import Sample

ONE = "/introductions/intro-1"
ROUTE = "/introductions/{id}"
SAMPLES = {
    "GET /introductions": Sample("/introductions"),
    f"GET {ROUTE}": Sample(ONE),
    f"GET {ROUTE}/contacts": Sample(f"{ONE}/contacts"),
    f"GET {ROUTE}/edit": Sample(f"{ONE}/edit"),
    f"POST {ROUTE}/edit": Sample(f"{ONE}/edit", {"note": "Hej", "version": "1"}),
    f"POST {ROUTE}/put": Sample(f"{ONE}/put", {"version": "1", "working_days": "10"}),
    f"POST {ROUTE}/withdraw": Sample(f"{ONE}/withdraw", {"version": "0"}),
    f"POST {ROUTE}/answer": Sample(f"{ONE}/answer", {"side": "seeker", "answer": "no"}),
    f"POST {ROUTE}/begin": Sample(f"{ONE}/begin"),
}
