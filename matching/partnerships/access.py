"""Who may see and change which partnership, and for which partner somebody speaks."""

from __future__ import annotations

from dataclasses import replace

from matching.checks import ID, Checks
from matching.errors import NotAllowed, NotFound
from matching.messages import message
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.rights.rules import About, Right, demand, may
from matching.stored import Stored


def about(partnership: Partnership) -> About:
    """What a partnership belongs to: its centre and its partners."""
    return About(frozenset({partnership.centre}), frozenset(partnership.partners))


def seen(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Partnership]:
    """The partnership with this id, if ``actor`` may see it.

    Raises:
        NotSignedIn: nobody is signed in.
        NotFound: there is none, or it may not be seen.
    """
    demand(actor, "ask")
    if not ID.fullmatch(id):
        raise NotFound("partnership", id)
    stored = work.partnerships.get(id)
    if not may(actor, "see_partnership", about(stored.value)):
        raise NotFound("partnership", id)
    return stored


def allowed(work: PartnershipsWork, actor: Actor, id: str, right: Right) -> Stored[Partnership]:
    """The partnership with this id, over which ``actor`` has ``right``.

    Raises:
        NotSignedIn, NotFound: see :func:`seen`.
        NotAllowed: it may be seen, and no more.
    """
    stored = seen(work, actor, id)
    demand(actor, right, about(stored.value))
    return stored


def manages(actor: Actor, partnership: Partnership) -> bool:
    """Whether ``actor`` is a broker of its centre, and so may read what is private, by any API token."""
    anything = replace(actor, scopes=frozenset({"read", "write"}))
    return may(anything, "manage_partnership", about(partnership))


def speaks_for(actor: Actor, partnership: Partnership, partner: str | None) -> str:
    """The partner that ``actor`` speaks for; left out, it is the one that a member is a member of.

    A broker of the centre may write down what any of the partners has said.

    Raises:
        InvalidProfile: it is not said, or is no partner of the partnership.
        NotAllowed: the actor is no member of it.
    """
    own = sorted(actor.partners.intersection(partnership.partners))
    if partner is None and len(own) == 1:
        return own[0]
    checks = Checks()
    if partner not in partnership.partners:
        checks.refuse(
            "partner",
            partner or "",
            "'{value}' is no partner of this partnership; say for which one it is: {known}.",
            known=", ".join(partnership.partners),
        )
    checks.done()
    if partner not in own and not may(actor, "manage_partnership", about(partnership)):
        raise NotAllowed(
            message(
                "You are no member of '{partner}' and cannot speak for it; name a partner of your own.",
                partner=partner,
            )
        )
    return partner or ""


def changed(
    work: PartnershipsWork,
    actor: Actor,
    stored: Stored[Partnership],
    partnership: Partnership,
    action: str,
    detail: str | None = None,
) -> Stored[Partnership]:
    """Put ``partnership`` in the place of what is ``stored``, and note who did it."""
    work.audit.note(actor.user or "", action, "partnership", partnership.id, detail)
    return work.partnerships.change(partnership, stored.version)
