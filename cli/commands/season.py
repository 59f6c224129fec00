"""``brobygger season``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of
from cli.reading import whole_number
from cli.season_options import FirstPairs, ForbiddenPairs, LeftOut, rules_of

EXAMPLES = "Example:\n\nbrobygger season list"
LIST_EXAMPLES = "Examples:\n\nbrobygger season list\n\nbrobygger season list --state draft --json"
SHOW_EXAMPLES = "Example:\n\nbrobygger season show 01M81YHYXXP9KNJC95SQ2G3GXR"
CHANGE_EXAMPLES = (
    "Examples:\n\nbrobygger season change 01M81YHYXXP9KNJC95SQ2G3GXR --first need-ngo-024-1,com-009\n\n"
    "brobygger season change 01M81YHYXXP9KNJC95SQ2G3GXR --undo need-ngo-024-1,com-009 --keep"
)
APPROVE_EXAMPLES = (
    "Examples:\n\nbrobygger season approve 01M81YHYXXP9KNJC95SQ2G3GXR\n\n"
    "brobygger season approve 01M81YHYXXP9KNJC95SQ2G3GXR --each 2 --put"
)
DISCARD_EXAMPLES = "Example:\n\nbrobygger season discard 01M81YHYXXP9KNJC95SQ2G3GXR"
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a season.")]

season = typer.Typer(
    cls=CommandGroup,
    help="Seasons: plans for all of a centre that were kept, to be changed and approved.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@season.command("list", epilog=LIST_EXAMPLES)
def list_seasons(
    context: typer.Context,
    centre: Annotated[
        str | None, typer.Option("--centre", metavar="ID", help="Only those of this centre.")
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="STATE", help="Only in this state: draft, approved or discarded."),
    ] = None,
    json: options.Json = False,
) -> None:
    """List the seasons, the newest first."""
    from cli.answers import season as answers

    answers.list_some(terminal_of(context), centre, state, json=json)


@season.command(epilog=SHOW_EXAMPLES)
def show(context: typer.Context, id: Id, n: options.N = 20, json: options.Json = False) -> None:
    """Show a season: what it is expected to bring, who stands first for whom, and who is overlooked."""
    from cli.answers import season as answers

    answers.show_one(terminal_of(context), id, n, json=json)


@season.command(epilog=CHANGE_EXAMPLES)
def change(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    id: Id,
    first: FirstPairs = None,
    forbid: ForbiddenPairs = None,
    leave_out: LeftOut = None,
    undo: Annotated[
        list[str] | None,
        typer.Option(
            "--undo", metavar="IDS", help="The pair or the id of a rule that no longer holds; repeatable."
        ),
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the change, and not only look at it.")] = False,
    costs: Annotated[
        bool,
        typer.Option("--costs/--no-costs", help="Plan without each constraint too, to tell what it costs."),
    ] = True,
    json: options.Json = False,
) -> None:
    """Say what a change of a draft costs in expected matches, and with --keep make it.

    What was withdrawn since the draft was made, and pairs that have met, leave the plan as well.
    """
    from cli.answers import season as answers

    asked = answers.Asked(rules_of(first, forbid, leave_out), undo or ())
    answers.change(terminal_of(context), id, asked, keep=keep, costs=costs, json=json)


@season.command(epilog=APPROVE_EXAMPLES)
def approve(
    context: typer.Context,
    id: Id,
    each: Annotated[
        int,
        typer.Option(
            "--each",
            metavar="NUMBER",
            parser=partial(whole_number, "--each"),
            help="So many of the first places of every list.",
        ),
    ] = 1,
    put: Annotated[
        bool, typer.Option("--put", help="Put them to both sides at once, or in line; drafts otherwise.")
    ] = False,
    working_days: Annotated[
        int,
        typer.Option(
            "--working-days",
            metavar="NUMBER",
            parser=partial(whole_number, "--working-days"),
            help="With --put: so many working days to answer.",
        ),
    ] = 10,
    json: options.Json = False,
) -> None:
    """Make introductions of the first of every list. Done again, it makes only what is new."""
    from cli.answers import season as answers

    answers.approve_one(terminal_of(context), id, each=each, put=put, working_days=working_days, json=json)


@season.command(epilog=DISCARD_EXAMPLES)
def discard(context: typer.Context, id: Id, json: options.Json = False) -> None:
    """Put a draft aside for good; it stays to be read."""
    from cli.answers import season as answers

    answers.discard_one(terminal_of(context), id, json=json)
