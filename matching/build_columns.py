"""From profiles to columns: a row for each profile, then one for each statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.availability import DateWindow, Slot
from matching.codes import code_list
from matching.columns import FOREVER, NEED, OFFER, PROFILE, UNKNOWN, Columns, Whole, widened
from matching.partner import Partner
from matching.partner_columns import (
    Arrays,
    excluded_partners,
    exclusion_masks,
    masks,
    numbers,
    partner_arrays,
    place_arrays,
    positions,
)
from matching.statement import Need, Offer, Statement

EPOCH = date(1970, 1, 1).toordinal()


def day(value: date) -> int:
    """Days since 1970-01-01."""
    return value.toordinal() - EPOCH


def partner_numbers(partners: Sequence[Partner], statements: Sequence[Statement]) -> dict[str, int]:
    """The position of each partner, and numbers from there on for those that are only excluded by name:
    they may ask, or come later."""
    at = {partner.id: position for position, partner in enumerate(partners)}
    sides: list[Partner | Statement] = [*partners, *statements]
    for exclusions in (side.exclusions for side in sides if side.exclusions):
        for code in (exclusion.code for exclusion in exclusions if exclusion.what == "partner"):
            at.setdefault(code, len(at))
    return at


def build_columns(
    partners: Sequence[Partner], statements: Sequence[Statement], numbers: dict[str, int] | None = None
) -> Columns:
    """Columns with ``len(partners)`` profile rows, then a row for each of ``statements``.

    ``numbers`` are those of :func:`partner_numbers`. The partner of a statement must be among
    ``partners`` (KeyError otherwise).
    """
    at = partner_numbers(partners, statements) if numbers is None else numbers
    owner = np.array([at[statement.partner] for statement in statements], dtype=np.int32)
    shared = partner_arrays(partners)
    own = _statement_arrays(statements)
    profiles = _profile_arrays(len(partners), own["window_start"].shape[1])
    rows = np.concatenate([np.arange(len(partners), dtype=np.int32), owner])
    arrays = {name: np.concatenate([profiles[name], own[name]]) for name in profiles}
    arrays.update({name: values[rows] for name, values in shared.items()})
    arrays["excluded_partners"] = excluded_partners([p.exclusions for p in partners], at)[rows]
    _prefer_own(arrays, statements, len(partners), at)
    excludes = [bool(p.exclusions) for p in partners]
    excludes += [excludes[at[s.partner]] or bool(s.exclusions) for s in statements]
    arrays["has_exclusions"] = np.array(excludes, dtype=np.bool_)
    arrays.update(_exchange(statements, owner, len(partners)))
    # Gates read one place, or one window, of every row at a time.
    return Columns(partner=rows, **{name: np.asfortranarray(values) for name, values in arrays.items()})


def _statement_arrays(statements: Sequence[Statement]) -> Arrays:
    starts, ends = _windows([s.windows for s in statements])
    left = [None if s.quantity is None else s.quantity - (s.committed or 0) for s in statements]
    return {
        "sort": np.array([NEED if isinstance(s, Need) else OFFER for s in statements], dtype=np.int8),
        "is_open": np.array([s.status == "open" for s in statements], dtype=np.bool_),
        "expires": np.array([_last_day(s) for s in statements], dtype=np.int32),
        "resource_kind": positions("resource_kinds", (s.resource_kind for s in statements)),
        "roles": masks("roles", (s.roles for s in statements)),
        "safeguards": masks("safeguards", (s.safeguards for s in statements)),
        "demanded_languages": masks("languages", (s.languages for s in statements)),
        "contact": positions("contact_levels", (s.contact for s in statements)),
        "level": positions("collaboration_levels", (s.collaboration_level for s in statements)),
        "form": positions("engagement_forms", (s.engagement_form for s in statements)),
        "quantity": numbers(left),
        "unit": positions("units", (s.unit for s in statements)),
        "group_min": numbers(s.group_min for s in statements),
        "group_max": numbers(s.group_max for s in statements),
        "hours": numbers(s.hours_per_month for s in statements),
        "window_start": starts,
        "window_end": ends,
        "has_windows": np.array([bool(s.windows) for s in statements], dtype=np.bool_),
        "slots": np.array([_week(s.slots) if s.slots else 0 for s in statements], dtype=np.uint64),
        "radius": numbers(s.radius_km for s in statements),
        "remote": positions("remote_modes", (s.remote for s in statements)),
    }


def _profile_arrays(n: int, windows: int) -> Arrays:
    """A profile row has no statement: everything a statement says is unknown."""
    unknown = np.full(n, UNKNOWN, dtype=np.int8)
    none, nan = np.zeros(n, dtype=np.uint64), np.full(n, np.nan, dtype=np.float32)
    found: Arrays = {
        "sort": np.full(n, PROFILE, dtype=np.int8),
        "is_open": np.ones(n, dtype=np.bool_),
        "has_windows": np.zeros(n, dtype=np.bool_),
        "expires": np.full(n, FOREVER, dtype=np.int32),
    }
    found["window_start"], found["window_end"] = _windows([()] * n, windows)
    found.update(dict.fromkeys(("roles", "safeguards", "demanded_languages", "slots"), none))
    found.update(dict.fromkeys(("resource_kind", "contact", "level", "form", "unit", "remote"), unknown))
    found.update(dict.fromkeys(("quantity", "group_min", "group_max", "hours", "radius"), nan))
    return found


def _prefer_own(arrays: Arrays, statements: Sequence[Statement], profiles: int, at: dict[str, int]) -> None:
    """Let a statement's own purposes, target groups and places stand before its partner's, and add
    its exclusions to its partner's."""
    own: Arrays = {
        "purposes": masks("purposes", (s.purposes for s in statements)),
        "target_groups": masks("target_groups", (s.target_groups for s in statements)),
    }
    for name, values in own.items():
        arrays[name][profiles:] = np.where(values == 0, arrays[name][profiles:], values)
    has_places = np.array([bool(s.places) for s in statements], dtype=np.bool_)
    for name, values in place_arrays([s.places for s in statements]).items():
        inherited, values = _same_width(arrays[name], values, np.nan)
        inherited[profiles:][has_places] = values[has_places]
        arrays[name] = inherited
    for name, values in exclusion_masks([s.exclusions for s in statements]).items():
        arrays[name][profiles:] |= values
    partners = excluded_partners([s.exclusions for s in statements], at)
    nobody = np.full((profiles, partners.shape[1]), UNKNOWN, dtype=np.int32)
    arrays["excluded_partners"] = np.hstack([arrays["excluded_partners"], np.vstack([nobody, partners])])


