"""The answer of ``brobygger plan rounds``: who meets whom, when and at which table."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import RenderableType

from cli.render.lines import BAD, DIM, STRONG, bullet, line, said, table
from cli.terminal import Terminal
from matching.errors import InvalidFile, InvalidQuery
from matching.introductions.times import DENMARK
from matching.messages import Language, message
from matching.rounds.as_dict import read_meetings, schedule_as_dict
from matching.rounds.event import Event, Participant, Timed
from matching.rounds.reading import read_event
from matching.rounds.schedule import Meeting, Schedule
from storage.text_file import open_text

SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be planned; ``from_round`` counts from 1, ``away`` are ids of who is away from then on."""

    event: Path
    deadline_s: float = 20.0
    earlier: Path | None = None
    from_round: int | None = None
    away: tuple[str, ...] = ()
    tolerance: float | None = None


def answer(terminal: Terminal, order: Order, *, json: bool) -> None:
    """Plan the rounds of an event, or the rest of them anew, and print them.

    Raises:
        BrobyggerError: a file cannot be used, or what is asked for cannot be planned.
    """
    event = read_event(_document(order.event))
    _check(order)
    earlier = () if order.earlier is None else read_meetings(_document(order.earlier), event)
    if order.from_round is not None:
        event = _without(event, order.away, order.from_round - 1)
    schedule = _planned(terminal, event, earlier, order)
    if json:
        terminal.document(_as_dict(event, schedule, earlier, terminal.language))
        return
    terminal.show(*_lines(event, schedule, earlier, terminal.language))


def _planned(terminal: Terminal, event: Event, earlier: tuple[Meeting, ...], order: Order) -> Schedule:
    from matching.rounds.planning import plan_rounds
    from matching.rounds.replanning import TOLERANCE, replan_rounds

    rng = np.random.default_rng(SEED)
    with terminal.progress(message("Planning the rounds")) as progress:
        if order.from_round is None:
            return plan_rounds(event, rng=rng, deadline_s=order.deadline_s, progress=progress)
        return replan_rounds(
            event,
            earlier,
            order.from_round - 1,
            rng=rng,
            deadline_s=order.deadline_s,
            tolerance=TOLERANCE if order.tolerance is None else order.tolerance,
            progress=progress,
        )


def _check(order: Order) -> None:
    if (order.earlier is None) != (order.from_round is None):
        raise InvalidQuery(
            message(
                "--earlier and --from-round go together: the plan that was followed until now, and the first "
                "round that is planned anew."
            )
        )
    if order.from_round is None and (order.away or order.tolerance is not None):
        raise InvalidQuery(
            message("--away and --tolerance are for planning anew; give --earlier and --from-round too.")
        )


def _without(event: Event, away: tuple[str, ...], since: int) -> Event:
    known = {one.id for one in (*event.a, *event.b)}
    if strangers := [id for id in away if id not in known]:
        raise InvalidQuery(
            message(
                "Nobody at the event has the id '{id}'; --away takes ids of participants.", id=strangers[0]
            )
        )

    def left(one: Participant) -> Participant:
        if one.id not in away:
            return one
        return replace(one, rounds=frozenset(r for r in one.rounds if r < since))

    return replace(event, a=tuple(map(left, event.a)), b=tuple(map(left, event.b)))


def _document(path: Path) -> Any:
    with open_text(path) as text:
        try:
            return json_text.load(text)
        except (ValueError, RecursionError):
            raise InvalidFile(message("{path} is not JSON; write one JSON document.", path=path)) from None


def _as_dict(
    event: Event, schedule: Schedule, earlier: tuple[Meeting, ...], language: Language
) -> dict[str, Any]:
    from matching.rounds.replanning import changed_seats

    document = schedule_as_dict(event, schedule, language)
    return document | ({"changed_seats": changed_seats(earlier, schedule.meetings)} if earlier else {})


def _lines(
    event: Event, schedule: Schedule, earlier: tuple[Meeting, ...], language: Language
) -> Iterator[RenderableType]:
    names = {one.id: one.name for one in (*event.a, *event.b)}
    yield line((event.title, STRONG))
    yield said(_summary(schedule), language, DIM)
    if earlier:
        from matching.rounds.replanning import changed_seats

        changed = changed_seats(earlier, schedule.meetings)
        yield said(message("Seats that changed: {seats}.", seats=changed), language, DIM)
    for index, timed in enumerate(event.rounds):
        yield line("")
        yield said(message("Round {number}, {time}", number=index + 1, time=_clock(timed)), language, STRONG)
        rows = table(*(message(title).text(language) for title in ("table", "side A", "side B")))
        for meeting in schedule.in_round(index):
            rows.add_row(*map(line, (event.tables[meeting.table], names[meeting.a], names[meeting.b])))
        yield rows
    if schedule.unmet:
        yield line("")
    for unmet in schedule.unmet:
        yield bullet("!", said(unmet.why, language), BAD, indent=0)


def _summary(schedule: Schedule) -> Any:
    return message(
        "{meetings} meetings, scores {value} in sum; no plan can have more than {bound} (gap {gap} %).",
        meetings=len(schedule.meetings),
        value=f"{schedule.value:.2f}",
        bound=f"{schedule.bound:.2f}",
        gap=f"{100 * schedule.gap:.2f}",
    )


def _clock(timed: Timed) -> str:
    start, end = (at.astimezone(DENMARK) for at in (timed.start, timed.end))
    return f"{start:%H:%M}–{end:%H:%M}"
