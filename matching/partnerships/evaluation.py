"""What came of a partnership: its goals, and what each partner says about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from matching.checks import Checks
from matching.errors import InvalidStep
from matching.messages import message
from matching.partnerships.agreement import Agreement
from matching.partnerships.goal import Goal
from matching.partnerships.rating import Rating


@dataclass(frozen=True, slots=True)
class Summary:
    """An evaluation in numbers; None where nothing is known."""

    mean_grade: float | None
    """Mean of the ratings, 1 to 5."""
    goals_reached: float | None
    """Share of the goals that were reached, of those with a target and a realised number."""
    again: float | None
    """Share that would do it again, of those who said yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The goals of a partnership with what was realised, and a rating by each of ``partners``.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    partnership: str
    partners: tuple[str, ...]
    goals: tuple[Goal, ...] = ()
    ratings: tuple[Rating, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.id("partnership", self.partnership)
        for partner in self.partners:
            checks.id("partners", partner)
        rated = [rating.partner for rating in self.ratings]
        for partner in sorted(set(rated)):
            if partner not in self.partners or rated.count(partner) > 1:
                checks.refuse(
                    "ratings",
                    partner,
                    "'{value}' has rated twice or is no partner of this evaluation; keep one rating each.",
                )
        checks.done()

    @property
    def unrated(self) -> tuple[str, ...]:
        """The partners whose rating is missing."""
        rated = {rating.partner for rating in self.ratings}
        return tuple(partner for partner in self.partners if partner not in rated)

    @property
    def complete(self) -> bool:
        """True when every partner has rated."""
        return bool(self.partners) and not self.unrated

    @property
    def summary(self) -> Summary:
        """The evaluation in numbers."""
        return Summary(
            _mean([rating.grade for rating in self.ratings]),
            _mean([goal.reached for goal in self.goals if goal.reached is not None]),
            _mean([rating.again for rating in self.ratings if rating.again is not None]),
        )


def evaluation_of(agreement: Agreement, id: str) -> Evaluation:
    """An evaluation of the goals of ``agreement`` that nobody has rated yet."""
    return Evaluation(
        id=id, partnership=agreement.partnership, partners=agreement.partners, goals=agreement.goals
    )


def rated(evaluation: Evaluation, rating: Rating) -> Evaluation:
    """The evaluation with one more rating.

    Raises:
        InvalidStep: the partner has rated already or has no part in the partnership.
    """
    if rating.partner not in evaluation.unrated:
        raise InvalidStep(
            message(
                "'{partner}' cannot rate: it has done so already, or is no partner of the partnership; "
                "still to rate: {unrated}.",
                partner=rating.partner,
                unrated=", ".join(evaluation.unrated) or "–",
            )
        )
    return replace(evaluation, ratings=(*evaluation.ratings, rating))


def with_realised(evaluation: Evaluation, realised: Sequence[Decimal | None]) -> Evaluation:
    """The evaluation with what was realised of each goal, in the order of the goals; None is unknown.

    Raises:
        InvalidProfile: not as many numbers as goals, or a number that cannot be kept.
    """
    checks = Checks()
    if len(realised) != len(evaluation.goals):
        checks.refuse(
            "realised",
            len(realised),
            "{value} numbers do not fit {goals} goals; give one for each, empty where it is unknown.",
            goals=len(evaluation.goals),
        )
    checks.done()
    pairs = zip(evaluation.goals, realised, strict=True)
    return replace(evaluation, goals=tuple(replace(goal, realised=number) for goal, number in pairs))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
