"""``brobygger serve``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cli.options import terminal_of
from cli.reading import whole_number
from matching.messages import message

EXAMPLES = "Examples:\n\nbrobygger serve --port 8080\n\nbrobygger serve --workers 2"


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="An address of this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            "--port",
            metavar="PORT",
            parser=partial(whole_number, "--port"),
            help="The port; 0 takes any that is free.",
        ),
    ] = 8000,
    workers: Annotated[
        int,
        typer.Option(
            "--workers",
            metavar="NUMBER",
            parser=partial(whole_number, "--workers"),
            help="So many processes answer.",
        ),
    ] = 1,
) -> None:
    """Answer over HTTP until Ctrl-C, and write a log on standard error.

    Other machines reach it only when BROBYGGER_SECRET and BROBYGGER_HOSTS are set.
    """
    from api import server

    terminal = terminal_of(context)

    def ready(address: str) -> None:
        terminal.show(
            message(
                "The service answers at {address}; {address}/docs describes it. Ctrl-C ends it.",
                address=address,
            )
        )

    server.serve(host, port, ready=ready, workers=workers)
    terminal.show(message("The service has ended."))
