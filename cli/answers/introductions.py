"""The answers of ``brobygger introductions``."""

from __future__ import annotations

from api.introduction_sheets import IntroductionPage, IntroductionSheet
from api.settings import load_settings
from cli.reading import code
from cli.render.introductions import introduction_sheet, introduction_table
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.introductions import showing
from matching.introductions.looking_after import look_after
from matching.messages import message
from matching.rights.actor import SYSTEM
from storage.settings import database_url
from storage.transaction import transact

Chosen = tuple[str | None, str | None, str | None]
"""State, partner and centre."""


def list_some(terminal: Terminal, chosen: Chosen, n: int, *, json: bool) -> None:
    """List introductions, the newest first.

    Raises:
        InvalidQuery: the length is none, or the state.
        DatabaseUnavailable: the database cannot be used.
    """
    if n < 1:
        raise InvalidQuery(message("A list of {n} is not possible; ask for at least 1.", n=n))
    state, partner, centre = chosen
    known = showing.Chosen(code(state, "introduction_states", "--state") if state else None, partner, centre)
    page, rest = transact(
        database_url(), lambda work: showing.list_for(work, SYSTEM, known, n), writing=False
    )
    language = terminal.language
    if json:
        sheets = [IntroductionSheet.of(view, language) for view in page]
        terminal.document(IntroductionPage(introductions=sheets, next=rest).model_dump(mode="json"))
        return
    terminal.show(*introduction_table([view.seen for view in page], language))
    if rest is not None:
        terminal.show(message("There are more; -n shows them."))


def show(terminal: Terminal, id: str, *, json: bool) -> None:
    """Show the introduction with this id.

    Raises:
        NotFound: there is none.
    """
    view = transact(database_url(), lambda work: showing.show(work, SYSTEM, id), writing=False)
    if json:
        terminal.document(IntroductionSheet.of(view, terminal.language).model_dump(mode="json"))
        return
    terminal.show(*introduction_sheet(view, terminal.language))


def due(terminal: Terminal, *, json: bool) -> None:
    """Do what falls due, and say what was done.

    Raises:
        DatabaseUnavailable: the database cannot be used; nothing was done.
    """
    most_open = load_settings().most_open
    expired, moved = transact(database_url(), lambda work: look_after(work, most_open), in_turn=True)
    if json:
        terminal.document({"expired": [one.id for one in expired], "moved_up": [one.id for one in moved]})
        return
    terminal.show(
        message("Introductions that expired: {count}", count=len(expired)),
        message("Introductions that moved up in the line: {count}", count=len(moved)),
    )
