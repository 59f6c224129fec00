"""A handful of invented records, with contact details that must never be shown."""

from __future__ import annotations

from typing import Any

SECRETS = ("Ida Hemmelig", "ida@hemmelig.example", "12 34 56 78")
CONTACT = dict(zip(("contact_name", "contact_email", "contact_phone"), SECRETS, strict=True))

MARKET: dict[str, Any] = {
    "format": "brobygger-market/1",
    "invented": True,
    "partners": [
        {
            "id": "ngo-1",
            "kind": "ngo",
            "name": "Lektiecaféen [bold]Broen[/bold]",
            "mission": "Vi hjælper børn i Herning med lektier.",
            "purposes": ["education"],
            "places": ["Herning"],
            "exclusions": ["industry:alcohol"],
            "volunteers": 22,
            **CONTACT,
        },
        {
            "id": "com-1",
            "kind": "company",
            "name": "Talknuserne A/S",
            "mission": "Vi fører regnskab for små virksomheder i Herning.",
            "industries": ["it"],
            "places": ["Herning"],
            "employees": 34,
            "yearly_income_dkk": 1250000,
            **CONTACT,
        },
        {
            "id": "com-2",
            "kind": "company",
            "name": "Bryggeriet",
            "mission": "Øl og vand.",
            "industries": ["alcohol"],
            "places": ["Viborg"],
        },
    ],
    "needs": [
        {
            "id": "need-1",
            "partner": "ngo-1",
            "resource_kind": "skilled_time",
            "title": "Bogholder to timer om ugen",
            "text": "Vi søger en bogholder til vores regnskab.",
            "competences": ["bogføring [intermediate, required]"],
            "hours_per_month": 8,
        },
        {"id": "need-2", "partner": "ngo-1", "resource_kind": "premises", "text": "Et lokale om aftenen."},
        {"id": "need-3", "partner": "ngo-1", "resource_kind": "goods"},
    ],
    "offers": [
        {
            "id": "offer-1",
            "partner": "com-1",
            "resource_kind": "skilled_time",
            "title": "Bogholdere hjælper",
            "text": "Vores bogholdere hjælper foreninger med regnskab og bogføring.",
            "competences": ["bogføring [expert]"],
            "quantity": 2,
            "unit": "people",
            "windows": ["2026-01-01/2030-06-30"],
            "slots": ["mon-evening"],
        },
        {
            "id": "offer-2",
            "partner": "com-2",
            "resource_kind": "premises",
            "text": "Mødelokale.",
            "expires": "2020-01-01",
        },
    ],
    "volunteers": [
        {
            "id": "vol-1",
            "partner": "com-1",
            "alias": "Ugle",
            "competences": ["bogføring"],
            "slots": ["mon-evening"],
        },
        {
            "id": "vol-2",
            "partner": "com-1",
            "alias": "Ræv",
            "competences": ["regnskab"],
            "slots": ["mon-evening"],
        },
    ],
}
