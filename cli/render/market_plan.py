"""A market plan as tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.render.amounts import decimal
from cli.render.lines import DIM, said, table
from matching.market_plan.measures import Measures
from matching.market_plan.plan import MarketPlan
from matching.messages import Language, message

SHOWN_LISTS, SHOWN_PLACES = 20, 8


def plan_lines(plan: MarketPlan, language: Language) -> Iterator[RenderableType]:
    """The first lists, the measures, and what each constraint costs."""
    made = table(message("proposer").text(language), message("receivers, best first").text(language))
    for proposer, own in enumerate(plan.lists[:SHOWN_LISTS]):
        more = " …" if len(own) > SHOWN_PLACES else ""
        made.add_row(str(proposer), ", ".join(map(str, own[:SHOWN_PLACES])) + more)
    yield made
    yield ""
    if len(plan.lists) > SHOWN_LISTS:
        yield said(
            message(
                "The first {n} of {all} lists; --json has all of them.", n=SHOWN_LISTS, all=len(plan.lists)
            ),
            language,
            DIM,
        )
    yield from measure_lines(plan.measures, language)
    for kind, cost in plan.costs.items():
        yield said(
            message(
                "The {kind} costs {cost} expected matches.",
                kind=message(kind),
                cost=decimal(cost, language, 3),
            ),
            language,
        )
    if plan.uncounted:
        kinds = [message(kind) for kind in plan.uncounted]
        yield said(message("There was no time to find out what this costs: {kinds}.", kinds=kinds), language)
    if plan.stopped:
        yield said(message("The deadline ended the search; with more time it may get better."), language)
    yield said(
        message(
            "Planner: {planner}; {seconds} seconds.",
            planner=plan.planner,
            seconds=decimal(plan.seconds, language, 1),
        ),
        language,
        DIM,
    )


def measure_lines(measures: Measures, language: Language) -> Iterator[RenderableType]:
    """Both sides beside each other, and the expected matches."""
    made = table("", message("proposers").text(language), message("receivers").text(language))
    sides = measures.proposers, measures.receivers
    for label, name, digits in (
        (message("partners"), "partners", 0),
        (message("expected matches of each"), "mean", 3),
        (message("Gini of the matches"), "gini", 3),
        (message("Gini of the exposure"), "gini_exposure", 3),
        (message("share without matches"), "none", 3),
        (message("matches of the worst tenth"), "worst_decile", 3),
        (message("pairs with envy"), "envy", 0),
    ):
        values = [getattr(side, name) for side in sides]
        cells = ["–" if value is None else decimal(value, language, digits) for value in values]
        made.add_row(label.text(language), *cells)
    yield made
    yield ""
    if measures.proposers.envy is None:
        yield said(
            message(
                "Pairs with envy were not counted: the market is too large, or there was no time for it."
            ),
            language,
        )
    matches = decimal(measures.expected_matches, language, 2)
    yield said(message("Expected matches: {matches}.", matches=matches), language)
    if measures.load is not None:
        load = decimal(measures.load, language, 2)
        yield said(message("Proposals ÷ capacity is at most {load}.", load=load), language)
