"""What a broker does with a request: reads it, drafts an introduction of it, closes it, opens it again."""

from __future__ import annotations

from dataclasses import replace

from matching.checks import Checks
from matching.errors import InvalidStep, NotFound, Outdated
from matching.interests.interest import Interest, State
from matching.interests.work import InterestsWork
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Side
from matching.messages import message
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.stored import Stored


def about_interest(interest: Interest) -> About:
    """A request is the business of the brokers of its centre, and of nobody else."""
    return About(frozenset({interest.centre}))


def list_interests(work: InterestsWork, actor: Actor, *, is_open: bool) -> list[Stored[Interest]]:
    """The requests of the actor's centres: those that are open, the oldest first; or the others, the newest
    first. An administrator sees those of all.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker.
    """
    demand(actor, "introduce", About(actor.centres))
    states = ("open",) if is_open else ("answered", "dismissed")
    found = [one for state in states for one in work.interests.find(state=state)]
    own = [one for one in found if may(actor, "introduce", about_interest(one.value))]
    if is_open:
        return sorted(own, key=lambda one: one.value.id)
    return sorted(own, key=lambda one: (one.value.closed or one.value.created, one.value.id), reverse=True)


def read_interest(work: InterestsWork, actor: Actor, id: str) -> Stored[Interest]:
    """The request with who asks; that it was read is noted.

    Raises:
        NotFound, NotSignedIn: see :func:`_own`.
    """
    stored = _own(work, actor, id)
    work.audit.note(actor.user or "", "read_contact", "interest", id)
    return stored


def close_interest(
    work: InterestsWork, actor: Actor, id: str, version: int, state: State, reason: str = ""
) -> Stored[Interest]:
    """The request was answered, or is not relevant, for a reason.

    Raises:
        NotFound, NotSignedIn, Outdated: see :func:`_own`.
        InvalidProfile: no reason is given.
        InvalidStep: it is closed already.
    """
    stored = _own(work, actor, id, version)
    _demand_open(stored.value)
    checks = Checks()
    if state == "dismissed":
        checks.required("reason", reason)
    checks.text("reason", reason)
    checks.done()
    return _closed(work, actor, stored, state, reason.strip())


def reopen_interest(work: InterestsWork, actor: Actor, id: str, version: int) -> Stored[Interest]:
    """Open it again; nothing that was done is undone by that.

    Raises:
        NotFound, NotSignedIn, Outdated: see :func:`_own`.
        InvalidStep: it is open.
    """
    stored = _own(work, actor, id, version)
    if stored.value.state == "open":
        raise InvalidStep(message("The request is open already; go on with it."))
    work.audit.note(actor.user or "", "reopen", "interest", id)
    opened = replace(stored.value, state="open", reason="", closed=None, closed_by=None)
    return work.interests.change(opened, version)


def introduce_interest(work: InterestsWork, actor: Actor, id: str, version: int) -> Stored[Interest]:
    """Draft an introduction of the partner that asks and the one that it asked for; nobody else sees it yet.

    Who asks about a need gives, who asks about an offer or a whole partner seeks.

    Raises:
        NotFound, NotSignedIn, Outdated: see :func:`_own`.
        NotAllowed, InvalidProfile: see :func:`matching.introductions.drafting.draft`.
        InvalidStep: it is closed, or who asks is no partner.
    """
    stored = _own(work, actor, id, version)
    interest = stored.value
    _demand_open(interest)
    if interest.from_partner is None:
        raise InvalidStep(
            message("Who asks is no partner yet; register the organisation first, or answer it directly.")
        )
    asked, asking = Side(interest.partner, interest.statement), Side(interest.from_partner)
    seeker, giver = (asked, asking) if interest.about == "need" else (asking, asked)
    made = draft(work, actor, Drafted(seeker=seeker, giver=giver, centre=interest.centre))
    drafted = replace(interest, introduction=made.value.id)
    return _closed(work, actor, replace(stored, value=drafted), "answered", "")


def _closed(
    work: InterestsWork, actor: Actor, stored: Stored[Interest], state: State, reason: str
) -> Stored[Interest]:
    work.audit.note(actor.user or "", state, "interest", stored.value.id)
    done = replace(stored.value, state=state, reason=reason, closed=work.now(), closed_by=actor.user)
    return work.interests.change(done, stored.version)


def _demand_open(interest: Interest) -> None:
    if interest.state != "open":
        raise InvalidStep(message("The request is closed; open it again first."))


def _own(work: InterestsWork, actor: Actor, id: str, version: int | None = None) -> Stored[Interest]:
    """The request, for a broker of its centre who has seen it as ``version``.

    Raises:
        NotFound: there is none, or it is none of the actor's business.
        NotSignedIn: nobody is signed in.
        Outdated: somebody has changed it since.
    """
    demand(actor, "ask")
    stored = work.interests.get(id)
    if not may(actor, "introduce", about_interest(stored.value)):
        raise NotFound("interest", id)
    if version is not None and stored.version != version:
        raise Outdated("interest", id, version, stored)
    return stored
