"""The answer of ``brobygger plan volunteers``: who goes where, and what stays empty for which reason."""

from __future__ import annotations

import json as json_text
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType

from cli.market import encoder_named, register_of, today
from cli.render.amounts import percent
from cli.render.lines import BAD, DIM, STRONG, bullet, indented, joined, line, said
from cli.render.volunteers import slots_words
from cli.terminal import Terminal
from matching.assignment.as_dict import plan_as_dict, slot_of, unmet_wishes
from matching.assignment.choices import NO_CHOICES, Choices, read_choices
from matching.assignment.from_register import Prepared, needs_for_people, prepare
from matching.assignment.plan import AssignmentPlan, Blocked, Placed
from matching.assignment.planner import plan_volunteers
from matching.assignment.refused import check_deadline
from matching.assignment.words import blocked_words, summary, wish_words
from matching.errors import InvalidFile, InvalidQuery
from matching.labels import Labels
from matching.messages import Language, message
from matching.register import Register
from matching.statement import Need


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be planned; all needs that seek people where none is named."""

    needs: tuple[str, ...] = ()
    choices: Path | None = None
    tasks_each: int = 1
    deadline_s: float = 20.0
    market: Path | None = None


def answer(terminal: Terminal, order: Order, *, json: bool) -> None:
    """Plan, and print it.

    Raises:
        BrobyggerError: the register, the choices or the model cannot be used, or nothing can be planned.
    """
    check_deadline(order.deadline_s)
    if order.tasks_each < 1:
        raise InvalidQuery(
            message("--tasks-each {n} leaves nobody anything to do; write at least 1.", n=order.tasks_each)
        )
    register = register_of(order.market, terminal)
    prepared = _prepared(terminal, register, order)
    with terminal.progress(message("Planning, and looking for what blocks the rest")) as progress:
        plan = plan_volunteers(prepared.problem, order.deadline_s, progress=progress)
    if json:
        terminal.document(plan_as_dict(plan, prepared, register, terminal.language))
        return
    terminal.show(*_lines(plan, prepared, register, terminal.language))


def _prepared(terminal: Terminal, register: Register, order: Order) -> Prepared:
    from matching.volunteers import volunteer_index
    from models.indexes import LocalIndexes

    choices = NO_CHOICES if order.choices is None else _choices(order.choices, register)
    needs = needs_for_people(register, today(), order.needs)
    if not register.volunteers:
        raise InvalidQuery(
            message("There are no volunteers to assign; import some, or ask for other partners.")
        )
    with terminal.progress(message("Judging who suits what")) as progress:
        market = volunteer_index(register, encoder_named(), LocalIndexes())
        return prepare(
            register,
            market,
            needs,
            today(),
            choices=choices,
            most_tasks=order.tasks_each,
            progress=progress,
        )


def _choices(path: Path, register: Register) -> Choices:
    try:
        document = json_text.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise InvalidFile(
            message("{file} cannot be read; see that it is there and may be read.", file=str(path))
        ) from None
    except (ValueError, RecursionError):
        raise InvalidFile(
            message("{file} is no JSON; see docs/volunteer-assignment.md for an example.", file=str(path))
        ) from None
    return read_choices(document, register)


def _lines(
    plan: AssignmentPlan, prepared: Prepared, register: Register, language: Language
) -> Iterator[RenderableType]:
    for at, need in enumerate(prepared.needs):
        people = plan.people_at(at)
        if not people:
            continue
        places = message("{filled} of {places}", filled=len(people), places=plan.problem.tasks[at].most)
        yield line((need.headline, STRONG), f" · {places.text(language)}")
        yield indented(line((joined([register.partner(need.partner).name, need.id]), DIM)), 2)
        for placed in people:
            yield bullet("·", line(_who(plan, prepared, register, placed, language)), indent=2)
        if need.safeguards:
            wanted = message("Before the start: {list}", list=Labels("safeguards", need.safeguards))
            yield indented(said(wanted, language, BAD), 2)
        for blocked in plan.blocked:
            if blocked.task == at:
                yield indented(said(blocked_words(blocked), language, DIM), 2)
        yield ""
    yield from _empty(plan, prepared, language)
    yield from _unmet(plan, prepared, language)
    left = sorted({*range(len(prepared.volunteers))} - {placed.person for placed in plan.placed})
    if left:
        names = ", ".join(prepared.volunteers[at].id for at in left)
        yield said(message("Without a task: {names}", names=names), language)
        yield ""
    for sentence in summary(plan):
        yield said(sentence, language)


def _who(
    plan: AssignmentPlan, prepared: Prepared, register: Register, placed: Placed, language: Language
) -> str:
    volunteer = prepared.volunteers[placed.person]
    pair, slot = plan.problem.pair_at[placed.person, placed.task], slot_of(plan, placed)
    company = register.partner(volunteer.partner).name
    chance = message("{chance} that both say yes", chance=percent(pair.fit, language))
    team = "" if placed.group is None else plan.problem.groups[placed.group].name
    return joined(
        [
            message("{alias} from {company}", alias=volunteer.alias, company=company).text(language),
            slots_words([slot], language) if slot else "",
            chance.text(language),
            message("wished for").text(language) if pair.wished else "",
            message("team {name}", name=team).text(language) if team else "",
            volunteer.id,
        ]
    )


def _empty(plan: AssignmentPlan, prepared: Prepared, language: Language) -> Iterator[RenderableType]:
    """The tasks nobody goes to, by what blocked them, the most frequent first."""
    by_reason: dict[str, list[Blocked]] = defaultdict(list)
    for blocked in plan.blocked:
        if not plan.people_at(blocked.task):
            by_reason[blocked_words(blocked).text(language)].append(blocked)
    if by_reason:
        yield said(message("Nobody goes to"), language, STRONG)
    for sentence, tasks in sorted(by_reason.items(), key=lambda found: (-len(found[1]), found[0])):
        yield indented(line((sentence, DIM)), 2)
        for blocked in tasks:
            need = prepared.needs[blocked.task]
            yield bullet("·", line(need.headline, (f" · {_would(blocked, need, language)}", DIM)), indent=4)
    if by_reason:
        yield ""


def _unmet(plan: AssignmentPlan, prepared: Prepared, language: Language) -> Iterator[RenderableType]:
    """Wishes that the plan does not meet, each with the reason."""
    unmet = unmet_wishes(plan, prepared)
    if unmet:
        yield said(message("Wishes that are not met"), language, STRONG)
    for person, task in unmet:
        volunteer, need = prepared.volunteers[person], prepared.needs[task]
        why = wish_words(plan, person, task).text(language)
        yield bullet("·", line(f"{joined([volunteer.id, need.id])}: {why}"), indent=2)
    if unmet:
        yield ""


def _would(blocked: Blocked, need: Need, language: Language) -> str:
    """The id, and how far the nearest reason would have helped."""
    if blocked.nearest is None:
        return need.id
    won = message("it would fill {gain} of {places}", gain=blocked.nearest_gain, places=blocked.missing)
    return joined([need.id, won.text(language)])
