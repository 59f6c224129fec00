"""The introductions that there are between two partners."""

from __future__ import annotations

from matching.introductions.introduction import Introduction
from matching.introductions.readers import sees_whole
from matching.introductions.work import IntroductionsWork
from matching.rights.actor import Actor


def introductions_between(work: IntroductionsWork, actor: Actor, one: str, other: str) -> list[Introduction]:
    """Those that ``actor``'s centre has made of the two, whoever seeks, the newest first."""
    found = [
        stored.value
        for seeker, giver in ((one, other), (other, one))
        for stored in work.introductions.find(seeker=seeker, giver=giver)
        if sees_whole(actor, stored.value)
    ]
    return sorted(found, key=lambda each: each.id, reverse=True)
