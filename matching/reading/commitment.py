"""How binding it is to be: the engagement form and the collaboration level."""

from __future__ import annotations

from functools import cache

from matching.reading.asks import Ask
from matching.reading.spans import OWNERS
from matching.reading.text import NEGATORS, Text
from matching.reading.word_list import Hit, WordList, rows_of

LOOK_BACK = 3


@cache
def _words(field: str) -> WordList[str]:
    return WordList(
        (word.strip(), row["code"])
        for row in rows_of("commitment")
        if row["field"] == field
        for word in row["words"].split(";")
    )


def read_form(text: Text, ask: Ask) -> str | None:
    """The engagement form that the sentence of ``ask`` names; None for none or several."""
    return _one(text, ask, "engagement_form")


def read_level(text: Text, ask: Ask) -> str | None:
    """The collaboration level that the sentence of ``ask`` names; None for none or several."""
    return _one(text, ask, "collaboration_level")


def _one(text: Text, ask: Ask, field: str) -> str | None:
    sentence = text.sentence(ask.start)
    start = min([ask.start, *(span.start for span in ask.objects)])
    hits = _words(field).find(text, range(start, sentence.stop))
    codes = {hit.value for hit in hits if _is_meant(text, hit)}
    return codes.pop() if len(codes) == 1 else None


def _is_meant(text: Text, hit: Hit[str]) -> bool:
    """Not denied, and not theirs already: *vores bestyrelsesmedlemmer*."""
    at = hit.span.start
    before = text.plain(range(max(text.clause(at).start, at - LOOK_BACK), at))
    return not NEGATORS & set(before) and before[-1:] not in ([owner] for owner in OWNERS)
