"""A handful of partners in a real SQLite file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from matching.availability import Slot
from matching.classification import Classification
from matching.competence import Competence
from matching.partner import Contact, Partner
from matching.place import Place
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from storage.unit_of_work import unit_of_work

HERNING, VIBORG = Place("municipality", "Herning"), Place("municipality", "Viborg")
BASE_URL = "http://localhost"
SECRETS = ("Ida Hemmelig", "ida@hemmelig.example", "12 34 56 78")

PARTNERS = [
    Partner(
        id="ngo-1",
        kind="ngo",
        name="Lektiecaféen",
        mission="Vi hjælper børn i Herning med lektier.",
        purposes=("education",),
        places=(HERNING,),
        contact=Contact(*SECRETS),
    ),
    Partner(
        id="com-1",
        kind="company",
        name="Talknuserne A/S",
        identifiers=(Classification("DK-CVR", "00000001"),),
        mission="We keep the books of small companies in Herning.",
        industries=("it",),
        places=(HERNING,),
        contact=Contact(*SECRETS),
    ),
    Partner(
        id="com-2",
        kind="company",
        name="Bryggeriet",
        mission="Øl og vand.",
        industries=("alcohol",),
        places=(VIBORG,),
    ),
]
NEEDS = [
    Need(
        id="need-1",
        partner="ngo-1",
        resource_kind="skilled_time",
        title="Bogholder to timer om ugen",
        text="Vi søger en bogholder til vores regnskab.",
        competences=(Competence("bogføring", "intermediate", required=True),),
    ),
    Need(id="need-2", partner="ngo-1", resource_kind="premises", text="Et lokale om aftenen."),
]
OFFERS = [
    Offer(
        id="offer-1",
        partner="com-1",
        resource_kind="skilled_time",
        text="Vores bogholdere hjælper foreninger med regnskab og bogføring.",
        competences=(Competence("bogføring", "expert"),),
        quantity=Decimal(2),
        unit="people",
    ),
    Offer(
        id="offer-2", partner="com-2", resource_kind="premises", text="Mødelokale.", expires=date(2020, 1, 1)
    ),
]
VOLUNTEERS = [
    Volunteer(
        id=f"vol-{alias}",
        partner="com-1",
        alias=alias,
        competences=(Competence(skill),),
        slots=(Slot("mon", "evening"),),
    )
    for alias, skill in (("Ugle", "bogføring"), ("Raev", "regnskab"))
]


def store(
    url: str,
    partners: Iterable[Partner] = (),
    needs: Iterable[Need] = (),
    offers: Iterable[Offer] = (),
    volunteers: Iterable[Volunteer] = (),
) -> None:
    """Put records into the database of ``url``, as an import does."""
    with unit_of_work(url) as work:
        work.partners.put(partners)
        work.needs.put(needs)
        work.offers.put(offers)
        work.volunteers.put(volunteers)
        work.commit()


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'brobygger.sqlite'}"
