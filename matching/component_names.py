"""Names of the components of a score, as they stand beside their bars."""

from __future__ import annotations

from matching.messages import Message, message

NAMES = {
    "text": message("What they write"),
    "words": message("Words in common"),
    "mission": message("Mission"),
    "competences": message("Competences"),
    "purpose": message("Purpose"),
    "target_group": message("Target group"),
    "resource": message("Resource"),
    "return": message("Something in return"),
    "commitment": message("Commitment"),
    "time": message("Time"),
    "place": message("Place"),
    "quantity": message("Quantity"),
    "size": message("Size"),
    "language": message("Language"),
    "motive": message("Motive"),
    "roles": message("Roles"),
    "safeguards": message("Safeguards"),
    "starting_point": message("Starting point"),
}


def component_name(component: str) -> Message:
    """Name of ``component``; KeyError if there is none of this name."""
    return NAMES[component]
