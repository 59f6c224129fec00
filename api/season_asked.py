"""Seasons at the door: what is asked."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.account_schemas import Given
from api.parameters import PageAsked
from api.plan_limits import SEED
from matching.errors import InvalidQuery
from matching.introductions.working_days import USUAL
from matching.messages import message
from matching.season.rule import Rule
from matching.season.season import Asked as SeasonAsked
from matching.season.season import Sort

LARGEST = 2**53


class RuleGiven(Given):
    """What the broker says of a need and an offer, or of one alone.

    The id of a partner stands for all it has of them.
    """

    kind: str = Field(description="`first`, `forbid` or `leave_out`.", examples=["first"])
    one: str = Field(
        description="The need, or its partner; with `leave_out` whoever is left out.",
        examples=["need-ngo-041-1"],
    )
    other: str | None = Field(
        None, description="The offer, or its partner; nothing with `leave_out`.", examples=["com-009"]
    )

    def rule(self) -> Rule:
        """The rule.

        Raises:
            InvalidQuery: it is none.
        """
        return Rule(self.kind, self.one, self.other)  # type: ignore[arg-type]


class NewSeasonAsked(Given):
    """A season to be planned."""

    centre: str | None = Field(
        None,
        description="The centre it is for; may be left out by a broker of one centre alone.",
        examples=["frivilligcenter-midt"],
    )
    name: str = Field(
        "",
        description="For people; the day, if left out. No person belongs into it.",
        examples=["Autumn 2027"],
    )
    lists_for: Sort = Field("needs", description="Which side gets lists and asks first.")
    planner: str = Field(
        "ascent", description="ascent, which has most matches, fair, nash or another planner."
    )
    examination: str = Field("inverse", description="How far people look: a curve, or values with commas.")
    length: int | None = Field(
        None, le=LARGEST, description="Longest list; 5, or as many as can answer, if left out."
    )
    candidates: int = Field(50, description="So many of the best for each can be on its list, 1 to 500.")
    limits: bool = Field(True, description="Whether free places and amounts that are left are limits.")
    cap: float | None = Field(
        None, description="Most expected proposals to each; its free places if left out.", allow_inf_nan=False
    )
    floor: float | None = Field(
        None, description="Least exposure of those that are small; 1 is a first place.", allow_inf_nan=False
    )
    rules: list[RuleGiven] = Field([], description="Who is first, who is forbidden, who is left out.")
    seed: int = Field(SEED, ge=0, le=LARGEST, description="The same number gives the same plan.")
    deadline: float | None = Field(None, description="Seconds for the search; 20 if left out.")

    def wanted(self, seconds: float) -> SeasonAsked:
        """What the season is to be, with a deadline of ``seconds``.

        Raises:
            InvalidQuery: a rule is none.
        """
        given: dict[str, Any] = self.model_dump(exclude={"centre", "name", "rules", "deadline"})
        return SeasonAsked(**given, rules=rules_of(self.rules), deadline=seconds)


class RulesAsked(Given):
    """Rules that come and go; with none of both it is planned without what cannot be introduced any more."""

    added: list[RuleGiven] = Field([], description="Rules that are new.")
    undone: list[RuleGiven] = Field([], description="Rules of the season that are taken back.")


class ApproveAsked(Given):
    """Which introductions are made, and whether they are put to both sides."""

    chosen: list[str] | None = Field(
        None,
        description="Ids of needs or offers whose lists alone are approved; all if left out.",
        examples=[["need-ngo-041-1"]],
    )
    each: int = Field(1, description="So many places of each list, from the first, 1 to 20.")
    put: bool = Field(False, description="Whether both sides are asked at once; else they are drafts.")
    working_days: int = Field(
        USUAL, description="With `put`: whole Danish working days that the sides have to answer, 1 to 250."
    )

    def only(self) -> frozenset[str] | None:
        """``chosen``; None for all.

        Raises:
            InvalidQuery: it names nobody.
        """
        if self.chosen is not None and not self.chosen:
            raise InvalidQuery(
                message(
                    "'chosen' names nobody; name needs or offers that have a list, or leave it out for all."
                )
            )
        return None if self.chosen is None else frozenset(self.chosen)


class SeasonsAsked(PageAsked):
    """Which seasons, and which part of a long list."""

    state: str | None = Field(None, description="Only in this state: draft, approved or discarded.")
    centre: str | None = Field(None, description="Only those of this centre.")


def rules_of(given: list[RuleGiven]) -> tuple[Rule, ...]:
    """The rules.

    Raises:
        InvalidQuery: one is none.
    """
    return tuple(one.rule() for one in given)
