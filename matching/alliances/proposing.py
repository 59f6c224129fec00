"""The parts of a need, proposed from what it says."""

from __future__ import annotations

from collections.abc import Iterable

from matching.alliances.part import Part
from matching.errors import InvalidQuery
from matching.messages import message
from matching.statement import Need

RESOURCE, REQUIRED, HELPFUL, ROLE = 2.0, 1.0, 0.5, 1.0
"""Weights: what is sought counts twice a required competence or a role, a helpful competence half of one."""


def proposed_parts(needs: Iterable[Need]) -> tuple[Part, ...]:
    """What is left of the resource, each competence, each role; what two needs share stands once.

    Raises:
        InvalidQuery: nothing is left to cover.
    """
    parts: dict[tuple[object, ...], Part] = {}
    for need in needs:
        for part in _of(need):
            key = (part.what, part.code.casefold(), part.unit)
            earlier = parts.get(key)
            parts[key] = part if earlier is None else _joined(earlier, part)
    if not parts:
        raise InvalidQuery(
            message("All that this need seeks is spoken for already; there is nothing left to cover.")
        )
    return tuple(parts.values())


def _of(need: Need) -> Iterable[Part]:
    left = None if need.quantity is None else need.quantity - (need.committed or 0)
    if left is None:
        yield Part(what="resource", code=need.resource_kind, weight=RESOURCE)
    elif left > 0:
        yield Part(what="resource", code=need.resource_kind, weight=RESOURCE, quantity=left, unit=need.unit)
    else:
        return
    for competence in need.competences:
        weight = REQUIRED if competence.required else HELPFUL
        yield Part(what="competence", code=competence.label, weight=weight, competence=competence)
    for role in need.roles:
        yield Part(what="role", code=role, weight=ROLE)


def _joined(one: Part, other: Part) -> Part:
    if one.quantity is None or other.quantity is None:
        return one if one.weight >= other.weight else other
    return Part(
        what=one.what,
        code=one.code,
        weight=max(one.weight, other.weight),
        quantity=one.quantity + other.quantity,
        unit=one.unit,
    )
