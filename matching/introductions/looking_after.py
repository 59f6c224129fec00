"""What falls due by the clock, and who moves up in the line when a place becomes free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from matching.introductions import steps
from matching.introductions.introduction import Introduction
from matching.introductions.line import MOST_OPEN, moving_up
from matching.introductions.times import danish_day
from matching.introductions.work import IntroductionsWork
from matching.introductions.working_days import after
from matching.registering.profiles import Profiles
from matching.rights.actor import SYSTEM
from matching.statement import Statement
from matching.stored import Stored

S = TypeVar("S", bound=Statement)
SERVICE = SYSTEM.user or ""


def look_after(
    work: IntroductionsWork, most_open: int = MOST_OPEN
) -> tuple[list[Introduction], list[Introduction]]:
    """What has to be done once a day: those that expired, and those that moved up."""
    expired = expire_due(work, danish_day(work.now()))
    return expired, move_up(work, most_open)


def expire_due(work: IntroductionsWork, today: date) -> list[Introduction]:
    """Close the open ones whose deadline has passed; what has expired is returned."""
    due = [one for one in work.introductions.find(state="open") if _is_due(one.value, today)]
    for one in due:
        work.audit.note(SERVICE, "expire", "introduction", one.value.id)
    now = work.now()
    return [work.introductions.change(steps.expire(one.value, today, now), one.version).value for one in due]


def move_up(work: IntroductionsWork, most_open: int = MOST_OPEN) -> list[Introduction]:
    """Open those that wait and now have their turn; they are returned. To be called whenever one closes."""
    waiting = _ready(work)
    if not waiting:
        return []
    partners = {partner for one in waiting for partner in one.value.partners}
    known = [*waiting, *_open_of(work, partners)]
    version = {one.value.id: one.version for one in waiting}
    moved = []
    for one in moving_up((each.value for each in known), most_open):
        now = work.now()
        opened = steps.move_up(one, now, after(danish_day(now), one.working_days))
        work.audit.note(SERVICE, "move_up", "introduction", one.id)
        moved.append(work.introductions.change(opened, version[one.id]).value)
    return moved


def line_of(work: IntroductionsWork, introduction: Introduction) -> list[Introduction]:
    """All that has to be known to say whether ``introduction`` may be opened: those that wait, and those
    that are open at any of their partners or at its own."""
    return line_at(work, introduction.partners)


def line_at(work: IntroductionsWork, partners: Iterable[str]) -> list[Introduction]:
    """The same for whatever introductions there may be of these partners."""
    waiting = _ready(work)
    known = {partner for one in waiting for partner in one.value.partners}
    return [one.value for one in [*waiting, *_open_of(work, known.union(partners))]]


def _ready(work: IntroductionsWork) -> list[Stored[Introduction]]:
    """Those that wait and could be opened: about what is paused one keeps its place, and holds nobody up."""
    waiting = work.introductions.find(state="waiting")
    needs = {one.value.seeker.statement for one in waiting} - {None}
    offers = {one.value.giver.statement for one in waiting} - {None}
    shut = needs - _open_among(work.needs, needs), offers - _open_among(work.offers, offers)
    return [
        one
        for one in waiting
        if all(side.statement not in some for side, some in zip(one.value.sides, shut, strict=True))
    ]


def _open_among(profiles: Profiles[S], ids: Iterable[str | None]) -> set[str | None]:
    found = profiles.stored_all(id for id in ids if id is not None)
    return {one.value.id for one in found if one.value.status == "open"}


def _open_of(work: IntroductionsWork, partners: Iterable[str]) -> Sequence[Stored[Introduction]]:
    found: dict[str, Stored[Introduction]] = {}
    for partner in sorted(partners):
        for side in ("seeker", "giver"):
            for one in work.introductions.find(state="open", **{side: partner}):
                found[one.value.id] = one
    return [*found.values()]


def _is_due(introduction: Introduction, today: date) -> bool:
    return introduction.deadline is not None and introduction.deadline < today
