"""``brobygger plan alliance``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of
from cli.reading import number, whole_number

EXAMPLES = (
    "Examples:\n\nbrobygger plan alliance need-ngo-024-1 --sector public --sector private\n\n"
    "brobygger plan alliance need-ngo-052-1 --also need-ngo-052-2 --most 5\n\n"
    'brobygger plan alliance need-pub-002-1 --part "volunteer_time=6 people*2" --part role:mentor --json'
)
Texts = list[str] | None


def alliance(  # noqa: PLR0913, PLR0917 – one argument an option
    context: typer.Context,
    need: Annotated[str, typer.Argument(metavar="NEED", help="The id of a need.")],
    also: Annotated[
        Texts,
        typer.Option("--also", metavar="NEED", help="A further need of the same partner; repeatable."),
    ] = None,
    part: Annotated[
        Texts,
        typer.Option(
            "--part",
            metavar="PART",
            help="A part instead of those proposed, such as role:mentor, bookkeeping*2 or "
            '"premises=120 square_metres"; repeatable.',
        ),
    ] = None,
    sector: Annotated[
        Texts,
        typer.Option(
            "--sector",
            metavar="SECTOR",
            help="A sector (civil, private, public, hybrid) or kind, such as company, that must be there; "
            "repeatable.",
        ),
    ] = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            metavar="NUMBER",
            parser=partial(whole_number, "--most"),
            help="At most so many partners.",
        ),
    ] = 4,
    parts_each: Annotated[
        int,
        typer.Option(
            "--parts-each",
            metavar="NUMBER",
            parser=partial(whole_number, "--parts-each"),
            help="Parts a partner fills at most.",
        ),
    ] = 3,
    member: Annotated[
        Texts,
        typer.Option("--member", metavar="PARTNER", help="The id of one who must be in it; repeatable."),
    ] = None,
    good: Annotated[
        Texts,
        typer.Option(
            "--good",
            metavar="PARTNER,PARTNER",
            help="Two who have a good partnership, which is preferred; repeatable.",
        ),
    ] = None,
    prefer_good: Annotated[
        bool,
        typer.Option(
            "--prefer-good",
            help="Prefer partners who have a good partnership on record: one that runs, or was evaluated "
            "well.",
        ),
    ] = False,
    alternatives: Annotated[
        int,
        typer.Option(
            "--alternatives",
            metavar="NUMBER",
            parser=partial(whole_number, "--alternatives"),
            help="How many alliances that differ.",
        ),
    ] = 3,
    deadline: Annotated[
        float,
        typer.Option(
            "--deadline",
            metavar="SECONDS",
            parser=partial(number, "--deadline"),
            help="For all of them; what is not proven best by then is shown with its gap.",
        ),
    ] = 6.0,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Put together a few partners who cover a need that is too much for one.

    The need is split into parts: what it seeks, its competences, its roles. No hard condition is broken,
    neither with the partner who asks nor between any two members. Three alternatives differ in substance;
    each says what every partner brings, whom to ask first, what stays open and why, and how far it can be
    from the best.
    """
    from cli.answers.plan_alliance import answer

    answer(
        terminal_of(context),
        need,
        also=also or (),
        parts=part or (),
        sectors=sector or (),
        most=most,
        parts_each=parts_each,
        members=member or (),
        good=good or (),
        prefer_good=prefer_good,
        alternatives=alternatives,
        deadline=deadline,
        market=market,
        json=json,
    )
