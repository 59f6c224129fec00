"""A transaction that remembers in dictionaries: for what does not depend on how anything is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from matching.accounts.centre import Centre
from matching.errors import NotFound, Outdated
from matching.introductions.introduction import Introduction
from matching.partner import Partner
from matching.rights.actor import Actor, Grant
from matching.statement import Need, Offer
from matching.stored import Stored
from tests.matching.introductions.small import NOON

T = TypeVar("T")
BROKER = Actor("broker-1", frozenset({Grant("broker", centre="centre")}))
OTHER_BROKER = Actor("broker-2", frozenset({Grant("broker", centre="ry")}))
STRANGER = Actor("user-9", frozenset({Grant("broker", centre="viborg"), Grant("member", partner="other")}))


def member(partner: str) -> Actor:
    return Actor(f"of-{partner}", frozenset({Grant("member", partner=partner)}))


class Fakes(Generic[T]):
    """Values by id, each with its version."""

    def __init__(self, sort: str, *values: T) -> None:
        self.sort = sort
        self.kept: dict[str, Stored[T]] = {}
        for value in values:
            self.add(value)

    def get(self, id: str) -> Stored[T]:
        if id not in self.kept:
            raise NotFound(self.sort, id)
        return self.kept[id]

    stored = get

    def find(self, **equal: str | None) -> list[Stored[T]]:
        return [self.kept[id] for id in self.ids(**equal)]

    def ids(self, **equal: str | None) -> list[str]:
        return sorted(id for id, one in self.kept.items() if equal.items() <= self._keys(one.value).items())

    def some(self, ids: Iterable[str]) -> list[Stored[T]]:
        return [self.kept[id] for id in sorted({*ids}) if id in self.kept]

    stored_all = some

    def add(self, value: T) -> Stored[T]:
        return self._keep(value, 1)

    def change(self, value: T, version: int) -> Stored[T]:
        there = self.get(_id(value))
        if there.version != version:
            raise Outdated(self.sort, _id(value), version, there)
        return self._keep(value, version + 1)

    def remove(self, id: str, version: int) -> None:
        del self.kept[id]

    def delete(self, id: str) -> None:
        del self.kept[id]

    def _keep(self, value: T, version: int) -> Stored[T]:
        self.kept[_id(value)] = found = Stored(value, version, NOON)
        return found

    def _keys(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Introduction):
            return {"introduction": getattr(value, "introduction", None)}
        sides = {"seeker": value.seeker.partner, "giver": value.giver.partner}
        return {"centre": value.centre, "state": value.state, **sides}


class FakeAudit(list[tuple[str, str, str, str | None]]):
    """Who did what to what."""

    def note(self, user: str, action: str, sort: str, about: str, detail: str | None = None) -> None:
        self.append((user, action, about, detail))


@dataclass
class FakeWork:
    """An association and a company, each of a centre of its own."""

    introductions: Fakes[Introduction] = field(default_factory=lambda: Fakes("introduction"))
    partners: Fakes[Partner] = field(
        default_factory=lambda: Fakes(
            "partner",
            Partner(id="ngo", kind="ngo", name="Broen", centres=("centre",), visibility="centres"),
            Partner(id="com", kind="company", name="Kran", centres=("ry",), visibility="centres"),
        )
    )
    needs: Fakes[Need] = field(
        default_factory=lambda: Fakes("need", Need(id="need", partner="ngo", resource_kind="skilled_time"))
    )
    offers: Fakes[Offer] = field(
        default_factory=lambda: Fakes(
            "offer",
            Offer(id="offer", partner="com", resource_kind="skilled_time", visibility="centres"),
            Offer(id="closed", partner="com", resource_kind="goods", status="closed", visibility="centres"),
            Offer(id="secret", partner="com", resource_kind="goods"),
        )
    )
    centres: Fakes[Centre] = field(
        default_factory=lambda: Fakes(
            "centre", Centre(id="centre", name="Centre"), Centre(id="ry", name="Ry")
        )
    )
    partnerships: Fakes[Any] = field(default_factory=lambda: Fakes("partnership"))
    audit: FakeAudit = field(default_factory=FakeAudit)
    today: datetime = NOON

    def now(self) -> datetime:
        return self.today

    def at(self, id: str = "i") -> int:
        """The version of the introduction."""
        return self.introductions.get(id).version


def _id(value: Any) -> str:
    id: str = value.id
    return id
