"""Who may let whom be what."""

from __future__ import annotations

from collections.abc import Iterable

from matching.accounts.work import AboutPartner, AccountsWork
from matching.checks import Checks
from matching.errors import NotFound
from matching.rights.actor import Actor, Grant
from matching.rights.rules import About, demand

WANTED = {"administrator": (False, False), "broker": (True, False), "member": (False, True)}
"""Of each role whether it has a centre, and whether it has a partner."""


def demand_grants(
    work: AccountsWork, actor: Actor, changed: Iterable[Grant], about_partner: AboutPartner
) -> None:
    """Let pass whoever may give and take away every grant of ``changed``.

    Members of a partner are the business of its brokers; everything else of administrators.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidProfile: a role with a centre or partner it cannot have, or that is not there.
    """
    for grant in changed:
        if grant.role == "member":
            demand(actor, "manage_members", _about(grant.partner or "", about_partner))
        else:
            demand(actor, "manage_installation")
        _check(work, grant, about_partner)


def manages(actor: Actor, grants: Iterable[Grant], about_partner: AboutPartner) -> bool:
    """Whether the actor may see whom these ``grants`` are of: an administrator, or a broker of a partner."""
    if actor.is_administrator:
        return True
    partners = [grant.partner for grant in grants if grant.partner]
    return any(not actor.centres.isdisjoint(_about(one, about_partner).centres) for one in partners)


def _about(partner: str, about_partner: AboutPartner) -> About:
    try:
        return about_partner(partner)
    except NotFound:
        return About()


def _check(work: AccountsWork, grant: Grant, about_partner: AboutPartner) -> None:
    checks = Checks()
    if (grant.centre is not None, grant.partner is not None) != WANTED[grant.role]:
        checks.refuse(
            "grants",
            grant.role,
            "'{value}' does not go with that: a broker has a centre, a member a partner, an administrator "
            "neither.",
        )
    checks.done()
    try:
        if grant.centre:
            work.centres.get(grant.centre)
        if grant.partner:
            about_partner(grant.partner)
    except NotFound as error:
        template = "There is no centre or partner with the id '{value}'; name one that is there."
        checks.refuse("grants", error.id, template)
    checks.done()
