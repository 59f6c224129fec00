"""Answering for one side, and what follows when both have said yes."""

from __future__ import annotations

from dataclasses import dataclass

from matching.checks import Checks
from matching.errors import InvalidStep
from matching.introductions import steps
from matching.introductions.answer import Answer
from matching.introductions.capacity import spend_both
from matching.introductions.introduction import Introduction
from matching.introductions.line import MOST_OPEN
from matching.introductions.looking_after import move_up
from matching.introductions.readers import demand_version, seen, sides_of
from matching.introductions.state import CLOSED
from matching.introductions.work import IntroductionsWork
from matching.messages import message
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored
from matching.visible_to import about_partner


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said, and for which side; ``partner`` may be left out by whoever can answer for one alone."""

    yes: bool
    partner: str | None = None
    reason: str | None = None
    text: str = ""


def answer_for_side(
    work: IntroductionsWork,
    actor: Actor,
    id: str,
    said: Said,
    version: int | None = None,
    most_open: int = MOST_OPEN,
) -> Stored[Introduction]:
    """Keep the answer of a side, given by a member of it or by its broker on its behalf.

    A first answer needs no ``version``: both sides may answer at the same moment. The second yes spends
    what is asked for of the need and the offer, or is refused and kept nowhere.

    Raises:
        NotFound: there is none, or it is none of the actor's business.
        NotSignedIn, NotAllowed: the actor may not answer for this side.
        InvalidStep: it is not open, too little is left, or somebody has answered for this side already.
        InvalidProfile: the reason or the text cannot be used.
        Outdated: somebody has changed it since.
    """
    stored = seen(work, actor, id)
    partner = _partner(work, actor, stored.value, said)
    demand(actor, "answer_introduction", about_partner(work.partners.stored(partner).value))
    if version is not None:
        demand_version(stored, version)
    elif _has_answered(stored.value, partner):
        raise InvalidStep(
            message(
                "Somebody has answered for '{partner}' already; look at that answer, and send the version "
                "you have seen to change it.",
                partner=partner,
            )
        )
    user, on_behalf = actor.user or "", partner not in actor.partners
    given = Answer(
        yes=said.yes, reason=said.reason, text=said.text, user=user, at=work.now(), on_behalf=on_behalf
    )
    answered = steps.answer(stored.value, partner, given)
    if answered.state == "accepted":
        answered = spend_both(work, answered, user)
    work.audit.note(user, _action(given), "introduction", id, partner)
    kept = work.introductions.change(answered, stored.version)
    if answered.state in CLOSED:
        move_up(work, most_open)
    return kept


def _partner(work: IntroductionsWork, actor: Actor, introduction: Introduction, said: Said) -> str:
    if said.partner is not None:
        if said.partner not in introduction.partners:
            _refuse(said.partner, "'{value}' is not one of the two sides; name one of {known}.", introduction)
        return said.partner
    own = [one for one in introduction.partners if one in actor.partners]
    own = own or sides_of(work, actor, introduction, "answer_introduction")
    if len(own) != 1:
        _refuse("", "Say for which of the two sides you answer: {known}.", introduction)
    return own[0]


def _refuse(value: str, template: str, introduction: Introduction) -> None:
    checks = Checks()
    checks.refuse("partner", value, template, known=", ".join(introduction.partners))
    checks.done()


def _has_answered(introduction: Introduction, partner: str) -> bool:
    return introduction.state == "open" and any(
        side.answer is not None for side in introduction.sides if side.partner == partner
    )


def _action(answer: Answer) -> str:
    return ("say_yes" if answer.yes else "say_no") + ("_on_behalf" if answer.on_behalf else "")
