"""A request for each route about partnerships of docs/rights.md, in the world of rights_world.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from matching.partnerships import agreeing, evaluating, giving, moving
from matching.partnerships.beginning import begin_from_introduction
from matching.rights.actor import SYSTEM
from storage.transaction import transact
from tests.api.introduced import accepted
from tests.api.rights_samples import NONE, Path, Sample
from tests.api.rights_world import World
from tests.api.small_market import SECRETS

CONTACTS = [
    {"partner": partner, **dict(zip(("name", "email", "phone"), SECRETS, strict=True))}
    for partner in ("ngo-1", "com-1")
]
REVIEWS = {"dates": ["2027-01-01"]}
HERE = "/v1/partnerships/{id}"


def begun(url: str) -> str:
    """The id of a new partnership in the dialogue."""
    introduction = accepted(url)
    return transact(url, lambda work: begin_from_introduction(work, SYSTEM, introduction, "ad_hoc")).value.id


def running(url: str) -> str:
    """The id of a new one that runs."""
    id = begun(url)
    transact(url, lambda work: moving.move_on(work, SYSTEM, id, "running"))
    return id


def given(world: World) -> Path:
    """A contribution of the other partner that nobody has answered."""
    id = running(world.url)
    told = giving.Reported(day=date(2026, 1, 1), partner="com-1", people=1)
    found = transact(world.url, lambda work: giving.report_contribution(work, SYSTEM, id, told))
    return {"id": id, "contribution_id": found.value.contributions[0].id}


def agreement(url: str) -> str:
    """The id of a new agreement."""
    id = begun(url)
    return transact(url, lambda work: agreeing.draft_agreement(work, SYSTEM, id, "da")).value.id


def evaluation(url: str) -> str:
    """The id of a new evaluation, of no goals."""
    id = running(url)
    return transact(url, lambda work: evaluating.start_evaluation(work, SYSTEM, id)).value.id


def a(make: Callable[[str], str]) -> Callable[[World], Path]:
    return lambda world: {"id": make(world.url)}


PARTNERSHIPS: dict[str, Sample] = {
    "POST /v1/partnerships": Sample(NONE, lambda world: {"introduction": accepted(world.url)}),
    "GET /v1/partnerships": Sample(NONE),
    f"GET {HERE}": Sample(a(begun)),
    f"GET {HERE}/contacts": Sample(a(begun)),
    f"PUT {HERE}/contacts": Sample(a(begun), {"contacts": CONTACTS}, "partnerships"),
    f"PUT {HERE}/reviews": Sample(a(begun), REVIEWS, "partnerships"),
    f"POST {HERE}/phase": Sample(a(begun), {"phase": "agreement"}),
    f"POST {HERE}/level": Sample(a(begun), {"level": "continuous", "reason": "Mere."}),
    f"POST {HERE}/notes": Sample(a(begun), {"text": "Goddag.", "shared": True}),
    f"GET {HERE}/dialogue-guide": Sample(a(begun)),
    f"POST {HERE}/contributions": Sample(a(running), {"day": "2026-01-01", "people": 1, "partner": "ngo-1"}),
    f"POST {HERE}/contributions/{{contribution_id}}/confirm": Sample(given, {"partner": "ngo-1"}),
    f"POST {HERE}/contributions/{{contribution_id}}/dispute": Sample(given, {"partner": "ngo-1"}),
    f"POST {HERE}/agreements": Sample(a(begun), {}),
    f"GET {HERE}/agreements": Sample(a(begun)),
    "GET /v1/agreements/{id}": Sample(a(agreement)),
    "GET /v1/agreements/{id}.docx": Sample(a(agreement)),
    "GET /v1/agreements/{id}.pdf": Sample(a(agreement)),
    "PATCH /v1/agreements/{id}": Sample(a(agreement), {"purpose": "Lektier."}, "agreements"),
    "POST /v1/agreements/{id}/next-version": Sample(a(agreement)),
    "POST /v1/agreements/{id}/sign": Sample(a(agreement), {"name": "Ida", "partner": "ngo-1"}, "agreements"),
    f"POST {HERE}/evaluations": Sample(a(running)),
    f"GET {HERE}/evaluations": Sample(a(running)),
    "GET /v1/evaluations/{id}": Sample(a(evaluation)),
    "POST /v1/evaluations/{id}/ratings": Sample(a(evaluation), {"grade": 4, "partner": "ngo-1"}),
    "PUT /v1/evaluations/{id}/realised": Sample(a(evaluation), {"realised": []}, "evaluations"),
    "GET /v1/centres/{id}/due": Sample({"id": "herning"}),
    "GET /v1/centres/{id}/report": Sample({"id": "herning"}),
}
