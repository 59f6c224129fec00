"""How far a partnership has come: its phase, its end, and its level."""

from __future__ import annotations

from datetime import date

from matching.checks import Checks
from matching.errors import InvalidStep
from matching.introductions.times import danish_day
from matching.messages import message
from matching.partnerships import level as levels
from matching.partnerships import phases
from matching.partnerships.access import allowed, changed
from matching.partnerships.agreement import Agreement
from matching.partnerships.freeing import give_back
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.stored import Stored

PHASES = ("agreement", "running", "evaluated")


def move_on(
    work: PartnershipsWork, actor: Actor, id: str, phase: str, on: date | None = None
) -> Stored[Partnership]:
    """The phase ``agreement``, ``running`` or ``evaluated`` has begun on the day ``on``, else today.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it cannot follow on the one it is in, the day is yet to come, or not all have signed.
        InvalidProfile: there is no such phase.
    """
    stored = allowed(work, actor, id, "manage_partnership")
    checks = Checks()
    if phase not in PHASES:
        checks.refuse(
            "phase",
            phase,
            "'{value}' is no phase that a partnership moves on to; use one of {known}.",
            known=", ".join(PHASES),
        )
    checks.done()
    moved = _moved(work, stored.value, phase, actor.user or "", _day(work, on))
    if phase == "evaluated":
        give_back(work, actor, moved)
    return changed(work, actor, stored, moved, "move_on", phase)


def end(
    work: PartnershipsWork, actor: Actor, id: str, reason: str, on: date | None = None
) -> Stored[Partnership]:
    """The partnership has ended for this reason, which the partners can read.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it is over already, or the day is yet to come.
        InvalidProfile: the reason is empty.
    """
    stored = allowed(work, actor, id, "manage_partnership")
    day = _day(work, on)
    ended = phases.end(stored.value, reason, user=actor.user or "", now=work.now(), on=day)
    give_back(work, actor, ended)
    return changed(work, actor, stored, ended, "end")


def change_level(
    work: PartnershipsWork, actor: Actor, id: str, level: str, reason: str
) -> Stored[Partnership]:
    """Another level of collaboration, for a reason that the partners can read.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: it is over, or has this level already.
        InvalidProfile: there is no such level, or no reason.
    """
    stored = allowed(work, actor, id, "manage_partnership")
    made = levels.change_level(stored.value, level, reason, user=actor.user or "", now=work.now())
    return changed(work, actor, stored, made, "change_level", level)


def newest_agreement(work: PartnershipsWork, partnership: str) -> Stored[Agreement] | None:
    """The version with the greatest number; None when nothing has been drafted."""
    found = work.agreements.find(partnership=partnership)
    return max(found, key=lambda one: one.value.number, default=None)


def _moved(work: PartnershipsWork, partnership: Partnership, phase: str, user: str, on: date) -> Partnership:
    now = work.now()
    if phase == "running":
        newest = newest_agreement(work, partnership.id)
        return phases.start_running(partnership, newest.value if newest else None, user=user, now=now, on=on)
    step = phases.to_agreement if phase == "agreement" else phases.evaluate
    return step(partnership, user=user, now=now, on=on)


def _day(work: PartnershipsWork, on: date | None) -> date:
    today = danish_day(work.now())
    if on is not None and on > today:
        raise InvalidStep(
            message(
                "The day {day} is yet to come; write it down on that day, or name an earlier one.", day=on
            )
        )
    return on or today
