"""A plan of alliances as plain values for programs."""

from __future__ import annotations

from typing import Any

from matching.alliances.part import Part
from matching.alliances.plan import Alliance, AlliancePlan, Brought
from matching.codes import code_list
from matching.messages import Language
from matching.report import partner_as_dict, statement_as_dict

Document = dict[str, Any]
DIGITS = 6


def plan_as_dict(plan: AlliancePlan, language: Language) -> Document:
    """``need``, ``partner``, ``parts``, ``alliances`` (best first), counts, ``model`` and ``notes``."""
    return {
        "need": statement_as_dict(plan.need, language),
        "partner": partner_as_dict(plan.asker, language),
        "parts": [_part(part, language) for part in plan.parts],
        "alliances": [
            {"rank": rank, **_alliance(alliance, language)} for rank, alliance in enumerate(plan.alliances, 1)
        ],
        "candidates": plan.candidates,
        "kept_apart": plan.apart,
        "seconds": round(plan.seconds, 3),
        "model": plan.model,
        "notes": [note.text(language) for note in plan.notes],
    }


def _part(part: Part, language: Language) -> Document:
    return {
        "what": part.what,
        "code": part.code,
        "label": part.label(language),
        "weight": part.weight,
        "quantity": None if part.quantity is None else float(part.quantity),
        "unit": part.unit,
        "unit_label": None if part.unit is None else code_list("units").label(part.unit, language),
    }


def _alliance(alliance: Alliance, language: Language) -> Document:
    return {
        "coverage": round(alliance.coverage, DIGITS),
        "fit": round(alliance.fit, DIGITS),
        "gap": round(alliance.gap, DIGITS),
        "proven": alliance.gap == 0,
        "difference": None if alliance.difference is None else round(alliance.difference, DIGITS),
        "primary": {
            "partner": partner_as_dict(alliance.primary, language),
            "sentence": alliance.primary_reason.text(language),
        },
        "members": [
            {
                "partner": partner_as_dict(member.partner, language),
                "covers": round(member.covers, DIGITS),
                "brings": [_brought(brought, language) for brought in member.brings],
            }
            for member in alliance.members
        ],
        "good_partnerships": [[one.id, other.id] for one, other in alliance.good],
        "uncovered": [
            {
                "part": _part(each.part, language),
                "share": round(each.share, DIGITS),
                "sentence": each.reason.text(language),
            }
            for each in alliance.uncovered
        ],
    }


def _brought(brought: Brought, language: Language) -> Document:
    offer = brought.way.offer
    return {
        "part": _part(brought.part, language),
        "offer": None if offer is None else statement_as_dict(offer, language),
        "share": round(brought.share, DIGITS),
        "amount": None if brought.amount is None else float(brought.amount),
        "answers": round(brought.way.degree, DIGITS),
        "covers": round(brought.covers, DIGITS),
        "chance": round(brought.way.fit, DIGITS),
    }
