"""A partnership begins: out of an accepted introduction, or because a broker says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from matching.checks import ID, Checks
from matching.codes import code_list
from matching.errors import AlreadyExists, InvalidStep, NotFound
from matching.ids import new_id
from matching.introductions.readers import seen
from matching.introductions.times import danish_day
from matching.labels import Labels
from matching.messages import message
from matching.partner import Partner
from matching.partnerships import phases
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.registering.profiles import Profiles
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.statement import Statement
from matching.stored import Stored
from matching.visible_to import about_partner, about_statement

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPartnership:
    """What a broker brings together without an introduction; ``primary`` is the first when it is not said."""

    centre: str
    partners: tuple[str, ...]
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    primary: str | None = None
    level: str | None = None


def begin_from_introduction(
    work: PartnershipsWork, actor: Actor, introduction: str, level: str | None = None
) -> Stored[Partnership]:
    """A partnership of the two that have both said yes, with their needs, offers and contact persons.

    It has the id of its introduction, so that there is only one. The level is the lesser of those that
    the need and the offer name, and ad hoc where neither names one.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        NotFound: there is no such introduction, or it may not be seen.
        InvalidStep: not both have said yes.
        AlreadyExists: there is one already.
    """
    if not ID.fullmatch(introduction):
        raise NotFound("introduction", introduction)
    found = seen(work, actor, introduction).value
    demand(actor, "manage_partnership", About(frozenset({found.centre})))
    if found.state != "accepted":
        raise InvalidStep(
            message(
                "The introduction is '{state}', and a partnership grows out of one to which both have said "
                "yes; wait for their answers.",
                state=Labels("introduction_states", [found.state]),
            )
        )
    if work.partnerships.find(introduction=found.id):
        raise AlreadyExists(
            message("A partnership has grown out of the introduction '{id}' already.", id=found.id)
        )
    needs = _there(work.needs, [found.seeker.statement])
    offers = _there(work.offers, [found.giver.statement])
    return _begun(
        work,
        actor,
        id=found.id,
        introduction=found.id,
        centre=found.centre,
        partners=found.partners,
        primary=found.seeker.partner,
        needs=tuple(one.id for one in needs),
        offers=tuple(one.id for one in offers),
        level=level or _level([*needs, *offers]),
        contacts=tuple(_contacts(work, found.partners)),
    )


def begin(work: PartnershipsWork, actor: Actor, new: NewPartnership) -> Stored[Partnership]:
    """A partnership that a broker knows of, of partners one of which is its own centre's at least.

    Contact persons are not taken over: nobody has said yes here.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of the centre, or of none of the partners.
        InvalidProfile: a partner, need or offer is not there, or belongs to somebody else.
    """
    demand(actor, "manage_partnership", About(frozenset({new.centre})))
    checks = Checks()
    partners = [_checked_partner(work, actor, checks, id) for id in new.partners]
    _check_statements(work, actor, work.needs, checks, "needs", new.needs, new.partners)
    _check_statements(work, actor, work.offers, checks, "offers", new.offers, new.partners)
    checks.done()
    own = frozenset[str]().union(*(partner.centres for partner in partners if partner))
    demand(actor, "manage_partnership", About(own))
    return _begun(
        work,
        actor,
        id=new_id(work.now()),
        centre=new.centre,
        partners=new.partners,
        primary=new.primary or next(iter(new.partners), ""),
        needs=new.needs,
        offers=new.offers,
        level=new.level or "ad_hoc",
    )


def _level(statements: Iterable[Statement]) -> str:
    """What all of them can at least."""
    named = [one.collaboration_level for one in statements if one.collaboration_level]
    return min(named, key=code_list("collaboration_levels").position, default="ad_hoc")


def _begun(work: PartnershipsWork, actor: Actor, **fields: object) -> Stored[Partnership]:
    now = work.now()
    made = phases.begin(user=actor.user or "", now=now, on=danish_day(now), **fields)
    work.audit.note(actor.user or "", "begin", "partnership", made.id, made.introduction)
    return work.partnerships.add(made)


def _contacts(work: PartnershipsWork, partners: tuple[str, ...]) -> list[ContactPerson]:
    profiles = [work.partners.stored(id).value for id in partners]
    return [_person(profile) for profile in profiles if any(_details(profile).values())]


def _person(partner: Partner) -> ContactPerson:
    return ContactPerson(partner=partner.id, **_details(partner))


def _details(partner: Partner) -> dict[str, str]:
    contact = partner.contact
    return {"name": contact.name, "email": contact.email, "phone": contact.phone}


def _there(profiles: Profiles[S], ids: list[str | None]) -> list[S]:
    """Those that have not been deleted since."""
    return [one for id in ids if id and (one := _found(profiles, id))]


def _found(profiles: Profiles[S], id: str) -> S | None:
    try:
        return profiles.stored(id).value if ID.fullmatch(id) else None
    except NotFound:
        return None


def _checked_partner(work: PartnershipsWork, actor: Actor, checks: Checks, id: str) -> Partner | None:
    try:
        partner = work.partners.stored(id).value if ID.fullmatch(id) else None
        if partner is not None and may(actor, "see_profile", about_partner(partner)):
            return partner
    except NotFound:
        pass
    checks.refuse("partners", id, "There is no partner '{value}', or you may not see it; name another.")
    return None


def _check_statements(
    work: PartnershipsWork,
    actor: Actor,
    profiles: Profiles[S],
    checks: Checks,
    field: str,
    ids: tuple[str, ...],
    partners: tuple[str, ...],
) -> None:
    for id in ids:
        found = _found(profiles, id)
        if found is None or found.partner not in partners or not _sees(work, actor, found):
            checks.refuse(
                field, id, "'{value}' in {field} is nothing that one of the partners has; leave it out."
            )


def _sees(work: PartnershipsWork, actor: Actor, statement: Statement) -> bool:
    partner = work.partners.stored(statement.partner).value
    return may(actor, "see_profile", about_statement(statement, partner))
