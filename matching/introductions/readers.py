"""Who may see an introduction, and as whom."""

from __future__ import annotations

from matching.errors import NotFound, Outdated
from matching.introductions.introduction import Introduction
from matching.introductions.work import IntroductionsWork
from matching.rights.actor import Actor
from matching.rights.rules import About, Right, demand, may
from matching.stored import Stored
from matching.visible_to import about_partner


def about_introduction(introduction: Introduction) -> About:
    """An introduction as a whole is the business of the centre that made it."""
    return About(frozenset({introduction.centre}))


def sees_whole(actor: Actor, introduction: Introduction) -> bool:
    """Whether ``actor`` sees everything: scores, reasons, the private note, the history."""
    return may(actor, "see_introduction", about_introduction(introduction))


def sides_of(
    work: IntroductionsWork,
    actor: Actor,
    introduction: Introduction,
    right: Right = "see_introduction",
) -> list[str]:
    """The sides for which ``actor`` has ``right``: as a member of the partner, or a broker of a centre it
    belongs to. None before it was put to both sides."""
    if introduction.put is None:
        return []
    partners = introduction.partners
    return [id for id in partners if may(actor, right, about_partner(work.partners.stored(id).value))]


def seen(work: IntroductionsWork, actor: Actor, id: str) -> Stored[Introduction]:
    """The introduction, for whoever may know of it.

    Raises:
        NotFound: there is none, or it is none of the actor's business.
        NotSignedIn: nobody is signed in.
    """
    demand(actor, "ask")
    stored = work.introductions.get(id)
    if not sees_whole(actor, stored.value) and not sides_of(work, actor, stored.value):
        raise NotFound("introduction", id)
    return stored


def managed(work: IntroductionsWork, actor: Actor, id: str, version: int) -> Stored[Introduction]:
    """The introduction, for whoever may take its next step and has seen it as ``version``.

    Raises:
        NotFound, NotSignedIn: see :func:`seen`.
        NotAllowed: the actor is no broker of its centre.
        Outdated: somebody has changed it since.
    """
    stored = seen(work, actor, id)
    demand(actor, "manage_introduction", about_introduction(stored.value))
    demand_version(stored, version)
    return stored


def demand_version(stored: Stored[Introduction], version: int) -> None:
    """Let pass whoever has seen what is there now.

    Raises:
        Outdated: somebody has changed it since.
    """
    if stored.version != version:
        raise Outdated("introduction", stored.value.id, version, stored)
