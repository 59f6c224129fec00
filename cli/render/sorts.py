"""Names of the four sorts of records."""

from __future__ import annotations

from matching.messages import Message, message

NAMES = {
    "partners": message("Partners"),
    "needs": message("Needs"),
    "offers": message("Offers"),
    "volunteers": message("Volunteers"),
}


def sort_name(sort: str) -> Message:
    """The name of a sort, as a heading."""
    return NAMES[sort]
