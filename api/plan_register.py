"""What of the register a plan is made over: what the actor may see, or may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from api.about import in_sight
from api.database_market import AnyMarket, DatabaseMarket
from api.market import LiveMarket
from matching.alliances.good_partnerships import good_partnerships
from matching.alliances.part import Part
from matching.alliances.ways import as_need
from matching.alliances.wish import Wish
from matching.filters import Filters
from matching.query import typed_query
from matching.recommend import MOST
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.rounds.event import Event
from matching.statement import Need
from matching.visible_to import about_partner, sight_of, viewable
from storage.settings import vector_file
from storage.transaction import transact

MOST_WHOLE = 1_000
"""Partners in sight that are all looked at for an alliance; of more, those the recommender finds."""


def vectors_of(live: LiveMarket | DatabaseMarket) -> Path | None:
    """The file with vectors of the service's texts; None where the database holds them, or nobody does."""
    return vector_file(live.url) if isinstance(live, LiveMarket) else None


def people_register(market: AnyMarket, actor: Actor, centre: str | None) -> Register:
    """The partners for which ``actor`` may ask for volunteers; of ``centre`` alone where it is named."""
    usable = [
        partner.id
        for partner in market.register.partners.values()
        if may(actor, "recommend_volunteers", about_partner(partner))
        and (centre is None or centre in partner.centres)
    ]
    return market.register.of(usable)


def alliance_register(
    market: AnyMarket, actor: Actor, needs: Sequence[Need], parts: Iterable[Part], named: Iterable[str]
) -> Register:
    """What ``actor`` sees of the partners who could fill ``parts`` of ``needs``, and of those ``named``."""
    sight = sight_of(actor)
    seen = {one.id for one in market.register.partners.values() if sight.sees(about_partner(one))}
    if len(seen) > MOST_WHOLE:
        found = _candidates(market, actor, needs, parts)
        seen &= found | {*named, *(need.partner for need in needs)}
    return without_people(viewable(market.register.of(sorted(seen)), actor))


def with_good(wish: Wish, register: Register, url: str, actor: Actor) -> Wish:
    """``wish`` with the good partnerships on record in ``register`` that ``actor`` may see."""
    stored = transact(url, lambda work: good_partnerships(work, actor), writing=False)
    here = [pair for pair in stored if all(id in register.partners for id in pair)]
    return replace(wish, good=tuple(dict.fromkeys((*wish.good, *here))))


def event_register(market: AnyMarket, actor: Actor, event: Event) -> Register:
    """What ``actor`` sees of the partners who come to ``event``."""
    sight = sight_of(actor)
    ids = {one.partner for one in (*event.a, *event.b) if one.partner is not None}
    known = [market.register.partners[id] for id in sorted(ids) if id in market.register.partners]
    seen = [partner.id for partner in known if sight.sees(about_partner(partner))]
    return without_people(viewable(market.register.of(seen), actor))


def without_people(register: Register) -> Register:
    """Partners, needs and offers alone."""
    return Register(register.partners.values(), register.needs.values(), register.offers.values())


def _candidates(market: AnyMarket, actor: Actor, needs: Sequence[Need], parts: Iterable[Part]) -> set[str]:
    """Ids of the best partners for each of ``needs``, and for each of ``parts`` alone."""
    filters, asker = in_sight(actor, Filters()), market.register.partner(needs[0].partner)
    found: set[str] = set()
    for asking in (*needs, *(as_need(needs[0], part) for part in parts)):
        with market.turn:
            matches = market.recommender.recommend(typed_query(asking, asker), MOST, filters).matches
        found |= {match.partner.id for match in matches}
    return found
