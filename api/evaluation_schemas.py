"""Evaluations at the door: what is asked, and what is answered."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, Field

from api.account_schemas import Given
from api.agreement_sheets import GoalSheet
from api.partnership_asked import NO_PERSONS, PARTNER, exact
from api.partnership_sheets import utc
from matching.partnerships.evaluation import Summary
from matching.partnerships.rating import Rating
from matching.partnerships.seen_evaluation import SeenEvaluation
from matching.stored import Stored


class RatingAsked(Given):
    """What a partner says."""

    grade: int = Field(description="1 (poor) to 5 (very good).", examples=[4])
    text: str = Field("", description=f"The same in words, for the broker alone. {NO_PERSONS}")
    again: bool | None = Field(None, description="Whether it would do it again; left out, it does not know.")
    partner: str | None = PARTNER


class RealisedAsked(Given):
    """What was realised of each goal."""

    realised: list[int | float | None] = Field(
        description="A number for each goal, in their order; null where it is unknown."
    )

    def numbers(self) -> list[Decimal | None]:
        return [exact(number) for number in self.realised]


class RatingSheet(BaseModel):
    """What a partner said."""

    partner: str = Field(description="The id of the partner.")
    at: datetime = Field(description="When (UTC).")
    grade: int = Field(description="1 (poor) to 5 (very good).")
    text: str = Field(description="The same in words.")
    again: bool | None = Field(description="Whether it would do it again; null when it does not know.")

    @classmethod
    def of(cls, rating: Rating) -> RatingSheet:
        return cls(
            partner=rating.partner,
            at=utc(rating.at),
            grade=rating.grade,
            text=rating.text,
            again=rating.again,
        )


class SummarySheet(BaseModel):
    """An evaluation in numbers, for the broker; null where nothing is known."""

    mean_grade: float | None = Field(description="Mean of the grades, 1 to 5.")
    goals_reached: float | None = Field(description="Share of the goals that were reached, 0 to 1.")
    again: float | None = Field(description="Share of those who know it that would do it again, 0 to 1.")

    @classmethod
    def of(cls, found: Summary) -> SummarySheet:
        return cls(mean_grade=found.mean_grade, goals_reached=found.goals_reached, again=found.again)


class EvaluationSheet(BaseModel):
    """An evaluation, as the reader may see it."""

    id: str = Field(description="Its id.")
    version: int = Field(description="Grows with every change; the ETag.")
    partnership: str = Field(description="The id of the partnership.")
    goals: list[GoalSheet] = Field(description="The goals of the agreement, and what was realised of them.")
    ratings: list[RatingSheet] = Field(description="All for the broker; of a member its own partner's.")
    unrated: list[str] = Field(description="The partners whose rating is missing.")
    summary: SummarySheet | None = Field(description="All of it in numbers; null for members.")

    @classmethod
    def of(cls, stored: Stored[SeenEvaluation]) -> EvaluationSheet:
        one = stored.value
        return cls(
            id=one.id,
            version=stored.version,
            partnership=one.partnership,
            goals=[GoalSheet.of(goal) for goal in one.goals],
            ratings=[RatingSheet.of(rating) for rating in one.ratings],
            unrated=list(one.unrated),
            summary=SummarySheet.of(one.summary) if one.summary else None,
        )


class EvaluationList(BaseModel):
    """The evaluations of a partnership."""

    evaluations: list[EvaluationSheet] = Field(description="The evaluations, the first one first.")
