"""Options that several commands have, each with its one help text."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.reading import number, whole_number
from cli.terminal import Terminal

Json = Annotated[bool, typer.Option("--json", help="Write one JSON document for programs.")]
Centre = Annotated[str, typer.Option("--centre", metavar="ID", help="The id of the volunteer centre.")]
Market = Annotated[
    Path | None,
    typer.Option("--market", metavar="FILE", help="Answer over this market file, not over the database."),
]
N = Annotated[
    int, typer.Option("-n", metavar="NUMBER", parser=partial(whole_number, "-n"), help="Length of the list.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only partners of this kind, such as company; repeatable."),
]
PlaceName = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="PLACE", help="Only in this municipality or region (region:Midtjylland)."
    ),
]
WithinKm = Annotated[
    float | None,
    typer.Option(
        "--within-km",
        metavar="KM",
        parser=partial(number, "--within-km"),
        help="With --place: so far around it too.",
    ),
]
Purposes = Annotated[
    list[str] | None,
    typer.Option(
        "--purpose", metavar="PURPOSE", help="Only with this purpose, such as integration; repeatable."
    ),
]
Resources = Annotated[
    list[str] | None,
    typer.Option(
        "--resource", metavar="KIND", help="Only this kind of resource, such as premises; repeatable."
    ),
]
FromDate = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Only what can be from this day on, such as 2027-01-31."),
]
ToDate = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="Only what can be until this day, such as 30-06-2027."),
]

Proposers = Annotated[
    Path,
    typer.Option("--proposers", metavar="FILE", help="What proposers think of receivers: .npy or .csv."),
]
Receivers = Annotated[
    Path,
    typer.Option("--receivers", metavar="FILE", help="What receivers think of proposers: .npy or .csv."),
]
Deadline = Annotated[
    float | None,
    typer.Option(
        "--deadline",
        metavar="SECONDS",
        parser=partial(number, "--deadline"),
        help="Stop looking for something better after so long.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="NUMBER",
        parser=partial(whole_number, "--seed"),
        help="The same number gives the same plan.",
    ),
]
Costs = Annotated[
    bool,
    typer.Option("--costs/--no-costs", help="Plan without each constraint too, to tell what it costs."),
]
Examination = Annotated[
    str,
    typer.Option(
        "--examination",
        metavar="CURVE",
        help="How far people look: inverse, exponential, logarithmic, or values such as 1,0.5,0.25.",
    ),
]


def terminal_of(context: typer.Context) -> Terminal:
    """The terminal that :func:`cli.main.run` opened; a new one where a command is called by itself."""
    return context.obj if isinstance(context.obj, Terminal) else Terminal()
