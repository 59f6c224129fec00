"""The answers of ``brobygger privacy``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from cli.render.privacy import found_table, period_table, place_table
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.introductions.times import danish_day
from matching.messages import Message, message
from matching.privacy import erase as erasing
from matching.privacy import retain as retaining
from matching.privacy.export import document, note, notes
from matching.privacy.retention import VARIABLE, periods
from matching.privacy.traces import Traces, traces
from storage.scrub import scrub
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work

YES = {"y", "yes", "j", "ja"}
IN_USE = message(
    "Others use the database, so what was erased may stand in its file a while yet; run the command once "
    "more when the service is stopped."
)
BACKUPS = message("Backups and exported files still hold what they held; docs/privacy.md says what to do.")


def export(terminal: Terminal, email: str, *, json: bool) -> None:
    """Show everything that is stored about the person.

    Raises:
        BrobyggerError: it is no e-mail address, or the database cannot be used.
    """

    def use_case(work: UnitOfWork) -> Traces:
        found = traces(work, email)
        note(work, "export_person", found)
        return found

    found = transact(database_url(), use_case)
    if json:
        terminal.document(document(found, terminal.language))
        return
    _say_how_many(terminal, found)
    terminal.show(*found_table(found.found, terminal.language))
    if found.perhaps:
        terminal.show("", _perhaps(found.names), *found_table(found.perhaps, terminal.language))
    if found.log:
        terminal.show("", message("The audit log has {n} entries by or about the person.", n=len(found.log)))
    for sentence in notes(found):
        terminal.remark(sentence)


def erase(terminal: Terminal, email: str, also: Sequence[str], *, yes: bool, json: bool) -> None:
    """Erase the person and say where it stood.

    Raises:
        BrobyggerError: it is no e-mail address, the last administrator's, or the database cannot be used.
        typer.Abort: somebody was asked and said no.
    """
    url = database_url()
    if not yes:
        _ask(terminal, transact(url, lambda work: traces(work, email, also), writing=False))
    done = transact(url, lambda work: erasing.erase(work, email, also, terminal.language))
    clean = scrub(url)
    if json:
        terminal.document({**done.document, "file_is_clean": clean})
        return
    terminal.show(message("Places where {email} was erased: {n}.", n=len(done.erased), email=done.email))
    terminal.show(*place_table(done.erased, terminal.language))
    if done.perhaps:
        terminal.show("", _perhaps(done.names), *place_table(done.perhaps, terminal.language))
        terminal.remark(
            message("This is left as it is; name what is the same person's with --also, and erase again.")
        )
    terminal.remark(BACKUPS if clean else IN_USE)


def retain(terminal: Terminal, *, dry_run: bool, json: bool) -> None:
    """Forget what has been kept long enough, and report it.

    Raises:
        BrobyggerError: the setting cannot be used, or the database.
    """
    url, given = database_url(), periods(os.environ.get(VARIABLE, ""))

    def use_case(work: UnitOfWork) -> tuple[retaining.Kept, ...]:
        return retaining.retain(work, danish_day(work.now()), given, terminal.language)

    if dry_run:
        with unit_of_work(url) as work:
            found = use_case(work)
    else:
        found = transact(url, use_case)
    clean = dry_run or scrub(url)
    if json:
        kinds = [
            {
                "kind": one.kind,
                "months": one.months,
                "first_kept": one.first_kept.isoformat(),
                "gone": one.gone,
            }
            for one in found
        ]
        terminal.document({"dry_run": dry_run, "kinds": kinds, "file_is_clean": clean})
        return
    terminal.show(period_table(found, terminal.language))
    if dry_run:
        terminal.remark(message("This is what would go; nothing was changed."))
    elif not clean:
        terminal.remark(IN_USE)


def _say_how_many(terminal: Terminal, found: Traces) -> None:
    n, email = len(found.found), found.person.email
    if n:
        terminal.show(message("Places where {email} is found: {n}.", email=email, n=n))
    else:
        terminal.show(message("Nothing is stored under {email}.", email=email))


def _perhaps(names: Sequence[str]) -> Message:
    return message("Perhaps the same person, by {names} alone:", names=list(names))


def _ask(terminal: Terminal, found: Traces) -> None:
    if not (sys.stdin.isatty() and terminal.err.is_terminal):
        raise InvalidQuery(
            message("A person is about to be erased, for good; in a script say so with --yes.")
        )
    terminal.show(*place_table(found.found, terminal.language))
    question = message(
        "Erase {email} from these {n} places? It cannot be undone. [y/N]",
        email=found.person.email,
        n=len(found.found),
    )
    terminal.remark(question, "bold")
    if sys.stdin.readline().strip().casefold() not in YES:
        raise typer.Abort
