"""A tiny partnership, its agreement and its match: only what a case is about is written out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from matching.match import DirectedScore, Match, Part, Reason
from matching.messages import message
from matching.partner import Partner
from matching.partnerships.agreement import Agreement, Signature
from matching.partnerships.contribution import Contribution
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import begin, start_running, to_agreement
from matching.prior import Side
from matching.statement import Need, Offer
from tests.market import company, need, ngo, offer

NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
DAY = date(2027, 1, 31)
NAMES = {"ngo": "Lektiecaféen på Ærøvej", "com": "Sønderå Regnskab ApS"}
BY: Any = {"user": "ida", "now": NOW, "on": DAY}


def partnership(**fields: Any) -> Partnership:
    """In the dialogue since the last day of January."""
    usual = {"id": "P1", "centre": "C1", "partners": ("ngo", "com"), "primary": "ngo", "level": "ad_hoc"}
    return begin(**BY, **{**usual, **fields})


def agreement(**fields: Any) -> Agreement:
    usual = {"id": "A1", "partnership": "P1", "partners": ("ngo", "com"), "language": "en"}
    return Agreement(**{**usual, **fields})


def signature(partner: str, name: str = "Åse") -> Signature:
    return Signature(partner=partner, name=name, signed_on=DAY)


def signed_agreement(**fields: Any) -> Agreement:
    return agreement(signatures=(signature("ngo"), signature("com")), **fields)


def running() -> Partnership:
    return start_running(to_agreement(partnership(), **BY), None, **BY)


def contribution(**fields: Any) -> Contribution:
    return Contribution(
        **{"id": "G1", "partner": "com", "day": DAY, "reported_by": "bo", "people": 3, **fields}
    )


def directed(side: Side, **values: float) -> DirectedScore:
    parts = tuple(Part(name, value, value) for name, value in values.items())
    return DirectedScore(side, 0.5, 0.5, parts, values)


def seeker(**fields: Any) -> Partner:
    return ngo(name=NAMES["ngo"], **fields)


def giver(**fields: Any) -> Partner:
    return company(name=NAMES["com"], **fields)


def match(partner: Partner, ours: Need | None = None, theirs: Offer | None = None, **fields: Any) -> Match:
    usual: dict[str, Any] = {
        "also": (),
        "score": 0.25,
        "there": directed("seeks"),
        "back": directed("gives"),
        "distance_km": None,
        "reasons": (
            Reason("resource", "yes", 1.0, message("They are in the same place."), "We keep books."),
            Reason("size", "no", 0.1, message("They are of very different size.")),
        ),
        "questions": (message("Who is it for?"),),
    }
    return Match(partner=partner, ours=ours or need(), theirs=theirs or offer(), **{**usual, **fields})
