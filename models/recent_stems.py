"""The stems of the last texts, for small indexes that are made again and again."""

from __future__ import annotations

from collections.abc import Sequence

from matching.stop_words import STOP_WORDS
from models.words import stems, words

MOST_TEXTS = 20_000


class RecentStems:
    """Keeps the stems of texts, stop words left out."""

    def __init__(self, most: int = MOST_TEXTS) -> None:
        self._most = most
        self._kept: dict[str, list[str]] = {}

    def of(self, texts: Sequence[str]) -> list[list[str]]:
        """The stems of each text, in its order."""
        kept = self._kept
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        if len(kept) + len(new) > self._most:
            # Another thread may still read the old ones.
            kept = self._kept = {text: kept[text] for text in texts if text in kept}
        for text in new:
            kept[text] = stems([word for word in words(text) if word not in STOP_WORDS])
        return [kept[text] for text in texts]
