"""Needs and offers, as those who look after them write them."""

from __future__ import annotations

from tests.web.samples.sample import Sample

NEED, OFFER = {"title": "Et lokale", "resource_kind": "premises"}, {"title": "Tid", "resource_kind": "goods"}
SAMPLES = {
    "GET /partners/{id}/statements": Sample("/partners/ngo-1/statements"),
    "GET /partners/{id}/needs/new": Sample("/partners/ngo-1/needs/new"),
    "POST /partners/{id}/needs/new": Sample("/partners/ngo-1/needs/new", NEED),
    "POST /partners/{id}/needs/fits": Sample("/partners/ngo-1/needs/fits", NEED),
    "GET /needs/{id}/edit": Sample("/needs/need-1/edit"),
    "POST /needs/{id}/edit": Sample("/needs/need-1/edit", NEED | {"version": "0"}),
    "POST /needs/{id}/status": Sample("/needs/need-1/status", {"status": "open"}),
    "POST /needs/{id}/renew": Sample("/needs/need-1/renew"),
    "POST /needs/{id}/delete": Sample("/needs/need-1/delete", {"version": "0"}),
    "GET /partners/{id}/offers/new": Sample("/partners/ngo-1/offers/new"),
    "POST /partners/{id}/offers/new": Sample("/partners/ngo-1/offers/new", OFFER),
    "POST /partners/{id}/offers/fits": Sample("/partners/ngo-1/offers/fits", OFFER),
    "GET /offers/{id}/edit": Sample("/offers/offer-3/edit"),
    "POST /offers/{id}/edit": Sample("/offers/offer-3/edit", OFFER | {"version": "0"}),
    "POST /offers/{id}/status": Sample("/offers/offer-3/status", {"status": "open"}),
    "POST /offers/{id}/renew": Sample("/offers/offer-3/renew"),
    "POST /offers/{id}/delete": Sample("/offers/offer-3/delete", {"version": "0"}),
}
