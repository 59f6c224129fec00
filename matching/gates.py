"""Hard conditions: what cannot meet is removed, and never weighed.

A gate takes the query (one row) and rows of the market and says which rows it removes. What is
unknown never closes a gate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.columns import NEED, OFFER, PROFILE, Bits, Columns, Small
from matching.distance import distances, remote_together
from matching.resource_fit import resource_fit

Removed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gate:
    """A named hard condition."""

    name: str
    removes: Callable[[Columns, Columns, int], Removed]
    """Of query (1 row), market rows (n) and today: which rows are removed, shape (n,)."""
    of_profiles: bool = False
    """Whether it ever removes a profile; the other gates are about what only statements say."""


def not_open(query: Columns, rows: Columns, today: int) -> Removed:
    """The statement is paused or closed."""
    return ~rows.is_open


def expired(query: Columns, rows: Columns, today: int) -> Removed:
    """The statement has expired, or its last window has passed."""
    return rows.expires < today


def resource(query: Columns, rows: Columns, today: int) -> Removed:
    """The resource offered does not answer the one needed at all."""
    need, offer = need_and_offer(query, rows)
    never: Removed = _never_answers()[need.resource_kind, offer.resource_kind]
    return never


def excluded(query: Columns, rows: Columns, today: int) -> Removed:
    """One side has said that the other must not be what it is."""
    removed = _among(rows, rows.has_exclusions, lambda some: _excludes(some, query))
    return removed | _excludes(query, rows) if query.has_exclusions[0] else removed


def roles(query: Columns, rows: Columns, today: int) -> Removed:
    """A role that is sought is one the other side cannot fill."""
    need, offer = need_and_offer(query, rows)
    unfilled: Removed = (np.where(need.sort == NEED, need.roles, 0) & offer.roles_cannot) != 0
    return unfilled


def safeguarding(query: Columns, rows: Columns, today: int) -> Removed:
    """Closer contact than accepted, or direct contact without what safeguarding demands."""
    need, offer = need_and_offer(query, rows)
    too_close = (need.contact >= 0) & (offer.contact >= 0) & (need.contact > offer.contact)
    direct = need.contact == code_list("contact_levels").position("direct")
    unmet = (offer.safeguards != 0) & ((need.safeguards & ~offer.safeguards) != 0)
    removed: Removed = too_close | (direct & unmet)
    return removed


def capacity(query: Columns, rows: Columns, today: int) -> Removed:
    """Nothing is left of what is offered or sought, or the group is too large or too small."""
    need, offer = need_and_offer(query, rows)
    spent = rows.quantity <= 0
    too_many = offer.group_min > need.group_max
    too_few = offer.group_max < need.group_min
    people = code_list("units").position("people")
    short = (offer.unit == people) & (offer.quantity < need.group_min)
    found: Removed = spent | too_many | too_few | short
    return found


def time(query: Columns, rows: Columns, today: int) -> Removed:
    """No date, or no part of the week, on which both can."""
    no_slot: Removed = (query.slots != 0) & (rows.slots != 0) & ((query.slots & rows.slots) == 0)
    if not query.has_windows[0]:
        return no_slot
    no_slot |= _among(rows, rows.has_windows, lambda some: _no_common_date(query, some))
    return no_slot


def distance(query: Columns, rows: Columns, today: int) -> Removed:
    """Outside the radius one side has stated, or on site for one and remote only for the other."""
    apart: Removed = ((query.remote == 2) & (rows.remote == 0)) | ((query.remote == 0) & (rows.remote == 2))
    limited = ~(np.isnan(query.radius) & np.isnan(rows.radius)) & ~remote_together(query, rows)
    return apart | _among(rows, limited, lambda some: _too_far(query, some))


def language(query: Columns, rows: Columns, today: int) -> Removed:
    """A statement names its languages and the other side speaks none of them."""
    removed = _among(rows, rows.demanded_languages != 0, lambda some: _unspoken(some, query))
    return removed | _unspoken(query, rows) if query.demanded_languages[0] else removed


def terms(query: Columns, rows: Columns, today: int) -> Removed:
    """One side's terms rule the other out: no CVR number, no paid staff, no office hours."""
    removed = _among(rows, rows.terms != 0, lambda some: _rules_out(some, query))
    return removed | _rules_out(query, rows) if query.terms[0] else removed


