"""The answers of ``brobygger season``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.settings import load_settings
from cli.render.season import approved_lines, preview_lines, season_lines, season_table
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import message
from matching.rights.actor import SYSTEM
from matching.season import as_dict
from matching.season.approving import Approved, approve
from matching.season.changing import Opened, keep_change, open_draft, preview
from matching.season.readers import discard, list_for, show
from matching.season.rule import Rule
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to change: rules to add, and the ids of those to undo, with commas between two of a pair."""

    added: Sequence[Rule]
    undone: Sequence[str]


def list_some(terminal: Terminal, centre: str | None, state: str | None, *, json: bool) -> None:
    """List seasons, the newest first.

    Raises:
        InvalidQuery: the state is none.
    """
    found = transact(database_url(), lambda work: list_for(work, SYSTEM, centre, state), writing=False)
    if json:
        lines = [as_dict.line_as_dict(one, terminal.language) for one in found]
        terminal.document({"seasons": lines})
        return
    terminal.show(*season_table([one.value for one in found], terminal.language))


def show_one(terminal: Terminal, id: str, n: int, *, json: bool) -> None:
    """Show the season with this id.

    Raises:
        NotFound: there is none.
    """
    view = transact(database_url(), lambda work: show(work, SYSTEM, id), writing=False)
    if json:
        terminal.document(as_dict.view_as_dict(view, terminal.language))
        return
    stale = view.now.stale if view.now else ()
    terminal.show(*season_lines(view.stored.value, view.names, terminal.language, n=n, stale=stale))


def change(terminal: Terminal, id: str, asked: Asked, *, keep: bool, costs: bool, json: bool) -> None:
    """Say what a change of a draft would do, and keep it if that is wanted.

    Raises:
        NotFound: there is no such season.
        InvalidStep: it is no draft.
        InvalidQuery: the change is not possible.
    """
    opened = transact(database_url(), lambda work: open_draft(work, SYSTEM, id), writing=False)
    names = transact(database_url(), lambda work: show(work, SYSTEM, id).names, writing=False)
    undone = [_rule_of(opened, text) for text in asked.undone]
    with terminal.progress(message("Planning")) as progress:
        looked = preview(opened, asked.added, undone, progress, costs)
    version = None
    if keep:
        version = transact(database_url(), lambda work: keep_change(work, SYSTEM, looked)).version
    if json:
        document = as_dict.preview_as_dict(looked, terminal.language)
        terminal.document({**document, "kept": keep, "version": version or looked.before.version})
        return
    terminal.show(*preview_lines(looked, names, terminal.language, kept=keep))


def approve_one(terminal: Terminal, id: str, *, each: int, put: bool, working_days: int, json: bool) -> None:
    """Make introductions of a season.

    Raises:
        NotFound: there is no such season.
        InvalidStep: it was discarded.
        InvalidQuery: a number is not possible.
    """
    most_open = load_settings().most_open

    def use_case(work: UnitOfWork) -> Approved:
        version = work.seasons.get(id).version
        return approve(work, SYSTEM, id, version, each, put, working_days, most_open)

    done = transact(database_url(), use_case, in_turn=True)
    if json:
        terminal.document(as_dict.approved_as_dict(done, terminal.language))
        return
    terminal.show(*approved_lines(done, terminal.language, put=put))


def discard_one(terminal: Terminal, id: str, *, json: bool) -> None:
    """Put a draft aside.

    Raises:
        NotFound: there is no such season.
        InvalidStep: it is no draft.
    """
    done = transact(database_url(), lambda work: discard(work, SYSTEM, id, work.seasons.get(id).version))
    if json:
        terminal.document(as_dict.line_as_dict(done, terminal.language))
        return
    terminal.remark(message("The season '{id}' is discarded; it stays to be read.", id=id))


def _rule_of(opened: Opened, text: str) -> Rule:
    """The rule with these ids."""
    ids = tuple(id.strip() for id in text.split(","))
    for rule in opened.stored.value.asked.rules:
        if rule.ids == ids:
            return rule
    raise InvalidQuery(
        message(
            "The season has no such rule to undo ({ids}); 'brobygger season show' lists its rules.",
            ids=", ".join(ids),
        )
    )
