"""The partnerships of whoever looks, each with what is due of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matching.centre_records import CentreRecords, records_of
from matching.due.item import DueItem
from matching.due.outcomes import contributions_open, evaluations_missing
from matching.due.partnerships import agreements_open, reviews_due
from matching.partnerships.access import manages
from matching.partnerships.looking import list_for
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.register import Register
from matching.rights.actor import Actor

RULES = (agreements_open, reviews_due, contributions_open, evaluations_missing)


@dataclass(frozen=True, slots=True)
class Card:
    """A partnership, the names of its partners, and what is due: to a member what its own partner can do."""

    partnership: Partnership
    names: tuple[str, ...]
    due: tuple[DueItem, ...]


def board(work: PartnershipsWork, actor: Actor, today: date, centre: str | None = None) -> list[Card]:
    """All that ``actor`` may see, the newest first; of one ``centre``, if it is named.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    found = [one.value for one in list_for(work, actor, centre=centre)]
    return cards(work, actor, today, found[::-1])


def cards(
    work: PartnershipsWork, actor: Actor, today: date, partnerships: Iterable[Partnership]
) -> list[Card]:
    """A card for each of ``partnerships``, in their order."""
    shown = list(partnerships)
    partners = work.partners.stored_all({id for one in shown for id in one.partners})
    register = Register(one.value for one in partners)
    of_centre = {id: records_of(work, id, register, shown) for id in sorted({one.centre for one in shown})}
    return [_card(actor, of_centre[one.centre], one, today) for one in shown]


def _card(actor: Actor, records: CentreRecords, one: Partnership, today: date) -> Card:
    alone = records.about(one)
    due = sorted((item for rule in RULES for item in rule(alone, today)), key=lambda item: item.place)
    names = tuple(records.name(partner) for partner in one.partners)
    return Card(one, names, tuple(_for(actor, one, due)))


def _for(actor: Actor, partnership: Partnership, due: Iterable[DueItem]) -> Iterator[DueItem]:
    everything = manages(actor, partnership)
    return (item for item in due if everything or not actor.partners.isdisjoint(item.partners))
