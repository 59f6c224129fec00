"""What a search engine reads of a page, as schema.org says it: only what everybody may see."""

from __future__ import annotations

from typing import Any

from matching.codes import code_list
from matching.messages import Language, Worded
from matching.partner import Partner
from matching.portal.whereabouts import whereabouts
from matching.statement import Need, Statement

CONTEXT = "https://schema.org"
TYPES = {
    "ngo": "NGO",
    "public_body": "GovernmentOrganization",
    "educational_institution": "EducationalOrganization",
}
"""Of the kinds of partners that schema.org knows better than as an organisation."""
Document = dict[str, Any]


def of_partner(partner: Partner, address: str, language: Language) -> Document:
    """The organisation; ``address`` is that of its page."""
    website = partner.website if partner.website.startswith(("https://", "http://")) else None
    cvr = next((one.code for one in partner.identifiers if one.scheme == "DK-CVR"), None)
    return {"@context": CONTEXT} | _known(
        {
            "@type": TYPES.get(partner.kind, "Organization"),
            "name": partner.name,
            "description": partner.mission,
            "url": address,
            "sameAs": website,
            "taxID": cvr,
            "areaServed": [_said(place, language) for place in whereabouts(partner.places)],
            "knowsAbout": [code_list("purposes").label(code, language) for code in partner.purposes],
        }
    )


def of_statement(
    statement: Statement, partner: Partner, address: str, partner_address: str, language: Language
) -> Document:
    """A need is a demand, an offer an offer."""
    kind = code_list("resource_kinds").label(statement.resource_kind, language)
    first, last = _dates(statement)
    return {"@context": CONTEXT} | _known(
        {
            "@type": "Demand" if isinstance(statement, Need) else "Offer",
            "name": statement.headline or kind,
            "description": statement.text,
            "url": address,
            "category": kind,
            "areaServed": [
                _said(place, language) for place in whereabouts(statement.places or partner.places)
            ],
            "availabilityStarts": first,
            "availabilityEnds": last,
            "validThrough": statement.expires.isoformat() if statement.expires else None,
            "itemOffered": {"@type": "Service", "name": statement.headline or kind},
            ("seller" if not isinstance(statement, Need) else "offeredBy"): {
                "@type": TYPES.get(partner.kind, "Organization"),
                "name": partner.name,
                "url": partner_address,
            },
        }
    )


def _dates(statement: Statement) -> tuple[str | None, str | None]:
    starts = [window.start for window in statement.windows]
    ends = [window.end for window in statement.windows]
    first = None if not starts or None in starts else min(day for day in starts if day)
    last = None if not ends or None in ends else max(day for day in ends if day)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _said(place: Worded | str, language: Language) -> str:
    return place if isinstance(place, str) else place.text(language)


def _known(values: Document) -> Document:
    return {name: value for name, value in values.items() if value}
