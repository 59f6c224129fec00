"""The answer of ``brobygger match``: partners, or volunteers and teams, for people or for programs."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from cli.asked import Asked, what_was_asked
from cli.market import recommender_over, register_of, volunteers_over
from cli.render.footer import footer
from cli.render.header import header
from cli.render.lines import DIM, STRONG, said
from cli.render.match import match_lines
from cli.render.volunteers import team_lines, volunteer_lines
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.filters import Filters
from matching.match import Recommendations
from matching.messages import Language, Message, message
from matching.recommend import Recommender
from matching.report import query_as_dict, recommendations_as_dict, team_as_dict, volunteer_match_as_dict
from matching.team import Team
from matching.volunteers import KINDS, VolunteerMatch

BEST_VOLUNTEERS, BEST_TEAMS = 3, 1
LONGEST_REPEATED = 60


@dataclass(frozen=True, slots=True)
class Order:
    """What to recommend for what."""

    given: str
    n: int
    filters: Filters
    as_text: bool = False
    volunteers: bool = False
    teams: bool = False
    market: Path | None = None

    @property
    def only_people(self) -> bool:
        return self.volunteers or self.teams

    @property
    def question(self) -> str:
        """The same question as words of a command line; a long text is left to the reader."""
        given = shlex.quote(self.given) if len(self.given) <= LONGEST_REPEATED else '"…"'
        market = f" --market {shlex.quote(str(self.market))}" if self.market else ""
        return given + (" --text" if self.as_text else "") + market


@dataclass(frozen=True, slots=True)
class Answer:
    """``found`` is None when only volunteers or teams were asked for; they are None when they were not."""

    question: str
    asked: Asked
    model: str
    found: Recommendations | None
    volunteers: list[VolunteerMatch] | None
    teams: list[Team] | None


def answer(terminal: Terminal, order: Order, *, full: bool, json: bool) -> None:
    """Recommend, and print what was found.

    Raises:
        BrobyggerError: the question, the register or the model cannot be used.
    """
    register = register_of(order.market, terminal)
    asked = what_was_asked(order.given, register, as_text=order.as_text)
    recommender = recommender_over(register, terminal)
    found = _found(recommender, asked, order)
    if json:
        terminal.document(_document(found, recommender, terminal.language))
        return
    terminal.show(*header(asked, terminal.language), *_body(found, terminal.language, full=full))


def _found(recommender: Recommender, asked: Asked, order: Order) -> Answer:
    found = None if order.only_people else recommender.recommend(asked.query, order.n, order.filters)
    if not order.only_people and not _people_can_answer(recommender, asked):
        return Answer(order.question, asked, recommender.model, found, None, None)
    if order.only_people and not asked.is_need:
        raise InvalidQuery(message("Volunteers answer needs; name a need or describe one."))
    people = volunteers_over(recommender)
    query = asked.in_market(recommender.market)
    volunteers = teams = None
    if order.volunteers or not order.only_people:
        volunteers = people.recommend(query, order.n if order.volunteers else BEST_VOLUNTEERS, order.filters)
    if order.teams or not order.only_people:
        teams = people.teams(query, order.n if order.teams else BEST_TEAMS, order.filters)
    return Answer(order.question, asked, recommender.model, found, volunteers, teams)


def _people_can_answer(recommender: Recommender, asked: Asked) -> bool:
    kind = asked.statement.resource_kind if asked.statement and asked.is_need and asked.kind_known else None
    return bool(recommender.market.register.volunteers) and kind in KINDS


def _document(found: Answer, recommender: Recommender, language: Language) -> dict[str, Any]:
    query = found.asked.in_market(recommender.market)
    document: dict[str, Any] = {
        "query": {
            "given": found.asked.given,
            **query_as_dict(query, language),
            "understood": [sentence.text(language) for sentence in found.asked.understood],
        }
    }
    if found.found is not None:
        document |= recommendations_as_dict(found.found, language)
        document["notes"] = [note.text(language) for note in found.asked.notes] + document["notes"]
    else:
        document |= {"model": found.model, "notes": [note.text(language) for note in _notes(found)]}
    if found.volunteers is not None:
        document["volunteers"] = [volunteer_match_as_dict(each, language) for each in found.volunteers]
    if found.teams is not None:
        document["teams"] = [team_as_dict(team, language) for team in found.teams]
    return document


def _body(found: Answer, language: Language, *, full: bool) -> Iterator[RenderableType]:
    for rank, match in enumerate(found.found.matches if found.found else (), 1):
        yield from match_lines(match, rank, found.asked, language, full=full)
        yield ""
    yield from _people(found, language, full=full)
    if found.found is not None:
        yield from footer(found.found, found.question, language)
        return
    for note in _notes(found):
        yield said(note, language)
    yield said(message("Model: {model}", model=found.model), language, DIM)


def _people(found: Answer, language: Language, *, full: bool) -> Iterator[RenderableType]:
    brief = found.found is not None
    if found.volunteers:
        yield said(message("Volunteers"), language, STRONG)
        for rank, each in enumerate(found.volunteers, 1):
            yield from volunteer_lines(each, rank, found.asked, language, full=full, brief=brief)
            yield from () if brief or rank == len(found.volunteers) else ("",)
    if found.volunteers and found.teams:
        yield ""
    if found.teams:
        yield said(message("Teams of one company"), language, STRONG)
        for rank, team in enumerate(found.teams, 1):
            yield from team_lines(team, rank, language)
    if found.volunteers or found.teams:
        yield ""


def _notes(found: Answer) -> list[Message]:
    """Why there are no people; nothing when partners were asked for."""
    notes = list(found.asked.notes)
    if found.volunteers is not None and not found.volunteers:
        notes.append(
            message("No volunteer is left: there are none, or hard conditions and filters removed them all.")
        )
    if found.teams is not None and not found.teams:
        notes.append(
            message("No company has enough volunteers who fit and can meet; a team takes two or more.")
        )
    return notes
