"""``brobygger partners``."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.options import terminal_of

EXAMPLES = (
    "Examples:\n\nbrobygger partners --kind company --place Herning --within-km 30\n\n"
    "brobygger partners --search boks --all\n\nbrobygger partners --needs --purpose integration"
)


def partners(  # noqa: PLR0913, PLR0917 – one for each option
    context: typer.Context,
    kind: options.Kinds = None,
    place: options.PlaceName = None,
    within_km: options.WithinKm = None,
    purpose: options.Purposes = None,
    resource: options.Resources = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="TEXT", help="Only with this text in names and texts.")
    ] = None,
    needs: Annotated[bool, typer.Option("--needs", help="List needs instead of partners.")] = False,
    offers: Annotated[bool, typer.Option("--offers", help="List offers instead of partners.")] = False,
    n: options.N = 50,
    everything: Annotated[bool, typer.Option("--all", help="The whole list, however long.")] = False,
    market: options.Market = None,
    json: options.Json = False,
) -> None:
    """List the partners there are, or their needs and offers, with their ids."""
    from cli.answers.partners import ListOrder, answer
    from cli.filter_options import filters_from

    filters = filters_from(kind, purpose, resource, place, within_km)
    order = ListOrder(filters, search or "", needs=needs, offers=offers, n=None if everything else n)
    answer(terminal_of(context), order, market=market, json=json)
