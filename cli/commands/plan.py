"""``brobygger plan``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.commands import plan_alliance, plan_season
from cli.options import terminal_of
from cli.reading import number, whole_number

EXAMPLES = "Example:\n\nbrobygger plan market --proposers F.npy --receivers G.npy"
MARKET_EXAMPLES = (
    "Examples:\n\nbrobygger plan market --proposers F.npy --receivers G.npy\n\n"
    "brobygger plan market --proposers F.csv --receivers G.csv --cap 4 --floor 0.5 --json"
)
VOLUNTEERS_EXAMPLES = (
    "Examples:\n\nbrobygger plan volunteers --tasks-each 2\n\n"
    "brobygger plan volunteers need-ngo-001-1 need-ngo-006-1 --choices choices.json --json"
)
ROUNDS_EXAMPLES = (
    "Examples:\n\nbrobygger plan rounds event.json --json > plan.json\n\n"
    "brobygger plan rounds event.json --earlier plan.json --from-round 4 --away nordlys --here hotel"
)

plan = typer.Typer(
    cls=CommandGroup,
    help="Plan for many partners at once.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@plan.command(epilog=MARKET_EXAMPLES)
def market(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    proposers: options.Proposers,
    receivers: options.Receivers,
    examination: options.Examination = "inverse",
    planner: Annotated[
        str,
        typer.Option(
            "--planner",
            metavar="NAME",
            help="ascent has most matches; fair and nash mind those who have least; transferable, "
            "reciprocal, naive.",
        ),
    ] = "ascent",
    length: Annotated[
        int | None,
        typer.Option(
            "--length",
            metavar="NUMBER",
            parser=partial(whole_number, "--length"),
            help="Longest list; everybody if left out.",
        ),
    ] = None,
    cap: Annotated[
        str | None,
        typer.Option("--cap", metavar="NUMBER|FILE", help="Most expected proposals to each receiver."),
    ] = None,
    capacity: Annotated[
        str | None,
        typer.Option("--capacity", metavar="NUMBER|FILE", help="Most expected matches of each receiver."),
    ] = None,
    floor: Annotated[
        str | None,
        typer.Option("--floor", metavar="NUMBER|FILE", help="Least exposure of each receiver."),
    ] = None,
    small: Annotated[
        str | None,
        typer.Option("--small", metavar="INDEX,INDEX", help="The floor is for these receivers alone."),
    ] = None,
    forbidden: Annotated[
        Path | None,
        typer.Option("--forbidden", metavar="FILE", help="CSV file: a proposer and a receiver in each line."),
    ] = None,
    fixed: Annotated[
        Path | None,
        typer.Option("--fixed", metavar="FILE", help="JSON file: the first places of some proposers."),
    ] = None,
    deadline: options.Deadline = None,
    seed: options.Seed = 20261122,
    costs: options.Costs = True,
    json: options.Json = False,
) -> None:
    """Make lists for all proposers at once, so that the market has most matches.

    PROPOSERS are a table with a row for each proposer and a column for each receiver, RECEIVERS the other
    way round; each number is from 0 to 1.
    """
    from cli.answers.plan_market import Asked, answer

    asked = Asked(
        proposers, receivers, examination, planner, length, cap, capacity, floor, small, forbidden, fixed,
        deadline, seed, costs,
    )  # fmt: skip
    answer(terminal_of(context), asked, json=json)


@plan.command(epilog=VOLUNTEERS_EXAMPLES)
def volunteers(
    context: typer.Context,
    needs: Annotated[
        list[str] | None,
        typer.Argument(metavar="NEED", help="Ids of needs; all that seek people if left out."),
    ] = None,
    choices: Annotated[
        Path | None,
        typer.Option("--choices", metavar="FILE", help="JSON file of wishes, noes, teams and capacities."),
    ] = None,
    tasks_each: Annotated[
        int,
        typer.Option(
            "--tasks-each",
            metavar="NUMBER",
            parser=partial(whole_number, "--tasks-each"),
            help="Tasks a volunteer takes at most.",
        ),
    ] = 1,
    deadline: Annotated[
        float,
        typer.Option(
            "--deadline",
            metavar="SECONDS",
            parser=partial(number, "--deadline"),
            help="Time for the search; the reasons may take as long again.",
        ),
    ] = 20.0,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Assign volunteers and teams to the needs that seek people, all at once.

    Fills as many places as can be, then suits people as well as can be, and proves it. Nobody is in two
    places at once, and a no is final. For what stays empty it says which one reason blocked it.
    """
    from cli.answers.plan_volunteers import Order, answer

    order = Order(tuple(needs or ()), choices, tasks_each, deadline, market)
    answer(terminal_of(context), order, json=json)


@plan.command(epilog=ROUNDS_EXAMPLES)
def rounds(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    event: Annotated[
        Path, typer.Argument(metavar="EVENT", help="JSON file of the event; see docs/events.md.")
    ],
    deadline: Annotated[
        float,
        typer.Option(
            "--deadline",
            metavar="SECONDS",
            parser=partial(number, "--deadline"),
            help="Time for the search; 0 gives a quick plan.",
        ),
    ] = 20.0,
    earlier: Annotated[
        Path | None,
        typer.Option("--earlier", metavar="FILE", help="The plan followed until now, as --json wrote it."),
    ] = None,
    from_round: Annotated[
        int | None,
        typer.Option(
            "--from-round",
            metavar="NUMBER",
            parser=partial(whole_number, "--from-round"),
            help="First round that is planned anew; those before it stand.",
        ),
    ] = None,
    away: Annotated[
        list[str] | None,
        typer.Option("--away", metavar="ID", help="Who is away from that round on; repeatable."),
    ] = None,
    here: Annotated[
        list[str] | None,
        typer.Option(
            "--here", metavar="ID", help="Who was away or late and is there from that round on; repeatable."
        ),
    ] = None,
    tolerance: Annotated[
        float | None,
        typer.Option(
            "--tolerance",
            metavar="SHARE",
            parser=partial(number, "--tolerance"),
            help="Share of the scores that may be given for fewer changed seats; 0.02.",
        ),
    ] = None,
    idle_tolerance: Annotated[
        float,
        typer.Option(
            "--idle-tolerance",
            metavar="SHARE",
            parser=partial(number, "--idle-tolerance"),
            help="Share of the scores that may be given so that fewer wait more than once; 0.",
        ),
    ] = 0.0,
    recommender: Annotated[
        bool,
        typer.Option(
            "--recommender/--no-recommender",
            help="Ask for the scores that the event does not state, of partners in the register.",
        ),
    ] = True,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Plan who meets whom, when and at which table, at a speed dating or a marketplace.

    The sum of the scores is as great as can be; it says how far from the best it can be at most. Musts are
    met, a no thanks is never broken, and everybody gets the meetings they are to have at least.
    """
    from cli.answers.plan_rounds import Order, answer

    order = Order(
        event=event,
        deadline_s=deadline,
        earlier=earlier,
        from_round=from_round,
        away=tuple(away or ()),
        here=tuple(here or ()),
        tolerance=tolerance,
        idle_tolerance=idle_tolerance,
        market=market,
        ask_recommender=recommender,
    )
    answer(terminal_of(context), order, json=json)


plan.command(epilog=plan_alliance.EXAMPLES)(plan_alliance.alliance)
plan.command(epilog=plan_season.EXAMPLES)(plan_season.season)
