"""The question beside its answer, in the form that the command line has too."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fastapi import Response

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


def sent(document: Document, response: Response) -> Response:
    """``document`` as the body of an answer, with the headers that ``response`` has got so far.

    A list of 20 is some 100 kB, and to hold it against the schema once more takes a third of the time that
    it takes to make; the tests do that.
    """
    body = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    answer = Response(body, media_type="application/json")
    answer.raw_headers.extend(response.raw_headers)
    return answer
