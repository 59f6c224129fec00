"""The goals of a draft: what the needs ask for, and a place for what is to come of it."""

from __future__ import annotations

from matching.labels import Labels
from matching.messages import Language, message
from matching.partnerships.goal import Goal
from matching.partnerships.grounds import Grounds
from matching.partnerships.placeholder import to_be_agreed
from matching.statement import Statement

COUNTED = message("The partner that gives reports it, and another one confirms it.")
CHANGE = to_be_agreed(message("what is different afterwards for those it is for"))
MEASURE = to_be_agreed(message("how it is measured"))


def draft_goals(ground: Grounds, language: Language) -> tuple[Goal, ...]:
    """A goal a statement that has a quantity, needs before offers, and one that is to be agreed."""
    counted = [one for one in ground.needs or ground.offers if one.quantity is not None]
    return (
        *(_counted(statement, language) for statement in counted),
        Goal(what=CHANGE.text(language), measure=MEASURE.text(language)),
    )


def _counted(statement: Statement, language: Language) -> Goal:
    resource = Labels("resource_kinds", [statement.resource_kind]).text(language)
    return Goal(
        what=message("{resource} is given.", resource=resource[:1].upper() + resource[1:]).text(language),
        measure=COUNTED.text(language),
        unit=Labels("units", [statement.unit or ""]).text(language),
        target=statement.quantity,
    )
