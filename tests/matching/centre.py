"""A centre with a handful of records: only what a case is about is written out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matching.accounts.centre import Centre
from matching.centre_records import CentreRecords
from matching.introductions.introduction import Introduction
from matching.partner import Contact, Partner
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.place import Place
from matching.register import Register
from matching.statement import Need, Offer
from tests.market import company, ngo

CENTRE = Centre(id="centre", name="Frivilligcenter Herning")
PRIVATE = ("Ida Hemmelig", "ida@hemmelig.example", "12 34 56 78")
COMPLETE: dict[str, Any] = {
    "centres": ("centre",),
    "resources": "Rooms.",
    "roles_can": ("host",),
    "terms_text": "Open 9–16.",
    "places": (Place("municipality", "Herning"),),
    "contact": Contact(*PRIVATE),
}


def partners(**fields: Any) -> list[Partner]:
    """An association and a company of the centre, with nothing missing in their profiles."""
    return [ngo(**{**COMPLETE, **fields}), company(**{**COMPLETE, **fields})]


def records(
    *statements: Need | Offer,
    profiles: Sequence[Partner] | None = None,
    introductions: Sequence[Introduction] = (),
    partnerships: Sequence[Partnership] = (),
    agreements: Sequence[Agreement] = (),
    evaluations: Sequence[Evaluation] = (),
) -> CentreRecords:
    needs = [one for one in statements if isinstance(one, Need)]
    offers = [one for one in statements if isinstance(one, Offer)]
    return CentreRecords(
        CENTRE,
        Register(partners() if profiles is None else profiles, needs, offers),
        introductions,
        partnerships,
        {one.partnership: one for one in agreements},
        {one.partnership: [one] for one in evaluations},
    )
