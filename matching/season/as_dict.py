"""Seasons as documents for programs; keys and codes are English, sentences are in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from matching.codes import code_list
from matching.messages import Language
from matching.season.approving import Approved
from matching.season.changing import Preview
from matching.season.met import REASONS
from matching.season.overlooked import WHYS, overlooked
from matching.season.readers import STATES, View
from matching.season.rule import Rule
from matching.season.season import Change, Received, Row, Season, SeasonList, Sort
from matching.season.stale import WHYS as STALE_WHYS
from matching.season.stale import Stale
from matching.stored import Stored

DIGITS = 6


def season_as_dict(
    season: Season,
    names: dict[str, str],
    titles: dict[tuple[str, str], str],
    language: Language,
    stale: Sequence[Stale] = (),
) -> dict[str, Any]:
    """A season with the names of who is in it; its version is for the caller to add."""
    named = _Named(names, titles)
    asked, outcome = season.asked, season.outcome
    return {
        "id": season.id,
        "centre": season.centre,
        "name": season.name,
        "state": season.state,
        "state_label": code_list(STATES).label(season.state, language),
        "broker": season.broker,
        "created": season.created.isoformat(),
        "closed": season.closed.isoformat() if season.closed else None,
        "model": season.model,
        "asked": {**asdict(asked), "rules": [rule_as_dict(rule) for rule in asked.rules]},
        "outcome": {**asdict(outcome), "costs": dict(outcome.costs)},
        "lists": [_list(season, own, named) for own in season.lists],
        "receivers": [_received(asked.receivers, one, named) for one in season.receivers],
        "overlooked": [
            {
                **named.of(one.sort, one.statement, one.partner),
                "sort": one.sort,
                "matches": round(one.matches, DIGITS),
                "why": one.why,
                "sentence": WHYS[one.why].text(language),
            }
            for one in overlooked(season)
        ],
        "kept_apart": [
            {"why": reason, "sentence": REASONS[reason].text(language), "pairs": pairs}  # type: ignore[index]
            for reason, pairs in sorted(season.kept_apart.items())
        ],
        "stale": [stale_as_dict(one, language) for one in stale],
        "changes": [change_as_dict(one) for one in season.changes],
        "introductions": list(season.introductions),
    }


def view_as_dict(view: View, language: Language) -> dict[str, Any]:
    """A season as its broker sees it, with its version."""
    stored = view.stored
    stale = view.now.stale if view.now else ()
    document = season_as_dict(stored.value, view.names, view.titles, language, stale)
    return {"version": stored.version, **document}


def line_as_dict(stored: Stored[Season], language: Language) -> dict[str, Any]:
    """A season as a line of a list."""
    season = stored.value
    return {
        "id": season.id,
        "version": stored.version,
        "centre": season.centre,
        "name": season.name,
        "state": season.state,
        "state_label": code_list(STATES).label(season.state, language),
        "created": season.created.isoformat(),
        "lists_for": season.asked.lists_for,
        "lists": len(season.lists),
        "expected_matches": season.outcome.expected_matches,
        "naive": season.outcome.naive,
        "introductions": len(season.introductions),
    }


def preview_as_dict(preview: Preview, language: Language) -> dict[str, Any]:
    """What a change would do."""
    before, after = preview.before.value.outcome, preview.after.outcome
    return {
        "id": preview.before.value.id,
        "version": preview.before.version,
        "added": [rule_as_dict(rule) for rule in preview.added],
        "undone": [rule_as_dict(rule) for rule in preview.undone],
        "expected_matches": after.expected_matches,
        "expected_matches_before": before.expected_matches,
        "cost": preview.cost,
        "moved": list(preview.moved),
        "stale": [stale_as_dict(one, language) for one in preview.stale],
    }


def approved_as_dict(approved: Approved, language: Language) -> dict[str, Any]:
    """What an approval made, and what it did not."""
    return {
        "id": approved.stored.value.id,
        "version": approved.stored.version,
        "made": list(approved.made),
        "before": approved.before,
        "refused": [
            {"need": one.need, "offer": one.offer, "why": one.why.text(language)} for one in approved.refused
        ],
    }


def rule_as_dict(rule: Rule) -> dict[str, Any]:
    """A rule: ``one`` is the need of a pair, or its partner, and ``other`` the offer."""
    return {"kind": rule.kind, "one": rule.one, "other": rule.other}


def stale_as_dict(one: Stale, language: Language) -> dict[str, Any]:
    """What cannot be introduced any more, and why."""
    return {
        "sort": one.sort,
        "statement": one.statement,
        "partner": one.partner,
        "why": one.why,
        "sentence": STALE_WHYS[one.why].text(language),
    }


def change_as_dict(change: Change) -> dict[str, Any]:
    """What a broker changed, when, and at what cost."""
    return {
        "at": change.at.isoformat(),
        "user": change.user,
        "added": [rule_as_dict(rule) for rule in change.added],
        "undone": [rule_as_dict(rule) for rule in change.undone],
        "cost": change.cost,
    }


class _Named:
    """Names and titles beside ids; None of what is gone."""

    def __init__(self, names: dict[str, str], titles: dict[tuple[str, str], str]) -> None:
        self._names, self._titles = names, titles

    def of(self, sort: Sort, statement: str, partner: str) -> dict[str, Any]:
        return {
            "statement": statement,
            "title": self._titles.get((sort, statement)),
            "partner": partner,
            "name": self._names.get(partner),
        }


def _list(season: Season, own: SeasonList, named: _Named) -> dict[str, Any]:
    asked = season.asked
    return {
        **named.of(asked.lists_for, own.statement, own.partner),
        "matches": round(own.matches, DIGITS),
        "candidates": own.candidates,
        "rows": [_row(asked.receivers, row, named) for row in own.rows],
    }


def _row(sort: Sort, row: Row, named: _Named) -> dict[str, Any]:
    return {
        **named.of(sort, row.statement, row.partner),
        "proposer_yes": row.proposer_yes,
        "receiver_yes": row.receiver_yes,
        "matches": round(row.matches, DIGITS),
        "fixed": row.fixed,
        "introduction": row.introduction,
    }


def _received(sort: Sort, one: Received, named: _Named) -> dict[str, Any]:
    numbers = {name: round(getattr(one, name), DIGITS) for name in ("matches", "proposals", "exposure")}
    return {
        **named.of(sort, one.statement, one.partner),
        **numbers,
        "candidates": one.candidates,
        "cap": one.cap,
        "capacity": one.capacity,
    }
