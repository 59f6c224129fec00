"""The first pages: who one is, and the partners."""

from __future__ import annotations

from tests.web.samples.sample import Sample

EDIT = "/partners/ngo-1/edit"
SAMPLES = {
    "GET /": Sample("/"),
    "GET /sign-in": Sample("/sign-in"),
    "POST /sign-in": Sample("/sign-in", {"email": "nobody@example.org", "password": "forkert"}),
    "GET /sign-in/provider": Sample("/sign-in/provider"),
    "POST /sign-out": Sample("/sign-out"),
    "GET /language": Sample("/language"),
    "GET /account/password": Sample("/account/password"),
    "POST /account/password": Sample("/account/password", {"new": "x", "again": "y"}),
    "GET /partners": Sample("/partners"),
    "GET /partners/new": Sample("/partners/new"),
    "POST /partners/new": Sample("/partners/new", {"name": "", "kind": "ngo"}),
    "GET /partners/{id}": Sample("/partners/ngo-1"),
    "GET /partners/{id}/delete": Sample("/partners/ngo-1/delete"),
    "POST /partners/{id}/delete": Sample("/partners/ngo-1/delete", {"version": "0"}),
    "GET /partners/{id}/edit": Sample(EDIT),
    "POST /partners/{id}/edit": Sample(EDIT, {"name": "Lektiecaféen", "kind": "ngo", "version": "0"}),
}
