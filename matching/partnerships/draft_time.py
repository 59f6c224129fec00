"""What a draft says about time: from when to when, in which form, at which times of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.availability import DateWindow, Slot
from matching.introductions.dates import shared
from matching.labels import Labels
from matching.messages import Message, message
from matching.partnerships.grounds import Grounds, agreed
from matching.partnerships.partnership import Partnership
from matching.partnerships.placeholder import to_be_agreed
from matching.partnerships.wording import slots_in_words


def draft_window(ground: Grounds) -> DateWindow | None:
    """The earliest dates that suit every statement which names some; None when there are none."""
    named = [list(one.windows) for one in ground.statements if one.windows]
    if not named:
        return None
    common = named[0]
    for windows in named[1:]:
        common = shared(common, windows)
    return min(common, key=lambda window: (window.start or date.min, window.end or date.max), default=None)


def duration_sentences(partnership: Partnership, ground: Grounds) -> Iterator[Message]:
    """The level, the form and the usual times."""
    yield message("Level: {level}.", level=Labels("collaboration_levels", [partnership.level]))
    form = agreed(ground.statements, lambda one: one.engagement_form)
    yield (
        message("Form: {form}.", form=Labels("engagement_forms", [form]))
        if form
        else to_be_agreed(message("whether it is one day, a series, a project or something lasting"))
    )
    slots = _common_slots(ground)
    yield (
        message("Usual times: {slots}.", slots=slots_in_words(slots))
        if slots
        else to_be_agreed(message("on which days and at what times"))
    )


def _common_slots(ground: Grounds) -> list[Slot]:
    named = [set(one.slots) for one in ground.statements if one.slots]
    return list(set.intersection(*named)) if named else []
