"""What a partnership that is over gives back of the need and the offer it grew out of."""

from __future__ import annotations

from matching.errors import NotFound
from matching.introductions.putting import end_reservation
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor

LASTING = {"people", "places", "square_metres"}
"""Units of what is there again afterwards; hours, money and things are spent."""


def give_back(work: PartnershipsWork, actor: Actor, over: Partnership) -> None:
    """All that was reserved, where it never ran; afterwards what is not spent by being used."""
    if over.introduction is None:
        return
    try:
        reserved = work.introductions.get(over.introduction).value.reserved
    except NotFound:
        return
    if over.began("running") is None or all(one.unit in LASTING for one in reserved):
        end_reservation(work, actor, over.introduction)
