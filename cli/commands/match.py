"""``brobygger match``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger match need-ngo-008-1 -n 5\n\n"
    'brobygger match "we need a bookkeeper two hours a week in Herning" --kind company --full\n\n'
    "brobygger match need-ngo-008-1 --volunteers --json"
)
Question = Annotated[
    str,
    typer.Argument(metavar="QUERY", help="The id of a need, an offer or a partner, or a text in quotes."),
]
AsText = Annotated[bool, typer.Option("--text", help="Read QUERY as a text, even if it could be an id.")]


def match(  # noqa: PLR0913, PLR0917 – one for each option
    context: typer.Context,
    query: Question,
    n: options.N = 10,
    kind: options.Kinds = None,
    place: options.PlaceName = None,
    within_km: options.WithinKm = None,
    purpose: options.Purposes = None,
    resource: options.Resources = None,
    from_date: options.FromDate = None,
    to_date: options.ToDate = None,
    volunteers: Annotated[
        bool, typer.Option("--volunteers", help="For a need: single volunteers instead of partners.")
    ] = False,
    teams: Annotated[
        bool, typer.Option("--teams", help="For a need: teams of one company instead of partners.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Every part of both scores as bars, and every question.")
    ] = False,
    text: AsText = False,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """Recommend partners that both sides would want, with the reasons.

    QUERY is a need, an offer or a partner that is known, or a text in your own words. Hard conditions
    remove who cannot; the list says how many each removed. For a need that people can answer, the best
    volunteers and the best team stand at the end.
    """
    from cli.answers.match import Order, answer
    from cli.filter_options import filters_from

    filters = filters_from(kind, purpose, resource, place, within_km, (from_date, to_date))
    order = Order(query, n, filters, as_text=text, volunteers=volunteers, teams=teams, market=market)
    answer(terminal_of(context), order, full=full, json=json)
