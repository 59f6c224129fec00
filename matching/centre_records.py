"""What a centre works with: its introductions and partnerships, and the register they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matching.accounts.centre import Centre
from matching.checks import ID
from matching.errors import NotFound
from matching.introductions.introduction import Introduction
from matching.partner import Partner
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import About, demand


@dataclass(frozen=True, slots=True)
class CentreRecords:
    """The records of ``centre``; ``agreements`` are the newest versions, by partnership."""

    centre: Centre
    register: Register
    introductions: Sequence[Introduction] = ()
    partnerships: Sequence[Partnership] = ()
    agreements: Mapping[str, Agreement] | None = None
    evaluations: Mapping[str, Sequence[Evaluation]] | None = None

    def partners(self) -> Iterator[Partner]:
        """The partners that belong to the centre."""
        return (one for one in self.register.partners.values() if self.centre.id in one.centres)

    def name(self, partner: str) -> str:
        """The name of a partner; its id where it is in the register no more."""
        found = self.register.partners.get(partner)
        return found.name if found else partner

    def agreement(self, partnership: Partnership) -> Agreement | None:
        """The newest version of its agreement, if there is one."""
        return (self.agreements or {}).get(partnership.id)

    def about(self, partnership: Partnership) -> CentreRecords:
        """The same of one partnership alone."""
        return replace(self, introductions=(), partnerships=(partnership,))

    def evaluations_of(self, partnership: Partnership) -> Sequence[Evaluation]:
        """Its evaluations."""
        return (self.evaluations or {}).get(partnership.id, ())


def centre_records(work: PartnershipsWork, actor: Actor, centre: str, register: Register) -> CentreRecords:
    """The records of the centre with this id, for whoever may see its due list and its report.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        NotFound: there is no such centre.
    """
    demand(actor, "see_report", About(centres=frozenset({centre})))
    if not ID.fullmatch(centre):
        raise NotFound("centre", centre)
    partnerships = [one.value for one in work.partnerships.find(centre=centre)]
    introductions = [one.value for one in work.introductions.find(centre=centre)]
    return replace(records_of(work, centre, register, partnerships), introductions=introductions)


def records_of(
    work: PartnershipsWork, centre: str, register: Register, partnerships: Iterable[Partnership]
) -> CentreRecords:
    """The records of those of ``partnerships`` that belong to ``centre``, without introductions.

    Raises:
        NotFound: there is no such centre.
    """
    own = [one for one in partnerships if one.centre == centre]
    found = [(id, _newest(work, id), _evaluations(work, id)) for id in (one.id for one in own)]
    return CentreRecords(
        work.centres.get(centre).value,
        register,
        (),
        own,
        {id: newest for id, newest, _ in found if newest},
        {id: evaluations for id, _, evaluations in found},
    )


def _newest(work: PartnershipsWork, partnership: str) -> Agreement | None:
    versions = (one.value for one in work.agreements.find(partnership=partnership))
    return max(versions, key=lambda one: one.number, default=None)


def _evaluations(work: PartnershipsWork, partnership: str) -> list[Evaluation]:
    return [one.value for one in work.evaluations.find(partnership=partnership)]
