"""A small world in which every route can be asked by everybody, about the same centre-only records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from api.security.settings import OidcSettings
from api.versions import etag
from matching.interests.interest import Interest, Sender
from matching.rights.actor import Grant
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, SETTINGS, add_account, add_centres, token_of
from tests.api.rights_administration import add_administration
from tests.api.rights_applications import add_applications
from tests.api.rights_season import add_season
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store

WHO: dict[str, Grant | None] = {
    "anonymous": None,
    "member of another partner": Grant("member", partner="com-2"),
    "broker of another centre": Grant("broker", centre="ry"),
    "member of the partner": Grant("member", partner="ngo-1"),
    "broker of its centre": Grant("broker", centre="herning"),
    "administrator": ADMINISTRATOR,
}
CENTRES = {"ngo-1": "herning", "com-1": "herning", "com-2": "ry"}
INTEREST = Interest(
    id="interest-1",
    centre="herning",
    partner="ngo-1",
    about="need",
    statement="need-1",
    sender=Sender("Bo Berg", "bo@udenfor.example", "87 65 43 21", "Bogklubben", "Jeg kan føre regnskab."),
    created=datetime(2026, 11, 1, 9, tzinfo=UTC),
)
"""A stranger asks about the need of the partner."""
WORLD_SETTINGS = replace(SETTINGS, oidc=OidcSettings("http://127.0.0.1:9", "brobygger", "hemmelig"))
"""With a provider of OpenID Connect that is away: whoever is sent to it is let as far as that."""


@dataclass
class World:
    """The database of ``url``; the header and the account of each who asks; a token of the member's."""

    url: str
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def version(self, sort: str, id: str) -> dict[str, str]:
        """The header that names the version a record has now."""
        with unit_of_work(self.url, writing=False) as work:
            records = getattr(work, sort)
            return {"If-Match": etag(getattr(records, "stored", records.get)(id))}


def make_world(url: str) -> World:
    """A partner of Herning with a need and an offer, seen by its centre only; another partner is public."""
    partners = [replace(one, centres=(CENTRES[one.id],), visibility="centre") for one in PARTNERS]
    partners[2] = replace(partners[2], visibility="public")
    of_the_partner = replace(OFFERS[1], id="offer-3", partner="ngo-1", visibility="public")
    store(url, partners, NEEDS, [*OFFERS, of_the_partner], VOLUNTEERS)
    add_centres(url, "herning", "ry")
    add_applications(url, "herning", "ngo-1")
    add_season(url, "herning")
    world = World(url)
    for who, grant in WHO.items():
        if grant is None:
            world.headers[who] = {}
            continue
        world.users[who] = add_account(url, f"{who.replace(' ', '.')}@example.org", grant)
        world.headers[who] = token_of(url, world.users[who])
    token_of(url, world.users["member of the partner"])
    with unit_of_work(url) as work:
        work.interests.add(INTEREST)
        work.commit()
    with unit_of_work(url, writing=False) as work:
        world.token = work.tokens.find(user=world.users["member of the partner"])[-1].value.id
    add_administration(url, world.users["broker of its centre"], world.users["member of the partner"])
    return world
