"""The answer of ``brobygger plan rounds``: who meets whom, when and at which table."""

from __future__ import annotations

import json as json_text
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cli.market import recommender_over, register_of
from cli.terminal import Terminal
from matching.errors import InvalidFile
from matching.messages import message
from matching.rounds.event import Event
from matching.rounds.reading import read_event
from matching.rounds.scores import Pair, Recommended
from storage.text_file import open_text

SEED = 20_261_122


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be planned; ``from_round`` counts from 1, ``away`` and ``here`` are ids of participants."""

    event: Path
    deadline_s: float = 20.0
    earlier: Path | None = None
    from_round: int | None = None
    away: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    tolerance: float | None = None
    idle_tolerance: float = 0.0
    market: Path | None = None
    ask_recommender: bool = True


def answer(terminal: Terminal, order: Order, *, json: bool) -> None:
    """Plan the rounds of an event, or the rest of them anew, and print them.

    Raises:
        BrobyggerError: a file, the register or the model cannot be used, or what is asked for cannot be
            planned.
    """
    from cli.render.rounds import plan_lines
    from matching.rounds.evening import Evening, make_ready, plan_evening, planned_as_dict

    evening = Evening(
        event=read_event(_document(order.event)),
        earlier=None if order.earlier is None else _document(order.earlier),
        since=None if order.from_round is None else order.from_round - 1,
        away=order.away,
        here=order.here,
        deadline_s=order.deadline_s,
        tolerance=order.tolerance,
        idle_tolerance=order.idle_tolerance,
    )

    def ask(event: Event, pairs: set[Pair]) -> Recommended:
        return _recommended(terminal, order.market, event, pairs)

    ready = make_ready(evening, ask if order.ask_recommender else None)
    with terminal.progress(message("Planning the rounds")) as progress:
        planned = plan_evening(ready, rng=np.random.default_rng(SEED), progress=progress)
    if json:
        terminal.document(planned_as_dict(planned, terminal.language))
        return
    terminal.show(*plan_lines(planned, terminal.language))


def _recommended(terminal: Terminal, market: Path | None, event: Event, pairs: set[Pair]) -> Recommended:
    """What the recommender says of ``pairs``; the participants that the register does not know are named."""
    from matching.event_sheets.matches import at_event
    from matching.rounds.recommended import recommended_scores

    register = at_event(register_of(market, terminal), event)
    strangers = [
        one
        for one in (*event.a, *event.b)
        if one.partner is not None and one.partner not in register.partners
    ]
    if strangers:
        terminal.remark(
            message(
                "The register has no partner for {names}; they are planned by wishes alone. Correct "
                "'partner' in the event, or import them.",
                names=", ".join(f"{one.name} ({one.partner})" for one in strangers),
            )
        )
    if len(register.partners) < 2:
        return Recommended()
    recommender = recommender_over(register, terminal)
    with terminal.progress(message("Asking the recommender")) as progress:
        return recommended_scores(recommender.market, recommender.today, event, pairs, progress)


def _document(path: Path) -> Any:
    with open_text(path) as text:
        try:
            return json_text.load(text)
        except (ValueError, RecursionError):
            raise InvalidFile(message("{path} is not JSON; write one JSON document.", path=path)) from None
