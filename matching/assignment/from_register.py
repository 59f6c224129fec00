"""The assignment that a register makes: open needs that seek people, volunteers, and their choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.assignment.choices import NO_CHOICES, Choices, TaskChoice, VolunteerChoice
from matching.assignment.problem import Group, Pair, Person, Problem, Task
from matching.assignment.task_of import seeks_people, task_of, times_for
from matching.build_columns import day
from matching.candidates import Candidates
from matching.columns import NEED
from matching.errors import InvalidQuery
from matching.gates import GATES
from matching.labels import Labels
from matching.market_index import MarketIndex
from matching.messages import message
from matching.protocols import Floats
from matching.query import Query, typed_query
from matching.register import Register
from matching.scoring import score_candidates
from matching.statement import Need
from matching.team import LEAST_ANSWER
from matching.volunteer import Volunteer
from matching.volunteers import KINDS

MOST_BARRIERS = 1
"""What two conditions forbid, no single one lets through."""
SAME_AS = {"expired": "time", "not_open": "time"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The problem with the records that its positions stand for."""

    problem: Problem
    volunteers: tuple[Volunteer, ...]
    needs: tuple[Need, ...]
    wishes: tuple[tuple[int, int], ...] = ()
    """Positions of the volunteers and of the tasks they have wished for, possible or not."""


def needs_for_people(register: Register, today: date, ids: Sequence[str] = ()) -> list[Need]:
    """The needs with these ids, else all that seek people today.

    Raises:
        NotFound: there is no need with an id.
        InvalidQuery: a need that was named cannot be met by people, or is closed, over or full.
    """
    if not ids:
        return [need for need in register.needs.values() if seeks_people(need, today)]
    named = [register.need(id) for id in dict.fromkeys(ids)]
    for need in named:
        if need.resource_kind not in KINDS:
            raise InvalidQuery(
                message(
                    "Volunteers cannot give {kind}; they answer needs for {kinds}.",
                    kind=Labels("resource_kinds", [need.resource_kind]),
                    kinds=Labels("resource_kinds", KINDS),
                )
            )
        if not seeks_people(need, today):
            raise InvalidQuery(
                message(
                    "The need '{id}' seeks nobody: it is paused or closed, over, or all its places are "
                    "taken; leave it out, or open it again.",
                    id=need.id,
                )
            )
    return named


