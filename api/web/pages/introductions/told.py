"""What an introduction waits for, since when, and what has happened, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from api.web.words import Words, words
from matching.introductions.introduction import Event, Introduction
from matching.introductions.visible import Seen, SeenSide
from matching.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is waited for, since when, and until when."""

    text: Words
    since: datetime | None
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened; ``by`` is who did it, where that may be known."""

    at: datetime
    text: Words
    by: str = ""


def waiting_of(seen: Seen, actor: Actor) -> Waiting:
    """What ``seen`` waits for, to ``actor``."""
    whole = seen.introduction
    if seen.state == "draft":
        return Waiting(words("Waits for you to put it to both sides."), whole.created if whole else None)
    if seen.state == "waiting":
        text = words("Waits in line: one of the two has as many open ones as it can take.")
        return Waiting(text, whole.waiting_since if whole else None)
    if seen.state == "open":
        return Waiting(_unanswered(seen, actor), seen.put, seen.deadline)
    return Waiting(_closed(seen), seen.closed)


def steps_of(seen: Seen, users: Mapping[str, str]) -> list[Step]:
    """What has happened, the oldest first; ``users`` are the names of those who did it."""
    if seen.introduction is not None:
        whole = seen.introduction
        return [
            Step(one.at, _event(one, seen, whole), users.get(one.user or "", "")) for one in whole.history
        ]
    found = [Step(seen.put, words("Put to both sides"))] if seen.put else []
    found += [
        Step(answer.at, _said(side.name, yes=answer.yes, behalf=answer.on_behalf))
        for side in (seen.seeker, seen.giver)
        if (answer := side.answer)
    ]
    if seen.closed:
        found.append(Step(seen.closed, _closed(seen)))
    return sorted(found, key=lambda step: step.at)


def _unanswered(seen: Seen, actor: Actor) -> Words:
    silent = [side for side in (seen.seeker, seen.giver) if not side.has_answered]
    if any(side.partner in actor.partners for side in silent):
        return words("Waits for your answer.")
    if len(silent) == 1:
        return words("Waits for an answer from {name}.", name=silent[0].name)
    return words("Waits for answers from {one} and {other}.", one=silent[0].name, other=silent[1].name)


def _closed(seen: Seen) -> Words:
    if seen.state == "accepted":
        return words("Both have said yes.")
    if seen.state == "declined":
        return words("{name} has said no.", name=_who_said_no(seen).name)
    if seen.state == "expired":
        return words("Nobody answered in time.")
    return words("The volunteer centre has withdrawn it.")


def _who_said_no(seen: Seen) -> SeenSide:
    return seen.seeker if seen.seeker.yes is False else seen.giver


def _event(one: Event, seen: Seen, whole: Introduction) -> Words:
    if one.what in {"said_yes", "said_no"}:
        name = seen.seeker.name if one.side == seen.seeker.partner else seen.giver.name
        answers = [side.answer for side in whole.sides if side.partner == one.side and side.answer]
        behalf = any(answer.at == one.at and answer.on_behalf for answer in answers)
        return _said(name, yes=one.what == "said_yes", behalf=behalf)
    return {
        "created": words("Drafted"),
        "put": words("Put to both sides"),
        "put_in_line": words("Put in line"),
        "moved_up": words("Moved up in the line and was put to both sides"),
        "expired": words("The deadline passed"),
        "withdrawn": words("Withdrawn"),
    }[one.what]


def _said(name: str, *, yes: bool, behalf: bool) -> Words:
    if behalf:
        return (
            words("{name} said yes; the volunteer centre wrote it down", name=name)
            if yes
            else words("{name} said no; the volunteer centre wrote it down", name=name)
        )
    return words("{name} said yes", name=name) if yes else words("{name} said no", name=name)
