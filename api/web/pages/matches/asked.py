"""What partners are sought for: a need, an offer or a whole partner, by the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request

from api.about import demand_over, seen_need, seen_offer, seen_partner
from api.database_market import AnyMarket
from api.web.words import Words, words
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.statement import Need, Statement
from matching.visible_to import about_partner

SEEN: Mapping[str, Callable[[Actor, Register, str], Partner | Statement]] = {
    "needs": seen_need,
    "offers": seen_offer,
    "partners": seen_partner,
}
TITLES: Mapping[str, Words] = {
    "needs": words("Who suits this need"),
    "offers": words("Who suits this offer"),
    "partners": words("Who suits this partner"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The record that is asked for, whose it is, and the path of its list."""

    record: Partner | Statement
    asker: Partner
    title: Words
    path: str
    may_decide: bool
    """Whether whoever looks may introduce and put aside."""

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def statement(self) -> Statement | None:
        """The need or the offer; None where it is the whole partner."""
        return None if isinstance(self.record, Partner) else self.record

    @property
    def is_need(self) -> bool:
        return isinstance(self.record, Need)


def asked_for(request: Request, id: str, actor: Actor, market: AnyMarket) -> Asked:
    """What the page is about, for whoever may ask who suits it.

    Raises:
        NotFound, NotSignedIn, NotAllowed: as the route for the same list.
    """
    sort = request.url.path.split("/")[1]
    record = SEEN[sort](actor, market.register, id)
    demand_over(actor, "recommend", market.register, record)
    asker = record if isinstance(record, Partner) else market.register.partner(record.partner)
    path = f"/{sort}/{quote(id, safe='')}/matches"
    return Asked(record, asker, TITLES[sort], path, may(actor, "introduce", about_partner(asker)))


def path_of(record: Partner | Statement) -> str:
    """The path of the list for ``record``."""
    sort = "partners" if isinstance(record, Partner) else "needs" if isinstance(record, Need) else "offers"
    return f"/{sort}/{quote(record.id, safe='')}/matches"
