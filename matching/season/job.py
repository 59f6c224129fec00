"""A season that is being made: how far it is, told to whoever looks, whichever process makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from matching.checks import Checks
from matching.errors import NotFound
from matching.ids import new_id
from matching.introductions.times import check_time
from matching.messages import Message
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.season.ground import demand_centre
from matching.season.making import Made, keep
from matching.season.season import Asked, Season
from matching.season.work import SeasonsWork
from matching.stored import Records, Stored

Step = Literal["waiting", "asking", "planning", "failed"]
SILENT = timedelta(minutes=3)
"""Who makes a season says so every few seconds; after so long nobody does any more."""
KEPT = timedelta(days=1)
"""So long it can be read why a season could not be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonJob:
    """It has the id of the season it will be; it is gone when the season is there.

    Raises:
        InvalidProfile: an id, the name or a time cannot be kept.
    """

    id: str
    centre: str
    name: str
    user: str
    asked: Asked
    begun: datetime
    touched: datetime
    """When its maker said last how far it is."""
    step: Step = "waiting"
    done: int = 0
    total: int = 0
    """So much of the step is done, of so much; 0 where that is not known."""
    why_da: str = ""
    why_en: str = ""
    """Why it could not be made, in both languages."""

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "centre", "user"):
            checks.id(name, getattr(self, name))
        checks.text("name", self.name)
        for name in ("begun", "touched"):
            check_time(checks, name, getattr(self, name))
        checks.done()

    def is_silent(self, now: datetime) -> bool:
        """Whether nobody makes it any more."""
        return self.step != "failed" and now - self.touched > SILENT


class SeasonJobsWork(SeasonsWork, Protocol):
    """One transaction over seasons, and those that are being made."""

    @property
    def season_jobs(self) -> Records[SeasonJob]: ...


def begin_job(work: SeasonJobsWork, actor: Actor, centre: str, name: str, asked: Asked) -> SeasonJob:
    """Note that a season of the centre is to be made.

    Raises:
        NotSignedIn, NotAllowed, NotFound: see :func:`matching.season.ground.demand_centre`.
        InvalidProfile: the name cannot be kept.
    """
    demand_centre(work, actor, centre)
    now = work.now()
    forget_jobs_before(work.season_jobs, now - KEPT)
    job = SeasonJob(
        id=new_id(now),
        centre=centre,
        name=name.strip(),
        user=actor.user or "",
        asked=asked,
        begun=now,
        touched=now,
    )
    return work.season_jobs.add(job).value


def job_of(work: SeasonJobsWork, actor: Actor, id: str) -> SeasonJob:
    """What is being made, for brokers of its centre.

    Raises:
        NotSignedIn: nobody is signed in.
        NotFound: there is none, or it is of another centre.
    """
    demand(actor, "ask")
    found = _found(work, id)
    if found is None or not may(actor, "see_introduction", About(frozenset({found.value.centre}))):
        raise NotFound("season", id)
    return found.value


def jobs_for(work: SeasonJobsWork, actor: Actor) -> list[SeasonJob]:
    """What is being made for the centres of the actor, the newest first."""
    found = (one.value for one in work.season_jobs.find())
    seen = (one for one in found if may(actor, "see_introduction", About(frozenset({one.centre}))))
    return sorted(seen, key=lambda one: one.id, reverse=True)


def note_step(work: SeasonJobsWork, id: str, step: Step, done: int = 0, total: int = 0) -> None:
    """Say how far it is; nothing, if it was given up."""
    one = _found(work, id)
    if one is not None:
        now = replace(one.value, step=step, done=done, total=total, touched=work.now())
        work.season_jobs.change(now, one.version)


def note_failure(work: SeasonJobsWork, id: str, why: Message) -> None:
    """Say that it cannot be made, and why."""
    one = _found(work, id)
    if one is not None:
        failed = replace(one.value, step="failed", why_da=why.text("da"), why_en=why.text("en"))
        work.season_jobs.change(replace(failed, touched=work.now()), one.version)


def finish_job(work: SeasonJobsWork, actor: Actor, id: str, made: Made) -> Stored[Season] | None:
    """Keep the season under the id of its job; None if that was given up meanwhile.

    Raises:
        NotSignedIn, NotAllowed, NotFound: see :func:`matching.season.making.keep`.
    """
    if _found(work, id) is None:
        return None
    work.season_jobs.delete(id)
    return keep(work, actor, Made(replace(made.season, id=id), replace(made.scores, id=id)))


def give_up_job(work: SeasonJobsWork, actor: Actor, id: str) -> None:
    """Forget what is being made, or could not be.

    Raises:
        NotSignedIn, NotFound: see :func:`job_of`.
        NotAllowed: the actor may read alone.
    """
    job = job_of(work, actor, id)
    demand(actor, "introduce", About(frozenset({job.centre})))
    work.season_jobs.delete(id)


def forget_jobs_before(jobs: Records[SeasonJob], moment: datetime) -> int:
    """Delete what nobody has worked on since; how many went."""
    gone = [one.value.id for one in jobs.find() if one.value.touched < moment]
    for id in gone:
        jobs.delete(id)
    return len(gone)


def _found(work: SeasonJobsWork, id: str) -> Stored[SeasonJob] | None:
    try:
        return work.season_jobs.get(id)
    except NotFound:
        return None
