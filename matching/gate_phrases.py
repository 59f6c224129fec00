"""Gates and filters in words: what is the matter with a row that one of them removed."""

from __future__ import annotations

from matching.messages import Message, message

PHRASES = {
    "not_open": message("paused or closed"),
    "expired": message("expired, or its last date has passed"),
    "resource": message("gives or seeks another kind of resource"),
    "excluded": message("ruled out by what one of the two has excluded"),
    "roles": message("cannot fill a role that is sought"),
    "terms": message("the terms that one of the two works under rule the other out"),
    "safeguarding": message("closer contact with the target group than is accepted, or safeguards missing"),
    "capacity": message("nothing is left to give, or the group is too large or too small"),
    "time": message("no date, or no part of the week, on which both can"),
    "language": message("no language that both speak"),
    "distance": message("too far away for one of the two"),
    "competence": message("a competence that is required is there only at a lower level"),
    "filter_kind": message("another kind of partner than was asked for"),
    "filter_purpose": message("another purpose than was asked for"),
    "filter_resource": message("another resource than was asked for"),
    "filter_place": message("lies outside the place that was asked for"),
    "filter_dates": message("cannot on the dates that were asked for"),
}


def gate_phrase(name: str) -> Message:
    """What the gate or filter ``name`` removed; KeyError if there is none of this name."""
    return PHRASES[name]
