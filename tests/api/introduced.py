"""Introductions between the partners of the small market, made without asking the service."""

from __future__ import annotations

from matching.introductions.answering import Said, answer_for_side
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Side
from matching.introductions.putting import put_to_both
from matching.rights.actor import SYSTEM
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

MANY = 10_000


def drafted(url: str, centre: str = "herning") -> str:
    """The id of a new draft, at version 1."""
    asked = Drafted(seeker=Side("ngo-1", "need-1"), giver=Side("com-1", "offer-1"), centre=centre)
    return transact(url, lambda work: draft(work, SYSTEM, asked)).value.id


def opened(url: str, centre: str = "herning") -> str:
    """The id of a new one that is open, at version 2, whatever the line says."""
    id = drafted(url, centre)
    transact(url, lambda work: put_to_both(work, SYSTEM, id, 1, most_open=MANY), in_turn=True)
    return id


def accepted(url: str, centre: str = "herning") -> str:
    """The id of a new one that both have said yes to, at version 4."""
    id = opened(url, centre)

    def use_case(work: UnitOfWork) -> None:
        for partner in ("ngo-1", "com-1"):
            answer_for_side(work, SYSTEM, id, Said(yes=True, partner=partner))

    transact(url, use_case, in_turn=True)
    return id
