"""A partnership that somebody is about to change, before a form is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.partnership_replies import names_of
from matching.partnerships.access import allowed
from matching.partnerships.looking import as_seen
from matching.partnerships.partnership import Partnership
from matching.rights.actor import Actor
from matching.rights.rules import Right
from matching.stored import Stored
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Changeable:
    """The partnership, and the names of its partners by id."""

    stored: Stored[Partnership]
    names: Mapping[str, str]

    @property
    def partnership(self) -> Partnership:
        return self.stored.value

    @property
    def path(self) -> str:
        """Its page."""
        return f"/partnerships/{self.partnership.id}"

    @property
    def about(self) -> str:
        """The names of the partners, one after the other."""
        return " · ".join(self.names.get(id, id) for id in self.partnership.partners)


def changeable(work: UnitOfWork, actor: Actor, id: str, right: Right = "change_partnership") -> Changeable:
    """The partnership, for whoever has ``right`` over it.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor has not.
    """
    stored = as_seen(actor, allowed(work, actor, id, right))
    return Changeable(stored, names_of(work, [stored]))


def manageable(work: UnitOfWork, actor: Actor, id: str) -> Changeable:
    """The same, for the broker alone."""
    return changeable(work, actor, id, "manage_partnership")