GATES = (
    Gate("not_open", not_open),
    Gate("expired", expired),
    Gate("resource", resource),
    Gate("excluded", excluded, of_profiles=True),
    Gate("roles", roles, of_profiles=True),
    Gate("terms", terms, of_profiles=True),
    Gate("safeguarding", safeguarding),
    Gate("capacity", capacity),
    Gate("time", time),
    Gate("language", language, of_profiles=True),
    Gate("distance", distance, of_profiles=True),
)
"""In the order in which they are applied; a row is counted at the first gate that removes it."""


def need_and_offer(query: Columns, rows: Columns) -> tuple[Columns, Columns]:
    """Which side seeks and which gives: an offer as query gives to the rows, anything else seeks."""
    return (rows, query) if query.sort[0] == OFFER else (query, rows)


@cache
def _never_answers() -> Removed:
    """Matrix (need kind, offer kind); the last row and column stand for the unknown kind, -1."""
    return np.pad(resource_fit() == 0, (0, 1))


def _among(rows: Columns, concerned: Removed, test: Callable[[Columns], Removed]) -> Removed:
    """``test`` on the rows it concerns, which are few; nothing is removed of the others."""
    removed = np.zeros(len(rows), dtype=np.bool_)
    few = np.flatnonzero(concerned)
    if len(few) == len(rows):
        return test(rows)
    if len(few):
        removed[few] = test(rows.at(few))
    return removed


def _no_common_date(query: Columns, rows: Columns) -> Removed:
    meets = np.zeros(len(rows), dtype=np.bool_)
    for start, end in zip(query.window_start[0], query.window_end[0], strict=True):
        for first, last in zip(rows.window_start.T, rows.window_end.T, strict=True):
            meets |= (start <= last) & (first <= end)
    return ~meets


def _too_far(query: Columns, rows: Columns) -> Removed:
    km = distances(query, rows)
    # A municipality stands for an area: its own centroid must not put it out of reach of itself.
    found: Removed = (km > rows.radius) | (km > query.radius)
    return found


def _none(mine: Columns, theirs: Columns) -> Removed:
    """Nothing removed, one for each pair."""
    return np.zeros(np.broadcast_shapes((len(mine),), (len(theirs),)), dtype=np.bool_)


def _excludes(mine: Columns, theirs: Columns) -> Removed:
    removed = _none(mine, theirs)
    for excluded, own in (
        (mine.excluded_kinds, theirs.kind),
        (mine.excluded_industries, theirs.industries),
        (mine.excluded_target_groups, theirs.target_groups),
        (mine.excluded_motives, theirs.motives),
    ):
        if excluded.any():
            removed |= (excluded & own) != 0
    if mine.excluded_resource_kinds.any():
        removed |= (mine.excluded_resource_kinds & _kind_bits(theirs.resource_kind)) != 0
    if mine.excluded_purposes.any():
        # A purpose is excluded when it is what the other side is for, not one of many.
        removed |= (theirs.purposes != 0) & ((theirs.purposes & ~mine.excluded_purposes) == 0)
    for partner in mine.excluded_partners.T:
        removed |= (partner == theirs.partner) & (theirs.partner >= 0)
    return removed


def _kind_bits(kinds: Small) -> Bits:
    bits = np.uint64(1) << np.maximum(kinds, 0).astype(np.uint64)
    return np.where(kinds >= 0, bits, np.uint64(0))


def _unspoken(mine: Columns, theirs: Columns) -> Removed:
    spoken = np.where(theirs.demanded_languages != 0, theirs.demanded_languages, theirs.languages)
    removed: Removed = (
        (mine.demanded_languages != 0) & (spoken != 0) & ((mine.demanded_languages & spoken) == 0)
    )
    return removed


def _rules_out(mine: Columns, theirs: Columns) -> Removed:
    removed = _none(mine, theirs)
    for term, is_what_it_rules_out in (
        ("requires_cvr", theirs.has_cvr == 0),
        ("requires_paid_staff", theirs.employees == 0),
        ("office_hours_only", _has(theirs, "no_office_hours") & (theirs.sort != PROFILE)),
    ):
        if is_what_it_rules_out.any():
            removed |= _has(mine, term) & is_what_it_rules_out
    return removed


def _has(side: Columns, term: str) -> Removed:
    found: Removed = (side.terms & np.uint64(1 << code_list("terms").position(term))) != 0
    return found
