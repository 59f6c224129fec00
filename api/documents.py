"""The question beside its answer, in the form that the command line has too."""

from __future__ import annotations

from collections.abc import Sequence

from matching.messages import Language, Message
from matching.query import Query
from matching.report import Document, query_as_dict


def question_as_dict(
    given: str, query: Query, language: Language, understood: Sequence[Message] = ()
) -> Document:
    """What was ``given``, the partner and statement it stands for, and what was ``understood`` of a text."""
    return {
        "given": given,
        **query_as_dict(query, language),
        "understood": [sentence.text(language) for sentence in understood],
    }