def _exchange(statements: Sequence[Statement], owner: Whole, partners: int) -> Arrays:
    """What each side gives and wants beside the statement itself: in return, or in other statements."""
    open_ = np.array([s.status == "open" for s in statements], dtype=np.bool_)
    offers = np.array([isinstance(s, Offer) for s in statements], dtype=np.bool_)
    kind = masks("resource_kinds", ((s.resource_kind,) for s in statements))
    returns = masks("resource_kinds", (s.returns for s in statements))
    gives, wants = np.zeros(partners, dtype=np.uint64), np.zeros(partners, dtype=np.uint64)
    np.bitwise_or.at(gives, owner[offers & open_], kind[offers & open_])
    np.bitwise_or.at(wants, owner[~offers & open_], kind[~offers & open_])
    stated = np.zeros(partners, dtype=np.uint64)
    np.bitwise_or.at(stated, owner[offers], kind[offers])
    none = np.uint64(0)
    given_back, wished_back = np.where(offers, none, returns), np.where(offers, returns, none)
    # A need's own kind is scored as the resource itself, so it does not count as a second wish.
    itself = np.where(offers, none, kind)
    return {
        "gives": np.concatenate([gives, gives[owner] | given_back]),
        "stated": np.concatenate([stated, stated[owner]]),
        "wants": np.concatenate([wants, (wants[owner] & ~itself) | wished_back]),
    }


def _windows(windows: Sequence[tuple[DateWindow, ...]], width: int = 1) -> tuple[Whole, Whole]:
    """First and last days, shape (rows, most windows); no window at all is open at both ends."""
    most = max(width, max(map(len, windows), default=0))
    starts = np.full((len(windows), most), FOREVER, dtype=np.int32)
    ends = np.full((len(windows), most), -FOREVER, dtype=np.int32)
    for row, own in enumerate(windows):
        if not own:
            starts[row, 0], ends[row, 0] = -FOREVER, FOREVER
        for column, window in enumerate(own):
            starts[row, column] = day(window.start) if window.start else -FOREVER
            ends[row, column] = day(window.end) if window.end else FOREVER
    return starts, ends


@cache
def _slot_bits() -> dict[tuple[str, str], int]:
    return {slot: 1 << Slot(*slot).bit for slot in product(code_list("weekdays"), code_list("day_parts"))}


def _week(slots: tuple[Slot, ...]) -> int:
    bits, mask = _slot_bits(), 0
    for slot in slots:
        mask |= bits[slot.weekday, slot.part]
    return mask


def _last_day(statement: Statement) -> int:
    """The last day on which a statement stands: its expiry, or the end of its last window."""
    if not statement.windows and not statement.expires:
        return FOREVER
    ends = [window.end for window in statement.windows]
    last = [end for end in ends if end] if ends and all(ends) else []
    days = [day(max(last))] if last else []
    if statement.expires:
        days.append(day(statement.expires))
    return min(days, default=FOREVER)


def _same_width(a: NDArray[Any], b: NDArray[Any], fill: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pad the second axis of the narrower one with ``fill``."""
    if a.ndim == 1 or a.shape[1] == b.shape[1]:
        return a, b
    width = max(a.shape[1], b.shape[1])
    return tuple(widened(array, width, fill) for array in (a, b))  # type: ignore[return-value]
