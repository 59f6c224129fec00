"""Approving a season: the first of each list become introductions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from matching.errors import InvalidQuery, InvalidStep, NotAllowed, NotFound
from matching.introductions.capacity import demand_possible
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Introduction, Shown, Side
from matching.introductions.line import MOST_OPEN
from matching.introductions.looking_after import line_at
from matching.introductions.putting import put_to_both
from matching.introductions.times import danish_day
from matching.introductions.working_days import USUAL
from matching.introductions.working_days import after as last_day
from matching.messages import Message, message
from matching.rights.actor import Actor
from matching.season.met import REASONS
from matching.season.readers import managed, scores_of
from matching.season.season import Row, Season, SeasonList
from matching.season.stale import WHYS, Now, now_of
from matching.season.work import SeasonsWork
from matching.stored import Stored

MOST_EACH = 20


@dataclass(frozen=True, slots=True)
class Refused:
    """A pair of which no introduction was made, and why."""

    need: str
    offer: str
    why: Message


@dataclass(frozen=True, slots=True)
class Approved:
    """A season that was approved: the introductions that were made of it now, and those that were not."""

    stored: Stored[Season]
    made: tuple[str, ...]
    refused: tuple[Refused, ...]
    before: int
    """So many of the places had been made into introductions before."""


def approve(  # noqa: PLR0913, PLR0917
    work: SeasonsWork,
    actor: Actor,
    id: str,
    version: int,
    each: int = 1,
    put: bool = False,
    working_days: int = USUAL,
    most_open: int = MOST_OPEN,
    chosen: Collection[str] | None = None,
) -> Approved:
    """Make introductions of the first ``each`` places of every list; done again, it makes only what is new.

    Where ``chosen`` names needs or offers, it is done of their lists alone.

    They are drafts; with ``put`` they are put to both sides at once, or wait in line. What cannot be made is
    told with its reason, and nothing of it is left. It is one transaction, in turn with others that change
    introductions.

    Raises:
        NotSignedIn, NotFound, NotAllowed, Outdated: see :func:`matching.season.readers.managed`.
        InvalidStep: the season was discarded, or ``working_days`` cannot be set.
        InvalidQuery: ``each`` is no number of places, or one of ``chosen`` has no list.
    """
    season = managed(work, actor, id, version).value
    if season.state == "discarded":
        raise InvalidStep(message("The season was discarded and makes no introductions; plan a new one."))
    if not 1 <= each <= MOST_EACH:
        raise InvalidQuery(
            message("{n} places of each list are not possible; use 1 to {most}.", n=each, most=MOST_EACH)
        )
    if put:
        last_day(danish_day(work.now()), working_days)
    making = _Making(
        work, actor, season, now_of(work, season, scores_of(work, id)), put, working_days, most_open
    )
    _check_chosen(season, chosen or ())
    meant = {own.statement for own in season.lists if chosen is None or own.statement in chosen}
    before = sum(
        row.introduction is not None
        for own in season.lists
        if own.statement in meant
        for row in own.rows[:each]
    )
    lists = season.lists
    for place in range(each):
        # All first places stand in line before any second one.
        lists = tuple(making.made_at(own, place) if own.statement in meant else own for own in lists)
    after = replace(season, state="approved", lists=lists, closed=season.closed or work.now())
    work.audit.note(actor.user or "", "approve", "season", id)
    stored = work.seasons.change(after, version)
    made = tuple(one for one in after.introductions if one not in set(season.introductions))
    return Approved(stored, made, tuple(making.refused), before)


def _check_chosen(season: Season, chosen: Collection[str]) -> None:
    unknown = sorted(set(chosen) - {own.statement for own in season.lists})
    if unknown:
        raise InvalidQuery(
            message("'{id}' has no list in this season; choose needs or offers that have one.", id=unknown[0])
        )


@dataclass
class _Making:
    work: SeasonsWork
    actor: Actor
    season: Season
    now: Now
    put: bool
    working_days: int
    most_open: int

    def __post_init__(self) -> None:
        self.refused: list[Refused] = []
        everybody = {partner for own in self.season.lists for partner in (own.partner, *_partners(own))}
        # Read once: to look at the whole line for each of hundreds would hold up everybody else.
        self.line = line_at(self.work, everybody) if self.put else []

    def made_at(self, own: SeasonList, place: int) -> SeasonList:
        """The list with the introduction that was made of its row at ``place``, from 0."""
        if place >= len(own.rows):
            return own
        row = own.rows[place]
        made = replace(row, introduction=row.introduction or self._introduction(own, row, place + 1))
        return replace(own, rows=(*own.rows[:place], made, *own.rows[place + 1 :]))

    def _introduction(self, own: SeasonList, row: Row, position: int) -> str | None:
        (seeker, need), (giver, offer) = self.season.sides(own, row)
        why = next(self._obstacles((seeker, need), (giver, offer)), None)
        if why is None:
            try:
                return self._made(Side(seeker, need), Side(giver, offer), row, position)
            except (NotFound, NotAllowed, InvalidStep) as error:
                why = error.sentence
        self.refused.append(Refused(need, offer, why))
        return None

    def _obstacles(self, seeker: tuple[str, str], giver: tuple[str, str]) -> Iterator[Message]:
        for sort, statement in (("needs", seeker[1]), ("offers", giver[1])):
            stale = self.now.why(sort, statement)  # type: ignore[arg-type]
            if stale is not None:
                yield message("'{statement}' {why}.", statement=statement, why=WHYS[stale])
        reason = self.now.apart(seeker, giver)
        if reason is not None:
            yield message("Not introduced: {why}.", why=REASONS[reason])

    def _made(self, seeker: Side, giver: Side, row: Row, position: int) -> str:
        """The id of the new introduction; what is refused is refused before anything is written."""
        drafted = Drafted(
            seeker=seeker,
            giver=giver,
            centre=self.season.centre,
            shown=self._shown(row, position),
        )
        self._demand_possible(drafted)
        stored = draft(self.work, self.actor, drafted)
        if self.put:
            id, version = stored.value.id, stored.version
            opened = put_to_both(
                self.work, self.actor, id, version, self.working_days, self.most_open, self.line
            )
            self.line.append(opened.value)
        return stored.value.id

    def _demand_possible(self, drafted: Drafted) -> None:
        as_it_would_be = Introduction(
            id=self.season.id,
            centre=self.season.centre,
            broker=self.season.broker,
            seeker=drafted.seeker,
            giver=drafted.giver,
            created=self.work.now(),
        )
        demand_possible(self.work, as_it_would_be, danish_day(self.work.now()))

    def _shown(self, row: Row, position: int) -> Shown:
        own, theirs = row.proposer_yes, row.receiver_yes
        seeker, giver = (own, theirs) if self.season.asked.lists_for == "needs" else (theirs, own)
        return Shown(
            seeker=seeker, giver=giver, model=self.season.model, list=self.season.id, position=position
        )


def _partners(own: SeasonList) -> Iterator[str]:
    return (row.partner for row in own.rows)
