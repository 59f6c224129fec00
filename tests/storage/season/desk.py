"""A database with two associations, two companies and a centre, and seasons planned over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from matching.accounts.centre import Centre
from matching.introductions.times import danish_day
from matching.market_index import MarketIndex
from matching.recommend import Recommender
from matching.rights.actor import Actor
from matching.season.collecting import collect
from matching.season.ground import Ground, ground
from matching.season.making import keep, make_season
from matching.season.season import Asked, Season
from matching.stored import Stored
from models.indexes import LocalIndexes
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now
from tests.market import WordEncoder, company, need, ngo, offer
from tests.storage.partnership_desk import BROKER

T = TypeVar("T")
OWN = {"centres": ("centre",)}


@dataclass
class Desk:
    """Use cases over the database of ``url``, each in its own transaction."""

    url: str

    def do(self, use_case: Callable[..., T], *given: Any, **more: Any) -> T:
        return transact(self.url, lambda work: use_case(work, *given, **more), in_turn=True)

    def ground(self, actor: Actor = BROKER) -> Ground:
        return self.do(lambda work: ground(work, actor, "centre", work.register(), danish_day(utc_now())))

    def planned(self, **asked: Any) -> Stored[Season]:
        """A draft that is kept."""
        over = self.ground()
        market = MarketIndex(over.register, WordEncoder(), LocalIndexes())
        wanted = Asked(**asked)
        collected = collect(Recommender(market, over.today), over, wanted)
        made = make_season(collected, over, BROKER, wanted, "Efterår 2027", utc_now())
        return self.do(keep, BROKER, made)

    def at(self, id: str) -> Stored[Season]:
        found: Stored[Season] = self.do(lambda work: work.seasons.get(id))
        return found

    def change(self, sort: str, id: str, **fields: Any) -> None:
        """Let a record of the register be otherwise."""

        def use_case(work: UnitOfWork) -> None:
            repository: Any = getattr(work, sort)
            stored = repository.stored(id)
            repository.change(replace(stored.value, **fields), stored.version)

        self.do(use_case)


def fill(work: UnitOfWork) -> None:
    work.centres.add(Centre(id="centre", name="Centre"))
    work.centres.add(Centre(id="ry", name="Ry"))
    own: dict[str, Any] = OWN
    work.partners.put(
        [ngo("ngo", **own), ngo("ngo-2", **own), company("com", **own), company("com-2", **own)]
    )
    work.partners.put([company("far", centres=("ry",))])
    work.needs.put([need("n1", "ngo"), need("n2", "ngo-2", text="homework")])
    work.offers.put([offer("o1", "com"), offer("o2", "com-2", text="homework"), offer("o9", "far")])


def desk_at(url: str) -> Desk:
    made = Desk(url)
    made.do(fill)
    return made
