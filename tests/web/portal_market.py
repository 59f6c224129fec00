"""A few public partners with needs and offers, beside those of the world that nobody else may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from matching.availability import DateWindow, Slot
from matching.competence import Competence
from matching.partner import Contact, Partner
from matching.place import Place
from matching.statement import Need, Offer
from tests.api.small_market import SECRETS, store
from tests.web.site import Site

CLUB = Partner(
    id="club",
    kind="ngo",
    name="Byens Skakklub",
    mission="Skak for alle aldre i Aarhus.",
    places=(Place("municipality", "Aarhus"),),
    purposes=("culture",),
    contact=Contact(*SECRETS),
    visibility="public",
    centres=("herning",),
    website="https://skak.example",
)
FIRM = replace(
    CLUB,
    id="firm",
    kind="company",
    name="Tal og Tavle",
    mission="Vi fører regnskab.",
    places=(Place("region", "Midtjylland"),),
)
NEED = Need(
    id="need-book",
    partner="club",
    resource_kind="skilled_time",
    title="En kasserer til klubben",
    text="Vi søger en bogholder, der kan føre vores regnskab.",
    competences=(Competence("bogføring", "intermediate", required=True),),
    quantity=Decimal(2),
    committed=Decimal(1),
    unit="people",
    group_min=1,
    group_max=2,
    hours_per_month=Decimal(4),
    windows=(DateWindow(date(2027, 1, 1), date(2027, 6, 30)),),
    slots=(Slot("mon", "evening"),),
    in_return="Gratis kaffe og en simultanmatch",
    expires=date(2090, 1, 31),
    visibility="public",
)
OFFER = Offer(
    id="offer-book",
    partner="firm",
    resource_kind="skilled_time",
    title="Bogføring for foreninger",
    text="Vores bogholdere fører gerne regnskab for en forening.",
    visibility="public",
)
HIDDEN = replace(NEED, id="need-hidden", title="Kun for centret", visibility="centre")
CLOSED = replace(NEED, id="need-closed", title="Er fundet", status="closed")


def open_portal(site: Site) -> Site:
    """``site`` with these, and with its market read."""
    store(site.world.url, [CLUB, FIRM], [NEED, HIDDEN, CLOSED], [OFFER])
    site.app.state.market.load()
    return site
