"""What of the register somebody may take away as a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from matching.accounts.work import Audit
from matching.importing.rights import demand_importing
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.visible_to import about_partner


class Partners(Protocol):
    """The partners within one transaction."""

    def all(self) -> Iterable[Partner]: ...


class ExportWork(Protocol):
    """One transaction over the register."""

    @property
    def partners(self) -> Partners: ...
    @property
    def audit(self) -> Audit: ...
    def register_of(self, partners: Collection[str]) -> Register: ...


def register_to_export(work: ExportWork, actor: Actor) -> Register:
    """The partners whose contact details the actor may see, as their broker, with all that is theirs.

    That they were read is noted, centre by centre.

    Raises:
        NotSignedIn, NotAllowed: the actor is broker of no centre.
    """
    demand_importing(actor)
    abouts = {one.id: about_partner(one) for one in work.partners.all()}
    own = [
        id
        for id, about in abouts.items()
        if _is_brokers(actor, about.centres) and may(actor, "see_contact", about)
    ]
    centres = sorted({centre for id in own for centre in abouts[id].centres})
    for centre in centres if actor.is_administrator else sorted(actor.centres):
        work.audit.note(actor.user or "", "export_partners", "centre", centre)
    return work.register_of(own)


def _is_brokers(actor: Actor, centres: Collection[str]) -> bool:
    return actor.is_administrator or not actor.centres.isdisjoint(centres)
