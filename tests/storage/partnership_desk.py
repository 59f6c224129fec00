"""A database with an accepted introduction, and use cases over it, each in its own transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.introduction import Introduction, Side
from matching.introductions.reserved import Reserved
from matching.partner import Contact
from matching.partnerships import moving
from matching.partnerships.beginning import begin_from_introduction
from matching.rights.actor import Actor, Grant
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork
from tests.market import company, need, ngo, offer

T = TypeVar("T")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
BROKER = Actor("broker", frozenset({Grant("broker", centre="centre")}))
STRANGER = Actor("ry", frozenset({Grant("broker", centre="ry"), Grant("member", partner="other")}))
NGO = Actor("ida", frozenset({Grant("member", partner="ngo")}))
COMPANY = Actor("bo", frozenset({Grant("member", partner="com")}))
READER = replace(BROKER, scopes=frozenset({"read"}))


@dataclass
class Desk:
    """Use cases over the database of ``url``, each in its own transaction."""

    url: str

    def do(self, use_case: Callable[..., T], *given: Any, **more: Any) -> T:
        return transact(self.url, lambda work: use_case(work, *given, **more), in_turn=True)

    def offer_taken(self) -> Decimal | None:
        found: Decimal | None = self.do(lambda work: work.offers.stored("offer").value.committed)
        return found


def introduction(unit: str = "people", state: str = "accepted") -> Introduction:
    said = {name: Answer(yes=True, user=name, at=NOW) for name in ("ngo", "com")}
    reserved = (Reserved("offer", Decimal(2), unit),)
    closed = {"closed": NOW, "reserved": reserved} if state == "accepted" else {}
    answers = said if state == "accepted" else {}
    return Introduction(
        id="intro",
        centre="centre",
        broker="broker",
        seeker=Side("ngo", "need", answers.get("ngo")),
        giver=Side("com", "offer", answers.get("com")),
        ask=Ask(amount=Decimal(2), unit=unit),
        state=state,  # type: ignore[arg-type]
        created=NOW,
        put=NOW,
        deadline=date(2026, 11, 16),
        **closed,  # type: ignore[arg-type]
    )


def fill(work: UnitOfWork, unit: str = "people", state: str = "accepted") -> None:
    own: dict[str, Any] = {"centres": ("centre",), "contact": Contact("Ida", "ida@example.org")}
    work.partners.put([ngo(**own), company(**own), ngo("other", centres=("ry",))])
    work.needs.put([need(collaboration_level="continuous")])
    two = Decimal(2)
    taken = offer(quantity=two, unit=unit, committed=two, collaboration_level="continuous")
    work.offers.put([taken])
    work.introductions.add(introduction(unit, state))


def begun(desk: Desk) -> str:
    return desk.do(begin_from_introduction, BROKER, "intro").value.id


def running(desk: Desk) -> str:
    id = begun(desk)
    desk.do(moving.change_level, BROKER, id, "ad_hoc", "One day.")
    desk.do(moving.move_on, BROKER, id, "running")
    return id
