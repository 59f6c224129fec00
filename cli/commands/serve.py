"""``brobygger serve``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cli.options import terminal_of
from cli.reading import whole_number
from matching.messages import message

EXAMPLES = "Example:\n\nbrobygger serve --port 8080"


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="An address of this machine alone.")
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
) -> None:
    """Answer over HTTP, to this machine alone, until Ctrl-C.

    There are no users and no roles yet to say who may see what, so other machines are not answered.
    """
    from api import server

    terminal = terminal_of(context)

    def ready(address: str) -> None:
        terminal.show(
            message(
                "The service answers at {address}, to this machine alone; {address}/docs describes it. "
                "Ctrl-C ends it.",
                address=address,
            )
        )

    server.serve(host, port, ready=ready)
    terminal.remark(message("The service has ended."))
