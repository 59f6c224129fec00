"""A request for each route of seasons, about a season of its own where it changes one."""

from __future__ import annotations

from dataclasses import replace

from storage.unit_of_work import unit_of_work
from tests.api.rights_samples import NONE, NUMBERS, Path, Sample
from tests.api.rights_season import SEASON, scores, season
from tests.api.rights_world import World

LEFT_OUT = {"added": [{"kind": "leave_out", "one": "need-2"}]}


def a_season(world: World) -> Path:
    """A draft of the centre that may be changed."""
    id = f"season-{next(NUMBERS)}-new"
    with unit_of_work(world.url) as work:
        work.seasons.add(replace(season("herning"), id=id))
        work.season_scores.add(replace(scores(), id=id))
        work.commit()
    return {"id": id}


SEASONS = {
    "GET /v1/seasons": Sample(NONE),
    # By the time that the other samples have been sent those who are there have met: nothing is left.
    "POST /v1/seasons": Sample(NONE, {"centre": "herning", "name": "Foråret"}, refused=(422,)),
    "GET /v1/seasons/{id}": Sample({"id": SEASON}),
    "POST /v1/seasons/{id}/preview": Sample({"id": SEASON}, LEFT_OUT, refused=(422,)),
    "POST /v1/seasons/{id}/changes": Sample(a_season, LEFT_OUT, "seasons", refused=(422,)),
    "POST /v1/seasons/{id}/approve": Sample(a_season, {}, "seasons"),
    "DELETE /v1/seasons/{id}": Sample(a_season, sort="seasons"),
}
