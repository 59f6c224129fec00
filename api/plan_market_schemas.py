"""A market plan and its measures, field by field."""

from __future__ import annotations

from pydantic import BaseModel, Field


class PlanSide(BaseModel):
    """One side of a plan."""

    partners: int = Field(description="How many there are.")
    mean: float = Field(description="Expected matches of a partner.")
    gini: float = Field(description="Inequality of the expected matches, from 0, all the same, to 1.")
    gini_exposure: float = Field(description="The same of how much they are looked at.")
    none: float = Field(description="Share of partners with fewer than 0.005 expected matches.")
    worst_decile: float = Field(description="Mean expected matches of the tenth that has least.")
    envy: int | None = Field(
        description="Pairs of which the first would have more in the other's places; null where they were "
        "not counted, as the market is too large or the deadline came first."
    )
    envy_share: float | None = Field(description="That as a share of all pairs.")


class PlanMeasures(BaseModel):
    """How good and how fair a plan is."""

    proposers: PlanSide = Field(description="The side that lists are made for.")
    receivers: PlanSide = Field(description="The side that stands in the lists.")
    inbound: list[float] = Field(description="Expected proposals to each receiver.")
    load: float | None = Field(description="Greatest inbound ÷ capacity; null without capacities.")
    mean_load: float | None = Field(description="The mean of the same.")


class MarketMeasures(PlanMeasures):
    """The measures of a plan."""

    expected_matches: float = Field(description="Of the whole plan.")


class Fitting(BaseModel):
    """How the transferable-utility matching was fitted."""

    converged: bool = Field(description="Whether it converged.")
    steps: int = Field(description="In how many steps.")
    residual: float = Field(description="What is left of the error.")


class MarketPlan(BaseModel):
    """Lists for all proposers of a market at once."""

    planner: str = Field(description="Which planner made it.")
    examination: str | list[float] = Field(description="The examination, as it was asked for.")
    seed: int = Field(description="The same seed gives the same plan, unless the deadline stopped it.")
    expected_matches: float = Field(description="Of the whole plan.")
    measures: PlanMeasures = Field(description="How good and how fair it is.")
    costs: dict[str, float] = Field(
        description="Expected matches that the plan without a constraint has more, by its name; when the "
        "deadline stopped the search at least so many. One that there was no time to count is left out."
    )
    found_by: str = Field(description="The start that the best plan came from.")
    starts: dict[str, float] = Field(description="Expected matches of each start before climbing.")
    fitting: Fitting | None = Field(description="Of the planner transferable alone.")
    stopped: bool = Field(description="Whether the deadline ended the search.")
    seconds: float = Field(description="Time it took.")
    lists: list[list[int]] = Field(description="For each proposer the receivers' indices, best first.")
