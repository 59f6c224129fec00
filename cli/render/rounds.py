"""A plan of rounds as lines: the sum, where the scores are from, each round, what could not be had."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.render.amounts import decimal
from cli.render.lines import BAD, DIM, STRONG, bullet, line, said, table
from matching.event_sheets.clock import round_name, span
from matching.messages import Language, Message, message
from matching.rounds.evening import Planned
from matching.rounds.schedule import Schedule
from matching.rounds.scores import Scored


def plan_lines(planned: Planned, language: Language) -> Iterator[RenderableType]:
    """All that is printed of a plan."""
    yield line((planned.event.title, STRONG))
    yield said(_summary(planned.schedule, language), language, DIM)
    yield from _unmet(planned.schedule, language, numbers=True)
    for sentence in _remarks(planned, language):
        yield said(sentence, language, DIM)
    for index in range(len(planned.event.rounds)):
        yield line("")
        yield from _round(planned, index, language)
    if any(unmet.kind != "numbers" for unmet in planned.schedule.unmet):
        yield line("")
        yield from _unmet(planned.schedule, language, numbers=False)


def _round(planned: Planned, index: int, language: Language) -> Iterator[RenderableType]:
    event = planned.event
    names = {one.id: one.name for one in (*event.a, *event.b)}
    name, time = round_name(event, index).text(language), span(event.rounds[index]).text(language)
    yield line((f"{name}, {time}", STRONG))
    if not (meetings := planned.schedule.in_round(index)):
        yield said(message("Nobody meets."), language, DIM)
        return
    rows = table(*(message(title).text(language) for title in ("table", "side A", "side B")))
    for meeting in meetings:
        rows.add_row(*map(line, (event.tables[meeting.table], names[meeting.a], names[meeting.b])))
    yield rows


def _unmet(schedule: Schedule, language: Language, *, numbers: bool) -> Iterator[RenderableType]:
    """What could not be had; unequal ``numbers`` are for the top, since they are mended before the event."""
    for unmet in schedule.unmet:
        if (unmet.kind == "numbers") == numbers:
            yield bullet("!", said(unmet.why, language), BAD, indent=0)


def _remarks(planned: Planned, language: Language) -> Iterator[Message]:
    if (given := planned.schedule.given_for_gaps) > 0:
        yield message(
            "Scores given so that fewer wait more than once: {given}.", given=decimal(given, language, 2)
        )
    yield from _sources(planned.scored, language)
    if planned.changed_seats is not None:
        yield message("Seats that changed: {seats}.", seats=planned.changed_seats)


def _summary(schedule: Schedule, language: Language) -> Message:
    return message(
        "{meetings} meetings, scores {value} in sum; no plan can have more than {bound} (gap {gap} %).",
        meetings=len(schedule.meetings),
        value=decimal(schedule.value, language, 2),
        bound=decimal(schedule.bound, language, 2),
        gap=decimal(100 * schedule.gap, language, 2),
    )


def _sources(scored: Scored, language: Language) -> Iterator[Message]:
    """Where the scores are from; nothing where the event states them all."""
    if not (scored.recommended or scored.apart or scored.unknown):
        return
    if not (scored.stated or scored.recommended or scored.apart):
        score = decimal(scored.unknown_score, language, 2)
        yield message("No scores are known: every pair counts as {score}, and wishes decide.", score=score)
        return
    yield message(
        "Scores of pairs: {stated} from the event, {recommender} from the recommender; {unknown} are not "
        "known and count as {score}, so that wishes alone tell them apart.",
        stated=scored.stated,
        recommender=scored.recommended,
        unknown=scored.unknown,
        score=decimal(scored.unknown_score, language, 2),
    )
    if scored.apart:
        yield message(
            "{apart} pairs are kept apart by a hard condition of their profiles and meet only if they ask "
            "for it.",
            apart=scored.apart,
        )
