"""An agreement with what a page about it has to say beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.partnership_replies import names_of
from matching.partnerships.access import about
from matching.partnerships.agreeing import agreement_to_change, agreements_of, read_agreement
from matching.partnerships.agreement import Agreement
from matching.partnerships.history import FOLLOWS
from matching.partnerships.looking import show
from matching.partnerships.partnership import Partnership
from matching.partnerships.placeholder import PLACEHOLDER
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.stored import Stored
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """A version, all versions of it (the newest first), its partnership, and the names of the partners."""

    stored: Stored[Agreement]
    versions: tuple[Agreement, ...]
    partnership: Partnership
    names: Mapping[str, str]
    changes: bool
    """Whether the reader may change agreements of this partnership."""

    @property
    def agreement(self) -> Agreement:
        return self.stored.value

    @property
    def path(self) -> str:
        return f"/agreements/{self.agreement.id}"

    @property
    def can_follow(self) -> bool:
        """Whether it is the newest version, of a partnership that goes on."""
        newest = self.versions[0].number == self.agreement.number
        return self.changes and newest and bool(FOLLOWS[self.partnership.phase])

    @property
    def can_edit(self) -> bool:
        """The same, and nobody has signed it."""
        return self.can_follow and not self.agreement.signatures


def read(work: UnitOfWork, actor: Actor, id: str) -> ReadAgreement:
    """With its contact persons and signatures; that they were read is noted.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    return _with(work, actor, read_agreement(work, actor, id))


def read_to_change(work: UnitOfWork, actor: Actor, id: str) -> ReadAgreement:
    """The same, for whoever may change it.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
    """
    agreement_to_change(work, actor, id)
    return read(work, actor, id)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each is a placeholder for something that is to be agreed."""
    place = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], False
        yield found[0], True
        place = found.end()
    if place < len(text):
        yield text[place:], False


def _with(work: UnitOfWork, actor: Actor, stored: Stored[Agreement]) -> ReadAgreement:
    partnership = show(work, actor, stored.value.partnership)
    versions = agreements_of(work, actor, stored.value.partnership)
    return ReadAgreement(
        stored,
        tuple(one.value for one in versions),
        partnership.value,
        names_of(work, [partnership]),
        may(actor, "change_partnership", about(partnership.value)),
    )
