"""Introductions in a real database, of either kind."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any, TypeVar

import pytest

from matching.accounts.centre import Centre
from matching.availability import DateWindow
from matching.errors import InvalidStep
from matching.introductions.answering import Said, answer_for_side
from matching.introductions.ask import Ask
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Introduction, Side
from matching.introductions.putting import put_to_both, withdraw
from matching.rights.actor import Actor, Grant
from matching.statement import Offer
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork
from tests.storage.small_market import company, need, ngo, offer

T = TypeVar("T")
BROKER = Actor("broker-1", frozenset({Grant("broker", centre="herning")}))
NGOS = 12


def member(partner: str) -> Actor:
    return Actor(f"of-{partner}", frozenset({Grant("member", partner=partner)}))


@dataclass(frozen=True)
class Centres:
    """A volunteer centre, a company with one offer, and associations that need it."""

    url: str
    most_open: int = 3

    def fill(self, **of_offer: Any) -> None:
        own: dict[str, Any] = {"centres": ("herning",)}

        def store(work: UnitOfWork) -> None:
            work.centres.add(Centre(id="herning", name="Frivilligcenter Herning"))
            work.partners.put([company(**own), *(ngo(f"ngo-{n}", **own) for n in range(NGOS))])
            work.needs.put([need(f"need-{n}", f"ngo-{n}") for n in range(NGOS)])
            work.offers.put([offer(**{"quantity": Decimal(3), "unit": "people", **of_offer})])

        transact(self.url, store)

    def drafted(self, n: int = 0, amount: int | None = 1, *dates: DateWindow) -> str:
        """A draft between ``ngo-<n>`` and the company."""
        ask = Ask(amount=Decimal(amount), unit="people", dates=dates) if amount else Ask(dates=dates)
        asked = Drafted(seeker=Side(f"ngo-{n}", f"need-{n}"), giver=Side("com", "offer"), ask=ask)
        return transact(self.url, lambda work: draft(work, BROKER, asked), in_turn=True).value.id

    def put(self, id: str) -> Introduction:
        def use_case(work: UnitOfWork) -> Introduction:
            at = work.introductions.get(id).version
            return put_to_both(work, BROKER, id, at, most_open=self.most_open).value

        return transact(self.url, use_case, in_turn=True)

    def answer(self, id: str, partner: str, yes: bool = True) -> Introduction:
        said = Said(yes=yes, partner=partner, reason=None if yes else "too_far")
        return transact(
            self.url,
            lambda work: answer_for_side(work, member(partner), id, said, most_open=self.most_open).value,
            in_turn=True,
        )

    def withdraw(self, id: str) -> Introduction:
        def use_case(work: UnitOfWork) -> Introduction:
            at = work.introductions.get(id).version
            return withdraw(work, BROKER, id, at, self.most_open).value

        return transact(self.url, use_case, in_turn=True)

    def accepted(self, n: int = 0, amount: int | None = 1, *dates: DateWindow) -> str:
        return self._agreed(self.drafted(n, amount, *dates), n)

    def accepted_of(self, given: str, ask: Ask) -> str:
        """One between ``ngo-0`` and the company about the offer ``given`` that both have said yes to."""
        asked = Drafted(seeker=Side("ngo-0", "need-0"), giver=Side("com", given), ask=ask)
        return self._agreed(transact(self.url, lambda work: draft(work, BROKER, asked)).value.id, 0)

    def _agreed(self, id: str, n: int) -> str:
        self.put(id)
        self.answer(id, f"ngo-{n}")
        self.answer(id, "com")
        return id

    def offer(self) -> Offer:
        return transact(self.url, lambda work: work.offers.get("offer"), writing=False)

    def all(self) -> list[Introduction]:
        stored = transact(self.url, lambda work: work.introductions.find(), writing=False)
        return [one.value for one in stored]

    def states(self) -> list[str]:
        return sorted(one.state for one in self.all())


def at_once(steps: list[Callable[[], T]]) -> list[T | InvalidStep]:
    """What the steps give, each taken by a client of its own, all at the same moment."""
    ready = Barrier(len(steps))

    def take(step: Callable[[], T]) -> T | InvalidStep:
        ready.wait()
        try:
            return step()
        except InvalidStep as error:
            return error

    with ThreadPoolExecutor(len(steps)) as clients:
        return list(clients.map(take, steps))


def march(first: int, last: int) -> DateWindow:
    return DateWindow(date(2027, 3, first), date(2027, 3, last))


@pytest.fixture
def centre(url: str) -> Centres:
    """Filled, in a database of this test alone."""
    made = Centres(url)
    made.fill()
    return made


@pytest.fixture
def of_dates(url: str) -> Centres:
    """One whose offer does not say how much there is of it, so that whoever has its dates has all of it."""
    made = Centres(url)
    made.fill(quantity=None)
    return made
