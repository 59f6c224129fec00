"""A small event of partners of the small market, its plan, and an outcome."""

from __future__ import annotations

from typing import Any

EVENT: dict[str, Any] = {
    "format": "brobygger-event/1",
    "id": "ev-1",
    "title": "Partnerbørs",
    "form": "marketplace",
    "place": "Strandgade 4",
    "rounds": {"first": "2027-06-01T17:00:00+02:00", "count": 2, "minutes": 15},
    "tables": 2,
    "a": [{"id": "lektie", "name": "Lektiecaféen", "partner": "ngo-1"}, {"id": "ny", "name": "En Ny"}],
    "b": [{"id": "tal", "name": "Talknuserne", "partner": "com-1"}, {"id": "kran", "name": "Kran"}],
}
PLAN: dict[str, Any] = {
    "format": "brobygger-schedule/1",
    "event": "ev-1",
    "value": 1.0,
    "bound": 1.0,
    "meetings": [
        {"round": 1, "table": "1", "a": "lektie", "b": "tal"},
        {"round": 2, "table": "2", "a": "ny", "b": "tal"},
    ],
    "unmet": [{"kind": "must", "participants": ["ny"], "sentence": "Det gik ikke."}],
}
BOTH_YES: dict[str, Any] = {
    "a": "lektie", "b": "tal", "held": True, "a_says": "yes", "b_says": "yes",
    "need": "need-1", "offer": "offer-1", "amount": 1, "unit": "people",
}  # fmt: skip
