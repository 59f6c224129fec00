"""Putting a partner aside from a list, and taking it back.

Curating is the broker's: whoever may introduce a partner may put others aside from its lists. What one broker
of a centre puts aside is put aside for all of its brokers. Members see the whole list, and none of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.checks import Checks
from matching.errors import NotFound
from matching.partner import Partner
from matching.put_aside.put_aside import PutAside, id_of
from matching.put_aside.work import PutAsideWork
from matching.rights.actor import Actor
from matching.rights.rules import demand, may
from matching.visible_to import about_partner


@dataclass(frozen=True, slots=True)
class Why:
    """Why a partner does not belong in a list: a code of ``decline_reasons``, and own words."""

    reason: str
    text: str = ""


def put_aside(
    work: PutAsideWork, actor: Actor, asker: Partner, asked: str, partner: str, why: Why
) -> PutAside:
    """Leave ``partner`` out of the list for ``asked``, which is ``asker`` or a need or an offer of it; done
    twice, the first time holds.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of a centre of ``asker``.
        InvalidProfile: the reason is none, or ``asker`` belongs to no centre.
    """
    demand(actor, "introduce", about_partner(asker))
    centre = _centre(actor, asker)
    made = PutAside(
        id=id_of(centre, asked, partner),
        centre=centre,
        asked=asked,
        partner=partner,
        reason=why.reason,
        text=why.text,
        user=actor.user or "",
        at=work.now(),
    )
    try:
        return work.put_asides.get(made.id).value
    except NotFound:
        work.audit.note(actor.user or "", "put_aside", "partner", partner, asked)
        return work.put_asides.add(made).value


def take_back(work: PutAsideWork, actor: Actor, asker: Partner, asked: str, partner: str) -> None:
    """Let ``partner`` stand in the list for ``asked`` again; nothing is done where it does already.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of a centre of ``asker``.
    """
    demand(actor, "introduce", about_partner(asker))
    for centre in _centres(actor, asker):
        id = id_of(centre, asked, partner)
        try:
            work.put_asides.get(id)
        except NotFound:
            continue
        work.put_asides.delete(id)
        work.audit.note(actor.user or "", "take_back", "partner", partner, asked)


def put_aside_from(work: PutAsideWork, actor: Actor, asker: Partner, asked: str) -> list[PutAside]:
    """What ``actor``'s centres have put aside from the list for ``asked``, the newest first; nothing for
    whoever is no broker of ``asker``."""
    if not may(actor, "introduce", about_partner(asker)):
        return []
    found = [
        one.value
        for centre in _centres(actor, asker)
        for one in work.put_asides.find(centre=centre, asked=asked)
    ]
    return sorted(found, key=lambda one: (-one.at.timestamp(), one.id))


def pairs_put_aside(work: PutAsideWork, centre: str) -> set[tuple[str, str]]:
    """What was asked, and the partner that was put aside, of all lists of a centre."""
    return {(one.value.asked, one.value.partner) for one in work.put_asides.find(centre=centre)}


def is_put_aside(put_asides: Iterable[PutAside], partner: str) -> bool:
    """Whether ``partner`` is among those that were put aside."""
    return any(one.partner == partner for one in put_asides)


def _centre(actor: Actor, asker: Partner) -> str:
    found = _centres(actor, asker)
    if not found:
        checks = Checks()
        checks.refuse(
            "reason",
            asker.name,
            "'{value}' belongs to no volunteer centre, so nobody could see what is put aside; give it one "
            "first.",
        )
        checks.done()
    return found[0]


def _centres(actor: Actor, asker: Partner) -> list[str]:
    """The centres of ``asker`` that ``actor`` speaks for."""
    return sorted(one for one in asker.centres if actor.is_administrator or one in actor.centres)
