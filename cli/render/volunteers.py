"""Volunteers and teams for a need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from cli.asked import Asked
from cli.render.amounts import percent
from cli.render.lines import DIM, STRONG, indented, joined, line, said, sides
from cli.render.match import both_bars, reasons
from cli.render.names import competence_words, places_words
from matching.availability import Slot
from matching.labels import Labels
from matching.messages import Language, Message, message
from matching.team import Member, Team
from matching.volunteer import Volunteer
from matching.volunteers import VolunteerMatch

MOST_COMPETENCES = 4


def volunteer_lines(
    found: VolunteerMatch, rank: int, asked: Asked, language: Language, *, full: bool, brief: bool = False
) -> Iterator[RenderableType]:
    """A volunteer, with the reasons unless it is to be ``brief``."""
    chance = message("{chance} that both say yes", chance=percent(found.match.score, language))
    who = message("{alias} from {company}", alias=found.volunteer.alias, company=found.match.partner.name)
    name = line(f"{rank:>2}. ", (who.text(language), STRONG))
    yield sides(name, said(chance, language, STRONG))
    yield indented(line((volunteer_words(found.volunteer, language), DIM)))
    if not brief:
        yield from reasons(found.match, language, full=full)
    if full:
        yield from both_bars(found.match, asked, language)


def team_lines(team: Team, rank: int, language: Language) -> Iterator[RenderableType]:
    """A team of one company, member by member."""
    who = message("Team from {company}", company=team.partner.name)
    name = line(f"{rank:>2}. ", (who.text(language), STRONG))
    yield sides(name, _covered(team, language))
    for member in team.members:
        yield indented(line(_member_words(member, language)))
    if team.common_slots:
        slots = slots_words(team.common_slots, language)
        yield indented(said(message("All can: {slots}", slots=slots), language, DIM))


def _covered(team: Team, language: Language) -> Text:
    if team.coverage is None:
        return line()
    share = percent(team.coverage, language)
    return said(message("{share} of the competences covered", share=share), language, STRONG)


def volunteer_words(volunteer: Volunteer, language: Language) -> str:
    """Competences, places and id of a volunteer."""
    competences = [competence_words(each, language) for each in volunteer.competences]
    more = " …" if len(competences) > MOST_COMPETENCES else ""
    skills = ", ".join(competences[:MOST_COMPETENCES]) + more
    return joined([skills, places_words(volunteer.places, language), volunteer.id])


def slots_words(slots: Sequence[Slot], language: Language) -> str:
    """Parts of the week, one after the other."""
    return ", ".join(_slot(slot).text(language) for slot in slots)


def _slot(slot: Slot) -> Message:
    return message(
        "{day} {part}", day=Labels("weekdays", [slot.weekday]), part=Labels("day_parts", [slot.part])
    )


def _member_words(member: Member, language: Language) -> str:
    return joined([member.volunteer.alias, volunteer_words(member.volunteer, language)])
