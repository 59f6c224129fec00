"""A team of one company's volunteers that together cover what a need asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matching.availability import Slot
from matching.competence_index import HELPFUL
from matching.partner import Partner
from matching.statement import Need
from matching.volunteer import Volunteer

SMALLEST, USUAL, LARGEST = 2, 3, 12
LEAST_FIT, LEAST_ANSWER = 0.35, 0.5
"""Who fits less, and has none of the competences sought, is no member, however free the evening."""


@dataclass(frozen=True, slots=True)
class Member:
    """A volunteer that may be chosen, with its fit and how well it has each competence sought."""

    volunteer: Volunteer
    fit: float
    answers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """Volunteers of one company; ``score`` is half coverage of the competences, half mean fit, and the
    mean fit alone where no competences are sought."""

    partner: Partner
    members: tuple[Member, ...]
    coverage: float | None
    """Share of the competences sought that somebody in the team has, weighted; None when none are."""
    common_slots: tuple[Slot, ...]
    score: float


def team_size(need: Need) -> tuple[int, int]:
    """Fewest and most people the need takes."""
    asked = int(need.quantity) if need.unit == "people" and need.quantity else None
    most = need.group_max or asked or USUAL
    fewest = need.group_min or min(asked or SMALLEST, most)
    return max(fewest, SMALLEST), min(max(most, SMALLEST), LARGEST)


def best_team(partner: Partner, need: Need, candidates: Sequence[Member]) -> Team | None:
    """The team greedily built from ``candidates`` (best first): each next member adds most coverage,
    then fit, and shares a slot with all others who named theirs. None when too few can be found.

    Coverage is submodular, so the greedy team covers at least 1 − 1/e of what the best one of its
    size does (Nemhauser, Wolsey and Fisher, 1978).
    """
    fewest, most = team_size(need)
    chosen: list[Member] = []
    while len(chosen) < most:
        able = [
            one
            for one in candidates
            if _has_something_to_give(one) and one not in chosen and _meets(chosen, one)
        ]
        if not able:
            break
        chosen.append(max(able, key=lambda one: (_coverage(need, [*chosen, one]), one.fit)))
    if len(chosen) < fewest:
        return None
    coverage = _coverage(need, chosen) if need.competences else None
    fit = sum(one.fit for one in chosen) / len(chosen)
    score = fit if coverage is None else (coverage + fit) / 2
    return Team(partner, tuple(chosen), coverage, _common(chosen) or (), score)


def _has_something_to_give(one: Member) -> bool:
    return one.fit >= LEAST_FIT or max(one.answers, default=0.0) >= LEAST_ANSWER


def _coverage(need: Need, team: Sequence[Member]) -> float:
    weights = [1.0 if competence.required else HELPFUL for competence in need.competences]
    if not weights:
        return 0.0
    best = [max(one.answers[place] for one in team) for place in range(len(weights))]
    return sum(w * b for w, b in zip(weights, best, strict=True)) / sum(weights)


def _common(team: Sequence[Member]) -> tuple[Slot, ...] | None:
    """Slots that all members who named any have in common; None when nobody named any."""
    named = [set(one.volunteer.slots) for one in team if one.volunteer.slots]
    if not named:
        return None
    return tuple(sorted(set.intersection(*named), key=lambda slot: slot.bit))


def _meets(team: Sequence[Member], one: Member) -> bool:
    common = _common([*team, one])
    return common is None or bool(common)
