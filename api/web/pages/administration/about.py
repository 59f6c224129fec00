"""What a partner belongs to, as it stands in a transaction; and names for ids."""

from __future__ import annotations

from collections.abc import Iterable

from api.web.words import Words, words
from matching.accounts.user import User
from matching.accounts.work import AboutPartner
from matching.checks import Checks
from matching.rights.actor import Actor, Grant, Role
from matching.visible_to import about_partner
from storage.unit_of_work import UnitOfWork

ROLES: dict[Role, Words] = {
    "member": words("Member"),
    "broker": words("Broker"),
    "administrator": words("Administrator"),
}
"""That by which least may be done stands first: it is what is chosen where nobody chooses."""

MOST_NAMED = 5


def about_of(work: UnitOfWork) -> AboutPartner:
    """Finds what a partner belongs to."""
    return lambda id: about_partner(work.partners.get(id))


def names_of(work: UnitOfWork, users: Iterable[User]) -> dict[str, str]:
    """The names of the centres and partners in the roles of ``users``, by their ids."""
    grants = [grant for user in users for grant in user.grants]
    partners = work.partners.of_partners({one.partner for one in grants if one.partner})
    names = {one.value.id: one.value.name for one in work.centres.find()}
    return names | {one.id: one.name for one in partners}


def partner_named(work: UnitOfWork, actor: Actor, text: str) -> str:
    """The id of the partner that is called ``text``, or has it as its id, among those of the actor's centres.

    Raises:
        InvalidProfile: there is none, or there are several.
    """
    said = " ".join(text.split()).casefold()
    own = [one for one in work.partners.all() if actor.is_administrator or {*one.centres} & actor.centres]
    exact = [one for one in own if said in {one.id.casefold(), one.name.casefold()}]
    found = exact or [one for one in own if said and said in one.name.casefold()]
    checks = Checks()
    if not said:
        checks.refuse("partner", "", "No partner is chosen; a member belongs to one.")
    elif not found:
        checks.refuse(
            "partner", text[:60], "No partner of yours is called '{value}'; write its name or its id."
        )
    elif len(found) > 1:
        checks.refuse(
            "partner",
            text[:60],
            "{n} partners are called something like '{value}'; write one of them: {names}.",
            n=len(found),
            names="; ".join(f"{one.name} ({one.id})" for one in found[:MOST_NAMED]),
        )
    checks.done()
    return found[0].id


def code_of(grant: Grant) -> str:
    """A role as a form writes it: ``broker:herning``."""
    return f"{grant.role}:{grant.centre or grant.partner or ''}"


def grant_of(code: str) -> Grant | None:
    """The role that a form has written."""
    role, _, of = code.partition(":")
    if role == "administrator":
        return Grant("administrator")
    if role == "broker" and of:
        return Grant("broker", centre=of)
    return Grant("member", partner=of) if role == "member" and of else None
