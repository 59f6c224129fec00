"""Tiny profiles: only what a case is about is written out."""

from __future__ import annotations

from typing import Any

from matching.partner import Partner
from matching.statement import Need, Offer
from matching.volunteer import Volunteer


def ngo(id: str = "ngo", **fields: Any) -> Partner:
    return Partner(id=id, kind="ngo", name="Broen", **fields)


def company(id: str = "com", **fields: Any) -> Partner:
    return Partner(id=id, kind="company", name="Kran & Søn", **fields)


def need(id: str = "need", partner: str = "ngo", **fields: Any) -> Need:
    return Need(id=id, partner=partner, resource_kind="skilled_time", **fields)


def offer(id: str = "offer", partner: str = "com", **fields: Any) -> Offer:
    return Offer(id=id, partner=partner, resource_kind="skilled_time", **fields)


def volunteer(id: str = "vol", partner: str = "com", **fields: Any) -> Volunteer:
    return Volunteer(id=id, partner=partner, alias="Tal-Tanja", **fields)
