"""Long texts in pieces that a small encoder can learn from."""

from __future__ import annotations

import re

END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ(0-9])")
LONG, PIECE = 60, 40


def sentences(text: str) -> list[str]:
    """The sentences of ``text``; one of more than 60 words in pieces of 40.

    >>> sentences("We play.  We sing; Børn danser.")
    ['We play.', 'We sing;', 'Børn danser.']
    """
    found: list[str] = []
    for sentence in END.split(" ".join(text.split())):
        words = sentence.split()
        if len(words) > LONG:
            found += [" ".join(words[start : start + PIECE]) for start in range(0, len(words), PIECE)]
        elif words:
            found.append(sentence)
    return found
