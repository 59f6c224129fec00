"""Import and export, accounts, centres, the audit log and personal data."""

from __future__ import annotations

from tests.api.rights_administration import TOKEN, UPLOAD, USER
from tests.web.samples.sample import Sample

FILE, ACCOUNT = f"/import/{UPLOAD}", f"/users/{USER}"
OLD = {"version": "0"}
SAMPLES = {
    "GET /import": Sample("/import"),
    "POST /import": Sample("/import"),
    "GET /import/templates/{name}": Sample("/import/templates/partners.csv"),
    "GET /import/{id}": Sample(FILE),
    "GET /import/{id}/columns": Sample(f"{FILE}/columns"),
    "POST /import/{id}/columns": Sample(f"{FILE}/columns"),
    "GET /import/{id}/values": Sample(f"{FILE}/values"),
    "POST /import/{id}/values": Sample(f"{FILE}/values"),
    "GET /import/{id}/mapping.toml": Sample(f"{FILE}/mapping.toml"),
    "POST /import/{id}/rows": Sample(f"{FILE}/rows"),
    "POST /import/{id}/take": Sample(f"{FILE}/take", {"digest": "old"}),
    "POST /import/{id}/discard": Sample(f"{FILE}/discard"),
    "GET /export": Sample("/export"),
    "POST /export": Sample("/export", {"kind": "json"}),
    "GET /users": Sample("/users"),
    "GET /users/new": Sample("/users/new"),
    "POST /users/new": Sample("/users/new"),
    "GET /users/{id}": Sample(ACCOUNT),
    "POST /users/{id}/roles/add": Sample(f"{ACCOUNT}/roles/add", OLD),
    "POST /users/{id}/roles/remove": Sample(f"{ACCOUNT}/roles/remove", OLD),
    "POST /users/{id}/disable": Sample(f"{ACCOUNT}/disable", OLD),
    "POST /users/{id}/enable": Sample(f"{ACCOUNT}/enable", OLD),
    "POST /users/{id}/password": Sample(f"{ACCOUNT}/password", OLD),
    "GET /centres": Sample("/centres"),
    "POST /centres": Sample("/centres"),
    "GET /centres/{id}/edit": Sample("/centres/herning/edit"),
    "POST /centres/{id}/edit": Sample("/centres/herning/edit", {"name": "Herning"}),
    "GET /account": Sample("/account"),
    "POST /account/sign-out-elsewhere": Sample("/account/sign-out-elsewhere"),
    "POST /account/tokens": Sample("/account/tokens"),
    "POST /account/tokens/{id}/revoke": Sample(f"/account/tokens/{TOKEN}/revoke"),
    "GET /audit": Sample("/audit"),
    "GET /audit/entries.csv": Sample("/audit/entries.csv"),
    "GET /privacy": Sample("/privacy"),
    "POST /privacy/person": Sample("/privacy/person", {"email": "x"}),
    "POST /privacy/export": Sample("/privacy/export", {"email": "x"}),
    "POST /privacy/erase": Sample("/privacy/erase", {"email": "x"}),
}
