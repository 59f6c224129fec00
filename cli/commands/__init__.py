"""The commands, one a module; what they need beyond Typer they import when they run."""

from __future__ import annotations

import typer

from cli.commands import (
    agreement,
    config,
    due,
    encode,
    export,
    import_,
    match,
    partners,
    report,
    serve,
    show,
    why,
)
from cli.commands.centre import centre
from cli.commands.db import db
from cli.commands.evaluate import evaluate
from cli.commands.event import event
from cli.commands.introductions import introductions
from cli.commands.plan import plan
from cli.commands.privacy import privacy
from cli.commands.season import season
from cli.commands.token import token
from cli.commands.train import train
from cli.commands.user import user


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
    app.command("config", epilog=config.EXAMPLES)(config.config)
    app.command("due", epilog=due.EXAMPLES)(due.due)
    app.command("report", epilog=report.EXAMPLES)(report.report)
    app.command("agreement", epilog=agreement.EXAMPLES)(agreement.agreement)
    app.add_typer(introductions, name="introductions")
    app.add_typer(plan, name="plan")
    app.add_typer(season, name="season")
    app.add_typer(event, name="event")
    app.add_typer(user, name="user")
    app.add_typer(token, name="token")
    app.add_typer(centre, name="centre")
    app.add_typer(db, name="db")
    app.add_typer(privacy, name="privacy")
    app.add_typer(evaluate, name="evaluate")
    app.add_typer(train, name="train")
