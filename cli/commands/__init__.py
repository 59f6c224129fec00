"""The commands, one a module; what they need beyond Typer they import when they run."""

from __future__ import annotations

import typer

from cli.commands import encode, export, import_, match, partners, serve, show, why
from cli.commands.db import db
from cli.commands.evaluate import evaluate
from cli.commands.train import train


def register_commands(app: typer.Typer) -> None:
    """Put every command under ``app``, in the order in which a broker meets them."""
    app.command("match", epilog=match.EXAMPLES)(match.match)
    app.command("why", epilog=why.EXAMPLES)(why.why)
    app.command("import", epilog=import_.EXAMPLES)(import_.import_files)
    app.command("export", epilog=export.EXAMPLES)(export.export)
    app.command("partners", epilog=partners.EXAMPLES)(partners.partners)
    app.command("show", epilog=show.EXAMPLES)(show.show)
    app.command("encode", epilog=encode.EXAMPLES)(encode.encode)
    app.command("serve", epilog=serve.EXAMPLES)(serve.serve)
    app.add_typer(db, name="db")
    app.add_typer(evaluate, name="evaluate")
    app.add_typer(train, name="train")
