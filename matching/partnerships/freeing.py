"""What a partnership that is over gives back of the need and the offer it grew out of."""

from __future__ import annotations

from contextlib import suppress

from matching.errors import NotFound
from matching.introductions.putting import end_reservation
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor


def give_back(work: PartnershipsWork, actor: Actor, over: Partnership) -> None:
    """All that was reserved, where it never ran; afterwards what is not spent by being used."""
    if over.introduction is not None:
        with suppress(NotFound):
            end_reservation(work, actor, over.introduction, over.began("running") is not None)