def prepare(
    register: Register,
    market: MarketIndex,
    needs: Sequence[Need],
    today: date,
    *,
    choices: Choices = NO_CHOICES,
    most_tasks: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Prepared:
    """The problem of assigning all volunteers of the register to ``needs``.

    Args:
        register: partners and volunteers.
        market: the volunteers, made ready by :func:`matching.volunteers.volunteer_index`.
        needs: what is to be done.
        today: what is over before it counts for nothing.
        choices: wishes, noes, teams, and what a broker has set.
        most_tasks: of each volunteer, unless the choices say otherwise.
        progress: called with (done, total) needs.

    Raises:
        InvalidQuery: there is nobody or nothing to assign, or the choices contradict each other.
    """
    volunteers = tuple(register.volunteers.values())
    persons = tuple(_person(one, choices, most_tasks) for one in volunteers)
    tasks = tuple(task_of(need, choices.tasks.get(need.id, TaskChoice()), today) for need in needs)
    pairs: list[Pair] = []
    if volunteers and needs:
        judged = _Judged(register, market, volunteers, choices, today)
        queries = [_query(register, need) for need in needs]
        vectors = market.encoder.encode([text for q in queries for text in _texts(q)])
        for at, (need, query, task) in enumerate(zip(needs, queries, tasks, strict=True)):
            if progress:
                progress(at, len(needs))
            pairs += judged.pairs(at, need, query, task, vectors[2 * at : 2 * at + 2])
    return Prepared(
        Problem(persons, tasks, tuple(pairs), _groups(choices, volunteers), _at_once(choices, needs)),
        volunteers,
        tuple(needs),
        _wishes(choices, volunteers, needs),
    )


def _wishes(
    choices: Choices, volunteers: Sequence[Volunteer], needs: Sequence[Need]
) -> tuple[tuple[int, int], ...]:
    return tuple(
        (person, task)
        for person, volunteer in enumerate(volunteers)
        if volunteer.id in choices.volunteers
        for task, need in enumerate(needs)
        if choices.volunteers[volunteer.id].wishes & {need.id, need.partner}
    )


def _person(volunteer: Volunteer, choices: Choices, most_tasks: int) -> Person:
    choice = choices.volunteers.get(volunteer.id, VolunteerChoice())
    stated = None if volunteer.hours_per_month is None else float(volunteer.hours_per_month)
    return Person(
        volunteer.id,
        stated if choice.hours is None else choice.hours,
        most_tasks if choice.most_tasks is None else choice.most_tasks,
    )


def _groups(choices: Choices, volunteers: Sequence[Volunteer]) -> tuple[Group, ...]:
    at = {one.id: position for position, one in enumerate(volunteers)}
    return tuple(Group(team.name, tuple(at[id] for id in team.members), team.whole) for team in choices.teams)


def _at_once(choices: Choices, needs: Sequence[Need]) -> dict[str, int]:
    hosts = {need.partner for need in needs}
    return {host: most for host, most in choices.at_once.items() if host in hosts}


def _query(register: Register, need: Need) -> Query:
    partner = register.partner(need.partner)
    query = typed_query(need, partner)
    # Not just typed: whoever excludes this partner by name is to find it.
    return Query(partner, need, replace(query.columns, partner=np.zeros(1, dtype=np.int32)))


def _texts(query: Query) -> tuple[str, str]:
    return query.prose, query.partner.mission if query.partner else ""


class _Judged:
    """Judges every volunteer for one need at a time: the gates, the competences, the choices, the score."""

    def __init__(
        self,
        register: Register,
        market: MarketIndex,
        volunteers: Sequence[Volunteer],
        choices: Choices,
        today: date,
    ) -> None:
        self._market, self._choices, self._today = market, choices, today
        self._volunteers = {one.id: (at, one) for at, one in enumerate(volunteers)}
        self._rows = market.may_meet(NEED)
        self._columns = market.columns.take(self._rows)

    def pairs(self, at: int, need: Need, query: Query, task: Task, vectors: Floats) -> Iterator[Pair]:
        """The pairs that at most one condition forbids."""
        score, barred, has = self._score(query, vectors), self._barred(query), self._has(need)
        for place, row in enumerate(self._rows.tolist()):
            statement = self._market.statement_at(row)
            if statement is None or statement.partner == need.partner:
                continue
            person, volunteer = self._volunteers[statement.id]
            barriers = {kind for kind, out in barred.items() if out[place]}
            barriers |= self._chosen_against(volunteer, need)
            times = times_for(task, volunteer, self._today)
            barriers |= set() if times else {"time"}
            if len(barriers) > MOST_BARRIERS:
                continue
            choice = self._choices.volunteers.get(volunteer.id, VolunteerChoice())
            yield Pair(
                person,
                at,
                min(max(float(score[place]), 0.0), 1.0),
                frozenset(barriers),
                None if barriers == {"time"} else times,
                frozenset(np.flatnonzero(has[:, place]).tolist()),
                wished=bool(choice.wishes & {need.id, need.partner}),
            )

    def _score(self, query: Query, vectors: Floats) -> NDArray[np.float32]:
        """The chance that both sides say yes, for every volunteer."""
        market, rows = self._market, self._rows
        allowed = np.zeros(len(market), dtype=np.bool_)
        allowed[rows] = True
        worded, counts = market.lexical.search(query.words, len(rows), allowed, None)
        bm25 = np.zeros(len(market), dtype=np.float32)
        bm25[worded] = counts
        cosine = np.vecdot(market.vectors[rows], vectors[0])
        found = Candidates(rows, cosine, bm25[rows], np.zeros(len(rows), dtype=np.float32))
        return score_candidates(query, [(market, found)], vectors[1])[0].score

    def _barred(self, query: Query) -> dict[str, NDArray[np.bool_]]:
        asking = self._market.numbered(query)
        found: dict[str, NDArray[np.bool_]] = {}
        for gate in GATES:
            kind = SAME_AS.get(gate.name, gate.name)
            out = gate.removes(asking, self._columns, day(self._today))
            found[kind] = found[kind] | out if kind in found else out
        return found

    def _has(self, need: Need) -> NDArray[np.bool_]:
        """Which volunteers have each required competence, shape (required, volunteers)."""
        required = [each for each in need.competences if each.required]
        competences = self._market.competences
        too_low = np.isin(self._rows, competences.below_required(need.competences, query_seeks=True))
        return (competences.answers(required, self._rows) >= LEAST_ANSWER) & ~too_low

    def _chosen_against(self, volunteer: Volunteer, need: Need) -> set[str]:
        choice = self._choices.volunteers.get(volunteer.id, VolunteerChoice())
        found = {"choice"} if choice.noes & {need.id, need.partner} else set()
        if choice.accepts is not None and need.contact == "direct" and set(need.safeguards) - choice.accepts:
            found.add("safeguarding")
        return found
