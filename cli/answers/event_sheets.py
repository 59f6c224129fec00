"""The answer of ``brobygger event sheets``: the paper and the calendars of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from cli.event_plan import read_plan
from cli.market import recommender_over, register_of
from cli.terminal import Terminal
from matching.event_outcomes.entering import Held
from matching.event_sheets.matches import at_event, matches_of
from matching.event_sheets.why import Matches
from matching.messages import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed and from where; ``before`` is the plan that was handed out earlier."""

    plan: Path
    out: Path
    event: Path | None = None
    before: Path | None = None
    market: Path | None = None
    with_reasons: bool = True


def answer(terminal: Terminal, order: Order, *, json: bool) -> None:
    """Write the sheets of a plan into a folder, and say which.

    Raises:
        BrobyggerError: the plan, the event, the register or the model cannot be used, or the folder cannot
            be written to.
    """
    from storage.event_folder import Printed, write_folder

    began = perf_counter()
    held = read_plan(order.plan, order.event)
    before = read_plan(order.before, order.event, was_held=True).schedule if order.before else None
    matches = _matches(terminal, held, order)
    printed = Printed(
        event=held.event,
        schedule=held.schedule,
        matches=matches,
        language=terminal.language,
        made=datetime.now(UTC),
        before=before,
    )
    with terminal.progress(message("Writing the sheets")) as progress:
        folder = write_folder(order.out, printed, progress)
    participants = len(held.event.a) + len(held.event.b)
    if json:
        terminal.document(
            {
                "folder": str(order.out),
                "files": [one.relative_to(order.out).as_posix() for one in folder.files],
                "stale": [one.relative_to(order.out).as_posix() for one in folder.stale],
                "participants": participants,
                "meetings": len(held.schedule.meetings),
                "with_reasons": sum(one is not None for one in matches.values()),
                "seconds": round(perf_counter() - began, 3),
            }
        )
    else:
        terminal.show(
            message(
                "{files} files for {participants} participants and {meetings} meetings are in {folder}.",
                files=len(folder.files),
                participants=participants,
                meetings=len(held.schedule.meetings),
                folder=str(order.out),
            )
        )
    if folder.keeps_outcomes:
        terminal.remark(
            message("outcomes.csv was there already and stays as it is; a new one is not written over it.")
        )
    if folder.stale:
        terminal.remark(
            message(
                "{count} files in {folder} are of an earlier plan; delete them, so that nobody gets a sheet "
                "that is out of date.",
                count=len(folder.stale),
                folder=str(folder.stale[0].parent),
            )
        )


def _matches(terminal: Terminal, held: Held, order: Order) -> Matches:
    """Nothing is loaded where nobody at the event is in the register."""
    event = held.event
    if not order.with_reasons or not any(one.partner for one in (*event.a, *event.b)):
        return {}
    register = at_event(register_of(order.market, terminal), event)
    if not register.partners:
        return {}
    recommender = recommender_over(register, terminal)
    with terminal.progress(message("Looking for the reasons")) as progress:
        return matches_of(recommender.market, recommender.today, event, held.schedule, progress)
