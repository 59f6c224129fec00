"""Taking a need or an offer back: what becomes of the introductions that stand on it.

What both sides look at, or have said yes to, is not pulled away under them: that is refused. What nobody but
the broker has seen yet is withdrawn.
"""

from __future__ import annotations

from matching.errors import InvalidStep
from matching.introductions import steps
from matching.introductions.introduction import Introduction
from matching.introductions.line import MOST_OPEN
from matching.introductions.looking_after import move_up
from matching.messages import message
from matching.partnerships.history import FOLLOWS
from matching.partnerships.partnership import Partnership
from matching.registering.work import RegisterWork
from matching.rights.actor import Actor
from matching.statement import Need, Statement
from matching.stored import Stored


def let_go(work: RegisterWork, actor: Actor, statement: Statement, most_open: int = MOST_OPEN) -> None:
    """Let pass the end of ``statement``, or its move to another partner; drafts that name it, and those that
    wait in line, are withdrawn.

    Raises:
        InvalidStep: introductions that are open or accepted, or partnerships that go on, stand on it.
    """
    standing = _standing_on(work, statement)
    partnerships = [one.value for one in work.partnerships.find(partner=statement.partner)]
    is_open = _in(standing, "open")
    begun = {one.introduction for one in partnerships}
    accepted = [one for one in _in(standing, "accepted") if one.value.id not in begun]
    running = [one for one in partnerships if FOLLOWS[one.phase] and _names(one, statement)]
    if is_open or accepted or running:
        raise InvalidStep(
            message(
                "'{statement}' can be neither deleted nor moved while introductions that are open ({open}) "
                "or accepted ({accepted}), or partnerships that go on ({running}), stand on it; have them "
                "withdrawn or ended first, or pause it.",
                statement=statement.id,
                open=len(is_open),
                accepted=len(accepted),
                running=len(running),
            )
        )
    _withdraw(work, actor, [*_in(standing, "draft"), *_in(standing, "waiting")], most_open)


def change_status(
    work: RegisterWork, actor: Actor, before: Statement, after: Statement, most_open: int = MOST_OPEN
) -> None:
    """Do what follows when the status is another; ``after`` is stored already.

    Those that wait in line about what is closed are withdrawn; about what is paused they keep their place.

    Raises:
        InvalidStep: it is to be closed, and introductions about it are open.
    """
    if after.status == before.status:
        return
    standing = _standing_on(work, after)
    is_open = _in(standing, "open")
    if after.status == "closed" and is_open:
        raise InvalidStep(
            message(
                "'{statement}' cannot be closed while introductions about it are open ({open}); answer them "
                "no or have them withdrawn first, or pause it.",
                statement=after.id,
                open=len(is_open),
            )
        )
    _withdraw(work, actor, _in(standing, "waiting") if after.status == "closed" else [], most_open)


def _withdraw(work: RegisterWork, actor: Actor, standing: list[Stored[Introduction]], most_open: int) -> None:
    user, now = actor.user or "", work.now()
    for one in standing:
        work.audit.note(user, "withdraw", "introduction", one.value.id)
        work.introductions.change(steps.withdraw(one.value, user, now), one.version)
    move_up(work, most_open)


def _standing_on(work: RegisterWork, statement: Statement) -> list[Stored[Introduction]]:
    """Those that have it on its side; a need and an offer may have one id."""
    found = work.introductions.find(statement=statement.id)
    return [one for one in found if _side(one.value, statement) == statement.id]


def _side(introduction: Introduction, statement: Statement) -> str | None:
    return (introduction.seeker if isinstance(statement, Need) else introduction.giver).statement


def _in(standing: list[Stored[Introduction]], state: str) -> list[Stored[Introduction]]:
    return [one for one in standing if one.value.state == state]


def _names(partnership: Partnership, statement: Statement) -> bool:
    return statement.id in (partnership.needs if isinstance(statement, Need) else partnership.offers)
