"""``brobygger plan season``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of
from cli.reading import number, whole_number
from cli.season_options import FirstPairs, ForbiddenPairs, LeftOut, rules_of, sort_of

EXAMPLES = (
    'Examples:\n\nbrobygger plan season --centre frivilligcenter-midt --name "Autumn 2027"\n\n'
    "brobygger plan season --centre frivilligcenter-midt --first need-ngo-024-1,com-009 --floor 0.5\n\n"
    "brobygger plan season --market storage/sample/market.json --lists-for offers --json"
)


def season(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    centre: Annotated[
        str | None,
        typer.Option("--centre", metavar="ID", help="The id of the centre; the only one, if left out."),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="A name for people; the day, if left out.")
    ] = "",
    lists_for: Annotated[
        str,
        typer.Option("--lists-for", metavar="SIDE", help="Who gets lists and asks first: needs or offers."),
    ] = "needs",
    planner: Annotated[
        str,
        typer.Option(
            "--planner",
            metavar="NAME",
            help="ascent has most matches; fair and nash mind those who have least; transferable, "
            "reciprocal, naive.",
        ),
    ] = "ascent",
    examination: options.Examination = "inverse",
    length: Annotated[
        int | None,
        typer.Option(
            "--length",
            metavar="NUMBER",
            parser=partial(whole_number, "--length"),
            help="Longest list; 5, or as many as there are to choose from.",
        ),
    ] = None,
    candidates: Annotated[
        int,
        typer.Option(
            "--candidates",
            metavar="NUMBER",
            parser=partial(whole_number, "--candidates"),
            help="So many of the best for each are kept to plan with.",
        ),
    ] = 50,
    limits: Annotated[
        bool,
        typer.Option(
            "--limits/--no-limits", help="Keep to free places in the line and to amounts that are left."
        ),
    ] = True,
    cap: Annotated[
        float | None,
        typer.Option(
            "--cap",
            metavar="NUMBER",
            parser=partial(number, "--cap"),
            help="Most expected proposals to each who answers; its free places, if left out.",
        ),
    ] = None,
    floor: Annotated[
        float | None,
        typer.Option(
            "--floor",
            metavar="NUMBER",
            parser=partial(number, "--floor"),
            help="Least exposure of small partners; 1 is a first place.",
        ),
    ] = None,
    first: FirstPairs = None,
    forbid: ForbiddenPairs = None,
    leave_out: LeftOut = None,
    deadline: options.Deadline = None,
    seed: options.Seed = 20261122,
    costs: options.Costs = True,
    n: options.N = 20,
    market: options.Market = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the plan; keep nothing.")] = False,
    json: options.Json = False,
) -> None:
    """Plan who is to be introduced to whom, for all open needs and offers of a centre at once.

    The scores are those of 'brobygger match'. Nobody is paired who has met already, and a no is final. The
    plan is kept as a draft, which 'brobygger season' shows, changes, and turns into introductions.
    """
    from cli.answers.season_planned import Order, answer
    from matching.season.season import Asked

    asked = Asked(
        lists_for=sort_of(lists_for),
        planner=planner,
        examination=examination,
        length=length,
        candidates=candidates,
        limits=limits,
        cap=cap,
        floor=floor,
        rules=rules_of(first, forbid, leave_out),
        seed=seed,
        deadline=deadline,
    )
    order = Order(asked, centre, name, market, costs, dry_run, n)
    answer(terminal_of(context), order, json=json)
