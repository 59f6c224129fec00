"""Drafting an introduction, and changing what a draft says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from matching.checks import Checks
from matching.errors import InvalidStep, NotFound
from matching.ids import new_id
from matching.introductions.ask import Ask
from matching.introductions.introduction import Introduction, Shown, Side
from matching.introductions.readers import managed
from matching.introductions.steps import begin
from matching.introductions.work import IntroductionsWork
from matching.labels import Labels
from matching.messages import message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.stored import Stored
from matching.visible_to import about_partner, about_statement

EDITABLE = ("ask", "note", "private_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a draft is made of; ``centre`` may be left out by a broker of one centre alone."""

    seeker: Side
    giver: Side
    centre: str | None = None
    ask: Ask = field(default_factory=Ask)
    note: str = ""
    private_note: str = ""
    shown: Shown | None = None


def draft(work: IntroductionsWork, actor: Actor, drafted: Drafted) -> Stored[Introduction]:
    """Keep a new draft, which its centre alone sees.

    A broker introduces partners it may see, at least one of which belongs to a centre of its own.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of the centre, or of neither partner.
        NotFound: a partner, a need or an offer is not there, or may not be seen.
        InvalidProfile: a value cannot be used.
    """
    centre = _centre(actor, drafted)
    demand(actor, "introduce", About(frozenset({centre})))
    work.centres.get(centre)
    partners = [_seen_partner(work, actor, side.partner) for side in (drafted.seeker, drafted.giver)]
    own = frozenset[str]().union(*(partner.centres for partner in partners))
    demand(actor, "introduce", About(own))
    _check_statements(work, actor, drafted, partners)
    now = work.now()
    made = Introduction(
        id=new_id(now),
        centre=centre,
        broker=actor.user or "",
        seeker=Side(drafted.seeker.partner, drafted.seeker.statement),
        giver=Side(drafted.giver.partner, drafted.giver.statement),
        shown=drafted.shown,
        ask=drafted.ask,
        note=drafted.note,
        private_note=drafted.private_note,
        created=now,
    )
    work.audit.note(actor.user or "", "draft", "introduction", made.id)
    return work.introductions.add(begin(made))


def edit_draft(
    work: IntroductionsWork, actor: Actor, id: str, version: int, changes: Mapping[str, Any]
) -> Stored[Introduction]:
    """Let the draft say what ``changes`` say: ``ask``, ``note`` and ``private_note``.

    Raises:
        NotFound, NotSignedIn, NotAllowed, Outdated: see :func:`matching.introductions.readers.managed`.
        InvalidStep: it is no draft any more.
        InvalidProfile: a value cannot be used.
    """
    before = managed(work, actor, id, version).value
    demand_draft(before)
    work.audit.note(actor.user or "", "edit", "introduction", id)
    known = {name: value for name, value in changes.items() if name in EDITABLE}
    return work.introductions.change(replace(before, **known), version)


def demand_draft(introduction: Introduction) -> None:
    """Let pass what can still be changed.

    Raises:
        InvalidStep: it is no draft any more.
    """
    if introduction.state != "draft":
        state = Labels("introduction_states", [introduction.state])
        raise InvalidStep(
            message(
                "The introduction is '{state}' and stays as it is; withdraw it, and draft a new one.",
                state=state,
            )
        )


def _centre(actor: Actor, drafted: Drafted) -> str:
    if not drafted.centre and len(actor.centres) != 1:
        demand(actor, "introduce", About(actor.centres))
        checks = Checks()
        checks.refuse("centre", "", "Say which centre makes the introduction: name its id.")
        checks.done()
    return drafted.centre or next(iter(actor.centres))


def _seen_partner(work: IntroductionsWork, actor: Actor, id: str) -> Partner:
    partner = work.partners.stored(id).value
    if not may(actor, "see_profile", about_partner(partner)):
        raise NotFound("partner", id)
    return partner


def _check_statements(
    work: IntroductionsWork, actor: Actor, drafted: Drafted, partners: list[Partner]
) -> None:
    checks = Checks()
    for name, side, partner in zip(("need", "offer"), (drafted.seeker, drafted.giver), partners, strict=True):
        if side.statement is None:
            continue
        profiles: Any = work.needs if name == "need" else work.offers
        statement = profiles.stored(side.statement).value
        if statement.partner != partner.id:
            checks.refuse(
                name,
                statement.id,
                "'{value}' does not belong to '{partner}'; name one of its own, or none.",
                partner=partner.id,
            )
        elif not may(actor, "see_profile", about_statement(statement, partner)):
            raise NotFound(name, statement.id)
    checks.done()
