"""``brobygger event``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Example:\n\nbrobygger event sheets plan.json --event event.json --out sheets"
SHEETS_EXAMPLES = (
    "Examples:\n\nbrobygger event sheets plan.json --event event.json --out sheets\n\n"
    "brobygger event sheets new-plan.json --before plan.json --event event.json --out new-sheets --lang da"
)
OUTCOMES_EXAMPLES = (
    "Example:\n\nbrobygger event outcomes plan.json outcomes.csv --event event.json --centre herning"
)
Plan = Annotated[
    Path, typer.Argument(metavar="PLAN", help="The plan, as 'brobygger plan rounds --json' wrote it.")
]
EventFile = Annotated[
    Path | None,
    typer.Option("--event", metavar="FILE", help="The file of the event that the plan was made for."),
]

event = typer.Typer(
    cls=CommandGroup,
    help="Events: the paper to print from a plan of rounds, and what came of the meetings.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@event.command(epilog=SHEETS_EXAMPLES)
def sheets(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    plan: Plan,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write the files.")],
    event: EventFile = None,
    before: Annotated[
        Path | None,
        typer.Option(
            "--before",
            metavar="FILE",
            help="The plan handed out before: what is no more is cancelled in the calendars.",
        ),
    ] = None,
    reasons: Annotated[
        bool,
        typer.Option("--reasons/--no-reasons", help="Say why they meet, which takes the text encoder."),
    ] = True,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Write the sheets of an event: for each participant, each round, the organiser, and to be signed.

    PDFs on A4, a calendar file for each participant, and outcomes.csv to be filled in afterwards.
    """
    from cli.answers.event_sheets import Order, answer

    order = Order(plan=plan, out=out, event=event, before=before, market=market, with_reasons=reasons)
    answer(terminal_of(context), order, json=json)


@event.command(epilog=OUTCOMES_EXAMPLES)
def outcomes(
    context: typer.Context,
    plan: Plan,
    outcomes: Annotated[
        Path,
        typer.Argument(metavar="OUTCOMES", help="CSV or JSON file of what was said; see docs/events.md."),
    ],
    event: EventFile = None,
    centre: Annotated[
        str | None,
        typer.Option(
            "--centre",
            metavar="ID",
            help="The volunteer centre that makes the introductions; else the partners'.",
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Make introductions of the meetings to which both said yes.

    Both have accepted them from the start. Entered twice they are made once; what is not made is said, and
    why.
    """
    from cli.answers.event_outcomes import answer

    answer(terminal_of(context), plan, outcomes, event, centre, json=json)
