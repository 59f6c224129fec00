"""Who may see a season and take its next step; seasons of one's centres; discarding one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matching.errors import InvalidQuery, InvalidStep, NotFound, Outdated
from matching.labels import Labels
from matching.messages import message
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.season.scores import SeasonScores
from matching.season.season import Received, Season, SeasonList
from matching.season.stale import Now, now_of
from matching.season.work import SeasonsWork
from matching.stored import Stored

STATES = "season_states"


@dataclass(frozen=True, slots=True)
class View:
    """A season as its broker sees it.

    Attributes:
        stored: the season and its version.
        names: of the partners in it, by id; those that are gone are not there.
        titles: of the needs and offers in it, by sort and id.
        now: what is not as it was when it was planned; None where it is not open to change any more.
    """

    stored: Stored[Season]
    names: dict[str, str]
    titles: dict[tuple[str, str], str]
    now: Now | None = None

    @property
    def version(self) -> int:
        """The version that a change has to name."""
        return self.stored.version


def seen(work: SeasonsWork, actor: Actor, id: str) -> Stored[Season]:
    """The season, for brokers of its centre.

    Raises:
        NotSignedIn: nobody is signed in.
        NotFound: there is none, or it is of another centre.
    """
    demand(actor, "ask")
    stored = work.seasons.get(id)
    if not may(actor, "see_introduction", _about(stored.value.centre)):
        raise NotFound("season", id)
    return stored


def managed(work: SeasonsWork, actor: Actor, id: str, version: int) -> Stored[Season]:
    """The season, for who may change it and has seen it as ``version``.

    Raises:
        NotSignedIn, NotFound: see :func:`seen`.
        NotAllowed: the actor may read alone.
        Outdated: somebody has changed it since.
    """
    stored = seen(work, actor, id)
    demand(actor, "manage_introduction", _about(stored.value.centre))
    if stored.version != version:
        raise Outdated("season", id, version, stored)
    return stored


def show(work: SeasonsWork, actor: Actor, id: str) -> View:
    """The season with the names of who is in it, and what has become of them since.

    Raises:
        NotSignedIn, NotFound: see :func:`seen`.
    """
    return as_seen(work, seen(work, actor, id))


def as_seen(work: SeasonsWork, stored: Stored[Season]) -> View:
    """A season that is not hidden, with what has become of those in it."""
    season = stored.value
    everybody: list[SeasonList | Received] = [*season.lists, *season.receivers]
    partners = {one.partner for one in everybody}
    names = {one.value.id: one.value.name for one in work.partners.stored_all(partners)}
    titles: dict[tuple[str, str], str] = {}
    for sort, ids in season.statements.items():
        profiles: Any = work.needs if sort == "needs" else work.offers
        titles |= {(sort, one.value.id): one.value.headline for one in profiles.stored_all(ids)}
    open_ended = season.state != "discarded"
    return View(
        stored, names, titles, now_of(work, season, scores_of(work, season.id)) if open_ended else None
    )


def scores_of(work: SeasonsWork, id: str) -> SeasonScores:
    """The scores that the season was planned from."""
    return work.season_scores.get(id).value


def list_for(
    work: SeasonsWork, actor: Actor, centre: str | None = None, state: str | None = None
) -> Sequence[Stored[Season]]:
    """The seasons that the actor may see, the newest first.

    Raises:
        NotSignedIn: nobody is signed in.
        InvalidQuery: the state is none.
    """
    demand(actor, "ask")
    if state is not None and state not in {"draft", "approved", "discarded"}:
        raise InvalidQuery(
            message(
                "'{value}' is no state of a season; use one of {known}.",
                value=state,
                known="draft, approved, discarded",
            )
        )
    wanted = {name: value for name, value in (("centre", centre), ("state", state)) if value is not None}
    if actor.is_administrator:
        found = work.seasons.find(**wanted)
    else:
        own = actor.centres if centre is None else actor.centres & {centre}
        found = [one for id in sorted(own) for one in work.seasons.find(**{**wanted, "centre": id})]
    visible = (one for one in found if may(actor, "see_introduction", _about(one.value.centre)))
    return sorted(visible, key=lambda one: one.value.id, reverse=True)


def discard(work: SeasonsWork, actor: Actor, id: str, version: int) -> Stored[Season]:
    """Put a draft aside for good; it stays to be read.

    Raises:
        NotSignedIn, NotFound, NotAllowed, Outdated: see :func:`managed`.
        InvalidStep: it is no draft.
    """
    before = managed(work, actor, id, version).value
    demand_draft(before)
    work.audit.note(actor.user or "", "discard", "season", id)
    return work.seasons.change(replace(before, state="discarded", closed=work.now()), version)


def demand_draft(season: Season) -> None:
    """Let pass what can still be changed.

    Raises:
        InvalidStep: it is approved or discarded.
    """
    if season.state != "draft":
        raise InvalidStep(
            message(
                "The season is '{state}' and stays as it is; plan a new one.",
                state=Labels(STATES, [season.state]),
            )
        )


def _about(centre: str) -> About:
    return About(frozenset({centre}))
