"""Making a season: scored and planned outside of any transaction, then kept as a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.protocols import Progress
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.season.collecting import Collected
from matching.season.ground import Ground
from matching.season.planning import plan
from matching.season.scores import SeasonScores
from matching.season.season import Asked, Season
from matching.season.work import SeasonsWork
from matching.stored import Stored

NOT_KEPT = "market"
"""The centre of a season over a market file, which belongs to none and cannot be kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """A season, and the scores it was planned from."""

    season: Season
    scores: SeasonScores


def make_season(  # noqa: PLR0913, PLR0917
    collected: Collected,
    ground: Ground,
    actor: Actor,
    asked: Asked,
    name: str,
    now: datetime,
    progress: Progress | None = None,
    costs: bool = True,
) -> Made:
    """Plan a season from scores; nothing is kept yet.

    Args:
        collected: the scores, by :func:`matching.season.collecting.collect` over ``ground``.
        ground: who there is, and who has met.
        actor: who makes it.
        asked: what it is to be; the same that was asked when the scores were collected.
        name: for people; the day, if empty.
        now: when.
        progress: told (done, total) meanwhile.
        costs: whether it is told what each kind of constraint costs, which takes several times as long.

    Raises:
        InvalidQuery: what is asked for is not possible; the sentence says what would be.
        InvalidProfile: the name cannot be kept.
    """
    planned = plan(collected.scores, asked, (), progress, costs)
    season = Season(
        id=new_id(now),
        centre=ground.centre or NOT_KEPT,
        name=name.strip() or f"{danish_day(now)}",
        broker=actor.user or "",
        created=now,
        model=collected.model,
        asked=asked,
        lists=planned.lists,
        receivers=planned.receivers,
        outcome=planned.outcome,
        kept_apart=collected.kept_apart,
    )
    return Made(season, replace(collected.scores, id=season.id))


def keep(work: SeasonsWork, actor: Actor, made: Made) -> Stored[Season]:
    """Keep a new season as a draft of its centre.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of the centre.
        NotFound: there is no such centre.
    """
    demand(actor, "introduce", About(frozenset({made.season.centre})))
    work.centres.get(made.season.centre)
    work.season_scores.add(made.scores)
    work.audit.note(actor.user or "", "plan", "season", made.season.id)
    return work.seasons.add(made.season)
