"""Registering an organisation and deciding about it; employees who volunteer.

What has a secret in its path is asked with one that nobody has.
"""

from __future__ import annotations

from tests.api.rights_applications import INVITATION, REGISTRATION
from tests.web.samples.sample import Sample

OLD = {"version": "0"}
SAMPLES = {
    "GET /register": Sample("/register"),
    "POST /register": Sample("/register", {"name": ""}),
    "POST /register/forget": Sample("/register/forget"),
    "GET /register/{secret}": Sample("/register/nobodys"),
    "POST /register/{secret}/delete": Sample("/register/nobodys/delete"),
    "GET /register/{secret}/{step}": Sample("/register/nobodys/2"),
    "POST /register/{secret}/{step}": Sample("/register/nobodys/2", {"mission": "Vi hjælper."}),
    "GET /registrations": Sample("/registrations"),
    "GET /registrations/{id}": Sample(f"/registrations/{REGISTRATION}"),
    "POST /registrations/{id}/approve": Sample(f"/registrations/{REGISTRATION}/approve", OLD),
    "POST /registrations/{id}/ask": Sample(f"/registrations/{REGISTRATION}/ask", OLD),
    "POST /registrations/{id}/decline": Sample(f"/registrations/{REGISTRATION}/decline", OLD),
    "POST /registrations/{id}/reopen": Sample(f"/registrations/{REGISTRATION}/reopen", OLD),
    "GET /registrations/{id}/correct": Sample(f"/registrations/{REGISTRATION}/correct"),
    "POST /registrations/{id}/correct": Sample(f"/registrations/{REGISTRATION}/correct", OLD),
    "GET /partners/{id}/employees": Sample("/partners/ngo-1/employees"),
    "POST /partners/{id}/employees": Sample("/partners/ngo-1/employees", {"places": "0"}),
    "POST /partners/{id}/employees/{invitation}/revoke": Sample(
        f"/partners/ngo-1/employees/{INVITATION}/revoke"
    ),
    "GET /join/{secret}": Sample("/join/nobodys"),
    "POST /join/{secret}": Sample("/join/nobodys", {"alias": "Ugle"}),
    "GET /me/{secret}": Sample("/me/nobodys"),
    "GET /me/{secret}/change": Sample("/me/nobodys/change"),
    "POST /me/{secret}/change": Sample("/me/nobodys/change", {"alias": "Ugle"}),
    "POST /me/{secret}/pause": Sample("/me/nobodys/pause"),
    "POST /me/{secret}/resume": Sample("/me/nobodys/resume"),
    "POST /me/{secret}/delete": Sample("/me/nobodys/delete"),
}
