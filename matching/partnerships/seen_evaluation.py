"""What whoever asks may see of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from matching.partnerships.access import manages
from matching.partnerships.evaluation import Evaluation, Summary
from matching.partnerships.goal import Goal
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.rights.actor import Actor
from matching.stored import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEvaluation:
    """An evaluation as a reader sees it: what a partner says is for the broker and for itself."""

    id: str
    partnership: str
    goals: tuple[Goal, ...]
    unrated: tuple[str, ...]
    ratings: tuple[Rating, ...]
    summary: Summary | None
    """For the broker alone: from a mean of two, each could tell the other's."""


def as_seen(actor: Actor, partnership: Partnership, stored: Stored[Evaluation]) -> Stored[SeenEvaluation]:
    """What ``actor`` sees: a broker all of it, a member the rating of its own partner."""
    found, everything = stored.value, manages(actor, partnership)
    own = tuple(one for one in found.ratings if everything or one.partner in actor.partners)
    return Stored(
        SeenEvaluation(
            id=found.id,
            partnership=found.partnership,
            goals=found.goals,
            unrated=found.unrated,
            ratings=own,
            summary=found.summary if everything else None,
        ),
        stored.version,
        stored.changed_at,
    )
