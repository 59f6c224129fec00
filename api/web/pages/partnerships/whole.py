"""A partnership with all that belongs to it, as whoever looks may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.codes import code_list
from matching.due.board import cards
from matching.due.item import DueItem
from matching.introductions.times import danish_day
from matching.partnerships.access import about, manages
from matching.partnerships.agreeing import agreements_of
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluating import evaluations_of
from matching.partnerships.history import FOLLOWS
from matching.partnerships.looking import show
from matching.partnerships.partnership import Partnership
from matching.partnerships.seen_evaluation import SeenEvaluation
from matching.partnerships.timeline import Entry, timeline
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.statement import Statement
from matching.stored import Stored
from matching.visible_to import about_partner
from storage.unit_of_work import UnitOfWork

MAIN_PHASES = tuple(code for code in code_list("partnership_phases") if code != "ended")


@dataclass(frozen=True, slots=True)
class Whole:
    """``names`` are those of the partners and ``users`` those of the accounts that wrote something, by id."""

    stored: Stored[Partnership]
    names: Mapping[str, str]
    linked: frozenset[str]
    """The partners whose page the reader may open."""
    centre: str
    users: Mapping[str, str]
    statements: tuple[Statement, ...]
    agreements: tuple[Stored[Agreement], ...]
    evaluations: tuple[Stored[SeenEvaluation], ...]
    timeline: tuple[Entry, ...]
    due: tuple[DueItem, ...]
    manages: bool
    changes: bool

    @property
    def partnership(self) -> Partnership:
        return self.stored.value

    @property
    def possible(self) -> tuple[str, ...]:
        """The phases that may follow."""
        return FOLLOWS[self.partnership.phase]

    def named(self, partners: Iterable[str]) -> str:
        """The names of ``partners``, with commas between."""
        return ", ".join(self.names.get(id, id) for id in partners)

    @property
    def is_over(self) -> bool:
        return not self.possible


def whole(work: UnitOfWork, actor: Actor, id: str) -> Whole:
    """All there is to see.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    stored = show(work, actor, id)
    one, everything = stored.value, manages(actor, stored.value)
    register = work.register_of(one.partners)
    names = {id: found.name for id, found in register.partners.items()}
    agreements = tuple(agreements_of(work, actor, id))
    evaluations = tuple(evaluations_of(work, actor, id))
    entries = timeline(one, [each.value for each in agreements], [each.value for each in evaluations], names)
    joined = [register.needs.get(each) for each in one.needs]
    joined_offers = [register.offers.get(each) for each in one.offers]
    return Whole(
        stored=stored,
        names=names,
        linked=frozenset(
            id for id, found in register.partners.items() if may(actor, "see_profile", about_partner(found))
        ),
        centre=work.centres.get(one.centre).value.name,
        users=_users(work, actor, entries, everything),
        statements=tuple(each for each in (*joined, *joined_offers) if each is not None),
        agreements=agreements,
        evaluations=evaluations,
        timeline=tuple(entries),
        due=cards(work, actor, danish_day(work.now()), [one])[0].due,
        manages=everything,
        changes=may(actor, "change_partnership", about(one)),
    )


def _users(work: UnitOfWork, actor: Actor, entries: list[Entry], everything: bool) -> dict[str, str]:
    """The names of the accounts: a broker's to the brokers, and to everybody their own."""
    asked = {entry.user for entry in entries if entry.user} if everything else {actor.user or ""}
    return {one.value.id: one.value.name or one.value.email for one in work.users.some(asked)}
