"""Approving a registration: it becomes a partner with needs and offers, and an account of its member."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matching.accounts.users import add_user_with_hash, set_grants
from matching.accounts.work import AboutPartner
from matching.checks import Checks
from matching.registering.belongings import add_belonging
from matching.registering.partners import add_partner
from matching.registrations.complete import check_everything
from matching.registrations.deciding import approved, undecided
from matching.registrations.registration import Registration
from matching.registrations.work import RegistrationsWork
from matching.rights.actor import Actor, Grant
from matching.rights.rules import About, Visibility
from matching.visible_to import about_partner


@dataclass(frozen=True, slots=True)
class Approved:
    """The partner that was made; ``has_account`` when the e-mail address had an account already."""

    partner: str
    has_account: bool


def approve(
    work: RegistrationsWork, actor: Actor, id: str, version: int, centre: str, visibility: Visibility
) -> Approved:
    """Make the partner of ``centre`` with its needs and offers, and let the contact person sign in for it.

    An account that has the e-mail address already becomes a member; its password stays as it is.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the actor may not.
        InvalidStep: somebody else was faster.
        InvalidProfile: something is missing, or the centre cannot be chosen.
    """
    found = undecided(work, actor, id, version).value
    check_everything(found)
    _demand_centre(work, centre)
    partner = replace(found.profile, centres=(centre,), visibility=visibility)
    # First, so that of two who approve at once the second comes upon this, and not upon the partner.
    approved(work, actor, replace(found, centre=centre), version)
    add_partner(work, actor, partner)
    for need in found.needs:
        add_belonging(work, actor, replace(need, partner=partner.id, visibility=visibility))
    for offer in found.offers:
        add_belonging(work, actor, replace(offer, partner=partner.id, visibility=visibility))
    has_account = _let_in(work, actor, found)
    return Approved(partner.id, has_account)


def choosable_centres(work: RegistrationsWork, actor: Actor, registration: Registration) -> list[str]:
    """The ids of the centres that the partner may come to: first the one that the applicant has chosen."""
    known = [one.value.id for one in work.centres.find()]
    own = [id for id in known if actor.is_administrator or id in actor.centres]
    return sorted(own, key=lambda id: (id != registration.centre, id))


def _demand_centre(work: RegistrationsWork, centre: str) -> None:
    checks = Checks()
    if not any(one.value.id == centre for one in work.centres.find()):
        checks.refuse("centre", centre, "No volunteer centre is chosen; choose the one it is to belong to.")
    checks.done()


def _let_in(work: RegistrationsWork, actor: Actor, found: Registration) -> bool:
    """Make the account, or add the partner to the one there is; whether there was one."""
    contact, grant = found.profile.contact, Grant("member", partner=found.profile.id)
    email = contact.email.strip().casefold()
    for stored in work.users.find(email=email):
        grants = (*stored.value.grants, grant)
        set_grants(work, actor, stored.value.id, stored.version, grants, _about(work))
        return True
    add_user_with_hash(work, actor, email, contact.name, [grant], _about(work), found.password_hash)
    return False


def _about(work: RegistrationsWork) -> AboutPartner:
    def about(id: str) -> About:
        return about_partner(work.partners.stored(id).value)

    return about
