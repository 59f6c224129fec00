"""What a list says of itself that was made of candidates."""

from __future__ import annotations

from enum import IntEnum

from matching.messages import Message, message
from matching.query import Query
from matching.stored_query import Narrowed


class Looked(IntEnum):
    """Which rows of a market were looked at, the fewest first."""

    AT_THE_NEAREST, AT_WHAT_COULD_ANSWER, AT_ALL = range(3)


def looked_at(could: Narrowed, *, whole: bool) -> Looked:
    """What it means to have looked at rows that meet these conditions, at the ``whole`` of them or not."""
    if not whole:
        return Looked.AT_THE_NEAREST
    return Looked.AT_WHAT_COULD_ANSWER if could.today else Looked.AT_ALL


def notes_on(query: Query, considered: int, looked: Looked, *, found: bool) -> tuple[Message, ...]:
    """What is to be said of a list beside its matches."""
    notes: list[Message] = []
    if not query.prose.strip():
        notes.append(message("There is no text to compare; the list rests on the other fields alone."))
    if looked is Looked.AT_THE_NEAREST:
        notes.append(
            message(
                "The market is large: hard conditions and filters were counted over the {considered} nearest "
                "by text and words, not over all.",
                considered=considered,
            )
        )
    if not found and not considered and looked is Looked.AT_ALL:
        notes.append(message("There is nobody to match with yet; import partners, needs and offers first."))
    elif not found and not considered:
        notes.append(
            message("Nobody in the database could answer this; ask for less, or import more partners.")
        )
    elif not found:
        notes.append(
            message(
                "Nobody is left: a hard condition or a filter removed all {considered} candidates.",
                considered=considered,
            )
        )
    return tuple(notes)
