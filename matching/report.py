"""Answers as plain values for programs: one form for the command line and the API.

Every dictionary holds JSON values alone. Sentences and labels are in the language asked for, codes and
names of keys never are. Contact details are in none of them.
"""

from __future__ import annotations

from typing import Any

from matching.codes import code_list
from matching.competence import Competence
from matching.component_names import component_name
from matching.gate_phrases import gate_phrase
from matching.match import DirectedScore, Match, Reason, Recommendations, Why
from matching.messages import Language
from matching.partner import Partner
from matching.place import Place
from matching.query import Query
from matching.statement import Need, Statement
from matching.team import Team
from matching.volunteer import Volunteer
from matching.volunteers import VolunteerMatch

Document = dict[str, Any]
DIGITS = 6


def recommendations_as_dict(found: Recommendations, language: Language) -> Document:
    """``matches`` (best first, each with its ``rank``), ``considered``, ``removed``, ``model``, ``notes``."""
    return {
        "matches": [
            {"rank": rank, **match_as_dict(match, language)} for rank, match in enumerate(found.matches, 1)
        ],
        "considered": found.considered,
        "removed": [
            {"gate": gate, "count": count, "phrase": gate_phrase(gate).text(language)}
            for gate, count in found.removed.items()
        ],
        "model": found.model,
        "notes": [note.text(language) for note in found.notes],
    }


def why_as_dict(why: Why, language: Language) -> Document:
    """``partner``, ``rank`` and ``of``, the ``match`` (or null), what was ``removed``, ``model``."""
    return {
        "partner": partner_as_dict(why.partner, language),
        "rank": why.rank,
        "of": why.of,
        "match": match_as_dict(why.match, language) if why.match else None,
        "removed": [
            {
                "statement": _statement_or_none(statement, language),
                "gate": gate,
                "phrase": gate_phrase(gate).text(language),
            }
            for statement, gate in why.removed
        ],
        "model": why.model,
    }


def match_as_dict(match: Match, language: Language) -> Document:
    """The partner, the statements that join, ``chance`` (both say yes), both directions, the reasons."""
    return {
        "partner": partner_as_dict(match.partner, language),
        "ours": _statement_or_none(match.ours, language),
        "theirs": _statement_or_none(match.theirs, language),
        "also": [statement_as_dict(statement, language) for statement in match.also],
        **_scores(match, language),
    }


def volunteer_match_as_dict(found: VolunteerMatch, language: Language) -> Document:
    """The ``volunteer``, the company as ``partner``, and the scores and reasons of a match."""
    return {
        "volunteer": volunteer_as_dict(found.volunteer, language),
        "partner": partner_as_dict(found.match.partner, language),
        "ours": _statement_or_none(found.match.ours, language),
        **_scores(found.match, language),
    }


def team_as_dict(team: Team, language: Language) -> Document:
    """The company as ``partner``, its ``members``, what they cover together, and the ``score``."""
    return {
        "partner": partner_as_dict(team.partner, language),
        "members": [
            {**volunteer_as_dict(member.volunteer, language), "fit": _number(member.fit)}
            for member in team.members
        ],
        "coverage": None if team.coverage is None else _number(team.coverage),
        "common_slots": [str(slot) for slot in team.common_slots],
        "score": _number(team.score),
    }


def query_as_dict(query: Query, language: Language) -> Document:
    """What was asked: the ``partner`` and the ``statement``; null what the query does not have."""
    return {
        "partner": partner_as_dict(query.partner, language) if query.partner else None,
        "statement": _statement_or_none(query.statement, language),
    }


def partner_as_dict(partner: Partner, language: Language) -> Document:
    """A partner in short."""
    return {
        "id": partner.id,
        "name": partner.name,
        "kind": partner.kind,
        "kind_label": code_list("partner_kinds").label(partner.kind, language),
        "places": [_place(place) for place in partner.places],
    }


def statement_as_dict(statement: Statement, language: Language) -> Document:
    """A need or an offer in short."""
    return {
        "id": statement.id,
        "sort": "need" if isinstance(statement, Need) else "offer",
        "headline": statement.headline,
        "resource_kind": statement.resource_kind,
        "resource_kind_label": code_list("resource_kinds").label(statement.resource_kind, language),
        "places": [_place(place) for place in statement.places],
    }


def volunteer_as_dict(volunteer: Volunteer, language: Language) -> Document:
    """A volunteer in short."""
    return {
        "id": volunteer.id,
        "alias": volunteer.alias,
        "competences": [_competence(competence, language) for competence in volunteer.competences],
        "places": [_place(place) for place in volunteer.places],
    }


def _scores(match: Match, language: Language) -> Document:
    return {
        "chance": _number(match.score),
        "there": _directed(match.there, language),
        "back": _directed(match.back, language),
        "distance_km": None if match.distance_km is None else round(match.distance_km, 1),
        "reasons": [_reason(reason, language) for reason in match.reasons],
        "questions": [question.text(language) for question in match.questions],
    }


def _directed(directed: DirectedScore, language: Language) -> Document:
    """The ``contribution`` of the parts adds up to ``fit``; ``chance`` is that this side says yes."""
    return {
        "side": directed.side,
        "chance": _number(directed.probability),
        "fit": _number(directed.fit),
        "parts": [
            {
                "component": part.component,
                "label": component_name(part.component).text(language),
                "value": _number(part.value),
                "contribution": _number(part.contribution),
            }
            for part in directed.parts
        ],
    }


def _reason(reason: Reason, language: Language) -> Document:
    return {
        "component": reason.component,
        "verdict": reason.verdict,
        "value": _number(reason.value),
        "sentence": reason.sentence.text(language),
        "quote": reason.quote,
    }


def _statement_or_none(statement: Statement | None, language: Language) -> Document | None:
    return statement_as_dict(statement, language) if statement else None


def _place(place: Place) -> str:
    """As docs/format.md writes it."""
    return place.value if place.what == "municipality" else f"{place.what}:{place.value}"


def _competence(competence: Competence, language: Language) -> str:
    if competence.level is None:
        return competence.label
    return f"{competence.label} ({code_list('competence_levels').label(competence.level, language)})"


def _number(value: float) -> float:
    return round(float(value), DIGITS)
