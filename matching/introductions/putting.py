"""Putting a draft to both sides, and taking an introduction back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.errors import InvalidStep
from matching.introductions import steps
from matching.introductions.capacity import demand_possible, give_back
from matching.introductions.introduction import Introduction
from matching.introductions.line import MOST_OPEN, is_free
from matching.introductions.looking_after import line_of, move_up
from matching.introductions.readers import managed
from matching.introductions.times import danish_day
from matching.introductions.work import IntroductionsWork
from matching.introductions.working_days import USUAL, after
from matching.messages import message
from matching.rights.actor import Actor
from matching.stored import Stored


def put_to_both(
    work: IntroductionsWork,
    actor: Actor,
    id: str,
    version: int,
    working_days: int = USUAL,
    most_open: int = MOST_OPEN,
    line: Sequence[Introduction] | None = None,
) -> Stored[Introduction]:
    """Open a draft to both sides; where one of them has its most open ones, it waits in line.

    The sides have ``working_days`` whole working days to answer, counted from when it opens. Who puts many
    hands in the ``line`` as it is by then (:func:`matching.introductions.looking_after.line_at`).

    Raises:
        NotFound, NotSignedIn, NotAllowed, Outdated: see :func:`matching.introductions.readers.managed`.
        InvalidStep: it is no draft, or the need or the offer cannot give what is asked for.
    """
    chosen = replace(managed(work, actor, id, version).value, working_days=working_days)
    now = work.now()
    today = danish_day(now)
    deadline = after(today, working_days)
    known = line_of(work, chosen) if line is None else line
    free = chosen.state != "draft" or is_free(chosen, known, most_open)
    opened = steps.put(chosen, actor.user or "", now, deadline, free)
    demand_possible(work, chosen, today)
    work.audit.note(actor.user or "", "put", "introduction", id, opened.state)
    return work.introductions.change(opened, version)


def withdraw(
    work: IntroductionsWork,
    actor: Actor,
    id: str,
    version: int,
    most_open: int = MOST_OPEN,
    reason: str = "",
) -> Stored[Introduction]:
    """Take back what is not closed, or what both have said yes to and nothing has come of; what it had
    reserved is given back, and whoever waits for its place moves up. The ``reason``, if one is given, is
    added to the private note.

    Raises:
        NotFound, NotSignedIn, NotAllowed, Outdated: see :func:`matching.introductions.readers.managed`.
        InvalidStep: it is closed, or a partnership has come of it.
        InvalidProfile: the reason cannot be kept.
    """
    before = _with_reason(managed(work, actor, id, version).value, reason)
    if work.partnerships.find(introduction=id):
        raise InvalidStep(
            message("A partnership has come of this introduction; end the partnership instead.")
        )
    taken_back = steps.withdraw(before, actor.user or "", work.now())
    work.audit.note(actor.user or "", "withdraw", "introduction", id)
    stored = work.introductions.change(give_back(work, taken_back, actor.user or ""), version)
    move_up(work, most_open)
    return stored


def end_reservation(
    work: IntroductionsWork, actor: Actor, id: str, was_used: bool = False
) -> Stored[Introduction]:
    """Give back what an accepted introduction holds, as when the partnership that came of it ends; where it
    ``was_used``, what is not spent by that.

    Who may end that is for the caller to say.

    Raises:
        NotFound: there is no such introduction.
    """
    stored = work.introductions.get(id)
    if not stored.value.reserved:
        return stored
    given_back = give_back(work, stored.value, actor.user or "", was_used)
    return work.introductions.change(given_back, stored.version)


def _with_reason(introduction: Introduction, reason: str) -> Introduction:
    texts = [text for text in (introduction.private_note.rstrip(), reason.strip()) if text]
    return replace(introduction, private_note="\n\n".join(texts)) if reason.strip() else introduction
