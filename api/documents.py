"""The question beside its answer, in the form that the command line has too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Response
from pydantic import TypeAdapter

from matching.messages import Language, Message
from matching.query import Query
from matching.report import Document, query_as_dict

DOCUMENT: TypeAdapter[Document] = TypeAdapter(Any)
"""Writes JSON six times as fast as the standard library."""


def question_as_dict(
    given: str, query: Query, language: Language, understood: Sequence[Message] = ()
) -> Document:
    """What was ``given``, the partner and statement it stands for, and what was ``understood`` of a text."""
    return {
        "given": given,
        **query_as_dict(query, language),
        "understood": [sentence.text(language) for sentence in understood],
    }


def sent(document: Document, response: Response) -> Response:
    """``document`` as the body of an answer, with the headers that ``response`` has got so far.

    A list of 20 is some 100 kB, and to hold it against the schema once more takes a third of the time that
    it takes to make; the tests do that.
    """
    answer = Response(DOCUMENT.dump_json(document), media_type="application/json")
    answer.raw_headers.extend(response.raw_headers)
    return answer
