"""What is not agreed yet stands in an agreement between brackets, so that nobody overlooks it."""

from __future__ import annotations

import re

from matching.messages import Message, message

PLACEHOLDER = re.compile(r"\[(?:aftales|to be agreed)(?:: [^\[\]]*)?\]")
"""A placeholder in either language."""


def to_be_agreed(what: Message) -> Message:
    """A placeholder that says what has to be agreed."""
    return message("[to be agreed: {what}]", what=what)


NOTHING_YET = message("[to be agreed]")
"""Stands in a paper for a field that is empty."""
