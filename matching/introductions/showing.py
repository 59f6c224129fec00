"""Introductions as somebody may see them: one, a list, and contact details once both have said yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.codes import code_list
from matching.errors import InvalidQuery, InvalidStep
from matching.introductions.capacity import remarks
from matching.introductions.introduction import Introduction
from matching.introductions.readers import seen, sees_whole, sides_of
from matching.introductions.state import CLOSED
from matching.introductions.visible import Seen, SeenSide, seen_by_broker, seen_by_side
from matching.introductions.work import IntroductionsWork
from matching.messages import Message, message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored


@dataclass(frozen=True, slots=True)
class View:
    """An introduction as a reader sees it, with its version, and what the broker should know of it."""

    seen: Seen
    version: int
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which introductions a list is of; what is left out is all."""

    state: str | None = None
    partner: str | None = None
    centre: str | None = None


def show(work: IntroductionsWork, actor: Actor, id: str) -> View:
    """The introduction as ``actor`` may see it.

    Raises:
        NotFound: there is none, or it is none of the actor's business.
        NotSignedIn: nobody is signed in.
    """
    return as_seen(work, actor, seen(work, actor, id))


def as_seen(work: IntroductionsWork, actor: Actor, stored: Stored[Introduction]) -> View:
    """What ``actor`` sees of an introduction that is not hidden from it."""
    introduction = stored.value
    profiles = work.partners.stored_all(introduction.partners)
    view = _view(work, actor, introduction, {one.value.id: one.value for one in profiles})
    open_ended = view.introduction is not None and introduction.state not in CLOSED
    return View(view, stored.version, tuple(remarks(work, introduction)) if open_ended else ())


def list_for(
    work: IntroductionsWork, actor: Actor, chosen: Chosen, n: int, after: str = ""
) -> tuple[list[View], str | None]:
    """At most ``n`` introductions that ``actor`` may see, the newest first, those made before ``after``;
    and after which one the rest of the list begins, if there is a rest.

    Brokers of other centres find those of their partners when they ask for the partner.

    Raises:
        NotSignedIn: nobody is signed in.
        InvalidQuery: the state is none.
    """
    demand(actor, "ask")
    if chosen.state is not None and chosen.state not in code_list("introduction_states"):
        raise InvalidQuery(
            message(
                "'{value}' is no state of an introduction; use one of {known}.",
                value=chosen.state,
                known=", ".join(code_list("introduction_states")),
            )
        )
    ids = sorted((id for id in _candidates(work, actor, chosen) if not after or id < after), reverse=True)
    found = _visible(work, actor, ids, n + 1)
    partners = {id for one in found for id in one.value.partners}
    profiles = {one.value.id: one.value for one in work.partners.stored_all(partners)}
    page = [View(_view(work, actor, one.value, profiles), one.version) for one in found[:n]]
    return page, page[-1].seen.id if page and len(found) > n else None


def contacts(work: IntroductionsWork, actor: Actor, id: str) -> tuple[SeenSide, SeenSide]:
    """Both sides with their contact details; that somebody has read those is noted.

    Raises:
        NotFound, NotSignedIn: see :func:`show`.
        InvalidStep: not both have said yes.
    """
    stored = seen(work, actor, id)
    if stored.value.state != "accepted":
        raise InvalidStep(
            message("Contact details are shown when both sides have said yes; wait for their answers.")
        )
    view = as_seen(work, actor, stored).seen
    for side in (view.seeker, view.giver):
        if side.partner not in actor.partners:
            work.audit.note(actor.user or "", "read_contact", "partner", side.partner, id)
    return view.seeker, view.giver


def _view(
    work: IntroductionsWork, actor: Actor, introduction: Introduction, profiles: dict[str, Partner]
) -> Seen:
    if sees_whole(actor, introduction):
        return seen_by_broker(introduction, profiles)
    own = [one for one in introduction.partners if one in actor.partners]
    return seen_by_side(introduction, (own or sides_of(work, actor, introduction))[0], profiles)


def _candidates(work: IntroductionsWork, actor: Actor, chosen: Chosen) -> set[str]:
    """Ids of those that may be visible, found by the keys that they are stored under."""
    wanted = {name: value for name in ("state", "centre") if (value := getattr(chosen, name)) is not None}
    found = work.introductions.ids
    if chosen.partner is not None:
        return {id for side in ("seeker", "giver") for id in found(**wanted, **{side: chosen.partner})}
    if actor.is_administrator:
        return {*found(**wanted)}
    centres = actor.centres if chosen.centre is None else actor.centres & {chosen.centre}
    ids = {id for centre in centres for id in found(**{**wanted, "centre": centre})}
    sides = (found(**wanted, **{side: one}) for one in actor.partners for side in ("seeker", "giver"))
    return ids.union(*sides)


def _visible(
    work: IntroductionsWork, actor: Actor, ids: Sequence[str], most: int
) -> list[Stored[Introduction]]:
    """The first ``most`` of ``ids`` that may be seen; no more are read than it takes."""
    found: list[Stored[Introduction]] = []
    for first in range(0, len(ids), most):
        some: Iterable[Stored[Introduction]] = reversed(work.introductions.some(ids[first : first + most]))
        found += [one for one in some if _may_see(work, actor, one.value)]
        if len(found) >= most:
            break
    return found[:most]


def _may_see(work: IntroductionsWork, actor: Actor, introduction: Introduction) -> bool:
    return sees_whole(actor, introduction) or bool(sides_of(work, actor, introduction))
