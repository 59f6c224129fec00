"""The level of the collaboration may change, with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matching.codes import code_list
from matching.errors import InvalidStep
from matching.labels import Labels
from matching.messages import message
from matching.partnerships.history import HistoryLine, LevelChange
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import check_not_over


def change_level(
    partnership: Partnership, level: str, reason: str, *, user: str, now: datetime
) -> Partnership:
    """Another collaboration level, with the reason for it.

    Raises:
        InvalidStep: the partnership is over, or has this level already.
        InvalidProfile: no such level, or the reason is empty.
    """
    check_not_over(partnership)
    if level == partnership.level:
        raise InvalidStep(
            message(
                "The level of the partnership '{id}' is '{level}' already; choose another one of {others}.",
                id=partnership.id,
                level=Labels("collaboration_levels", [level]),
                others=_levels_without(level),
            )
        )
    change = LevelChange(at=now, user=user, before=partnership.level, after=level, reason=reason)
    return replace(
        partnership,
        level=level,
        level_changes=(*partnership.level_changes, change),
        history=(*partnership.history, HistoryLine(at=now, user=user, what="level_changed")),
    )


def _levels_without(level: str) -> Labels:
    levels = [code for code in code_list("collaboration_levels") if code != level]
    return Labels("collaboration_levels", levels)
