"""What a season is planned over: the open needs and offers of a centre's partners, and who has met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from matching.errors import NotFound
from matching.filters import Filters
from matching.introductions.line import MOST_OPEN
from matching.introductions.reservation_notes import left
from matching.partner import Partner
from matching.recommend import NO_FILTERS
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.season.met import Met, met
from matching.season.season import Sort
from matching.season.work import SeasonsWork
from matching.statement import Statement
from matching.visible_to import Sight

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Ground:
    """Who can be in a season.

    Attributes:
        centre: id of the centre; empty for a whole market file, which belongs to none.
        register: its partners, with all that is theirs.
        today: the day on which expiry is judged.
        met: who is not to be paired.
        most_open: introductions of a partner that can be open at a time.
    """

    centre: str
    register: Register
    today: date
    met: Met = field(default_factory=Met)
    most_open: int = MOST_OPEN

    @property
    def filters(self) -> Filters:
        """What the recommender is to look at: the partners of the centre alone."""
        return Filters(sight=Sight(None, frozenset({self.centre}))) if self.centre else NO_FILTERS

    def open(self, sort: Sort) -> Sequence[Statement]:
        """The needs or the offers that can be met today, in the order of their ids."""
        found = self.register.needs.values() if sort == "needs" else self.register.offers.values()
        return [one for one in found if is_open(one, self.today)]


def is_open(statement: Statement, today: date) -> bool:
    """Whether it is open, has not expired, has dates to come, and something is left of it."""
    rest = left(statement)
    return (
        statement.status == "open"
        and (statement.expires is None or statement.expires >= today)
        and not _is_past(statement, today)
        and (rest is None or rest > 0)
    )


def ground(
    work: SeasonsWork,
    actor: Actor,
    centre: str,
    register: Register,
    today: date,
    most_open: int = MOST_OPEN,
) -> Ground:
    """What a season of the centre is planned over.

    Args:
        work: one transaction.
        actor: a broker of the centre.
        centre: its id.
        register: everything that is stored.
        today: the day on which expiry is judged.
        most_open: introductions of a partner that can be open at a time.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of the centre.
        NotFound: there is no such centre.
    """
    demand(actor, "introduce", About(frozenset({centre})))
    work.centres.get(centre)
    own = register.of(_partners_of(register.partners.values(), centre))
    return Ground(centre, own, today, met(work, own.partners), most_open)


def demand_centre(work: SeasonsWork, actor: Actor, centre: str) -> None:
    """Let pass whoever may plan for the centre, before anything long begins.

    Raises:
        NotSignedIn, NotAllowed, NotFound: see :func:`ground`.
    """
    demand(actor, "introduce", About(frozenset({centre})))
    work.centres.get(centre)


def only_centre(work: SeasonsWork, actor: Actor) -> str | None:
    """The one centre that the actor can plan for; None where there is none or more than one."""
    ids = [one.value.id for one in work.centres.find()]
    own = [id for id in ids if may(actor, "introduce", About(frozenset({id})))]
    return own[0] if len(own) == 1 else None


def found_partner(register: Register, id: str) -> Partner | None:
    """The partner, if it is there."""
    try:
        return register.partner(id)
    except NotFound:
        return None


def _partners_of(partners: Iterable[Partner], centre: str) -> list[str]:
    return [partner.id for partner in partners if centre in partner.centres]


def _is_past(statement: Statement, today: date) -> bool:
    windows = statement.windows
    return bool(windows) and all(window.end is not None and window.end < today for window in windows)
