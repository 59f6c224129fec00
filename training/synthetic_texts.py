"""Synthetic texts: lengths, fillers and word frequencies as in real profiles, no meaning at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from training.synthetic_words import Vocabulary, danish, english

FILLER_SHARE = 0.43
"""Share of words without a subject; 0.42 in the sample market, 0.44 in real charities' texts."""
DANISH_SHARE = 0.82
TOPIC_WORDS = 300
TOPIC_SHARE = 0.35
"""Share of a text's content words that are drawn from the words of its topic."""
SENTENCE_LENGTH = 12
AT_ONCE = 20_000

Whole = NDArray[np.int64]
WordsOf = Callable[[NDArray[np.object_]], Whole]


class Writer:
    """Writes texts about topics; the same generator state gives the same texts.

    ``words_of`` chooses the words of the topics among those of a language (m,): their places, (topics,
    ``TOPIC_WORDS``), the most frequent first. Without it they are drawn, and topics mean nothing.
    ``topic_share`` of a text's content words are those of its topic.
    """

    def __init__(
        self,
        rng: np.random.Generator,
        topics: int,
        words_of: WordsOf | None = None,
        topic_share: float = TOPIC_SHARE,
    ) -> None:
        self._rng = rng
        self._topics = topics
        chosen = words_of or (lambda content: rng.integers(len(content), size=(topics, TOPIC_WORDS)))
        self._languages = [
            _Language(rng, vocabulary, chosen, topic_share) for vocabulary in (danish(), english())
        ]

    def texts(self, topics: Whole, words: float) -> list[str]:
        """One text for each of ``topics`` (n,), log-normal in length with ``words`` as the median."""
        texts: list[str] = []
        for start in range(0, len(topics), AT_ONCE):
            texts += self._batch(topics[start : start + AT_ONCE], words)
        return texts

    def phrases(self, n: int, words: int) -> list[str]:
        """``n`` phrases of 1 to ``words`` content words, most of them Danish."""
        lengths = self._rng.integers(1, words + 1, size=n)
        topics = self._rng.integers(self._topics, size=n)
        return self._languages[0].write(lengths, topics, fillers=False)

    def _batch(self, topics: Whole, words: float) -> list[str]:
        lengths = np.clip(self._rng.lognormal(np.log(words), 0.5, len(topics)), 3, 400).astype(np.int64)
        is_danish = self._rng.random(len(topics)) < DANISH_SHARE
        texts = np.empty(len(topics), dtype=object)
        for language, chosen in zip(self._languages, (is_danish, ~is_danish), strict=True):
            texts[chosen] = language.write(lengths[chosen], topics[chosen])
        return list(texts)


class _Language:
    def __init__(
        self, rng: np.random.Generator, vocabulary: Vocabulary, words_of: WordsOf, topic_share: float
    ) -> None:
        self._topic_share = topic_share
        self._rng = rng
        self._vocabulary = vocabulary
        self._cumulative = np.cumsum(vocabulary.shares)
        self._topic_cumulative = np.cumsum(vocabulary.shares[:TOPIC_WORDS])
        self._topic_words = words_of(vocabulary.content)

    def write(self, lengths: Whole, topics: Whole, *, fillers: bool = True) -> list[str]:
        total = int(lengths.sum())
        tokens = self._content(np.repeat(topics, lengths))
        if fillers:
            filler = self._rng.random(total) < FILLER_SHARE
            tokens[filler] = self._rng.choice(self._vocabulary.fillers, int(filler.sum()))
            ends = self._rng.random(total) < 1 / SENTENCE_LENGTH
            tokens[ends] += "."
        return _joined(tokens, lengths)

    def _content(self, topics: Whole) -> NDArray[np.object_]:
        general = _drawn(self._rng, self._cumulative, len(topics))
        special = self._topic_words[topics, _drawn(self._rng, self._topic_cumulative, len(topics))]
        on_topic = self._rng.random(len(topics)) < self._topic_share
        chosen: NDArray[np.object_] = self._vocabulary.content[np.where(on_topic, special, general)]
        return chosen


def _drawn(rng: np.random.Generator, cumulative: NDArray[np.float64], n: int) -> Whole:
    found: Whole = np.searchsorted(cumulative, rng.random(n) * cumulative[-1], side="right")
    return found


def _joined(tokens: NDArray[np.object_], lengths: Whole) -> list[str]:
    ends: Sequence[int] = np.cumsum(lengths).tolist()
    words, start, texts = tokens.tolist(), 0, []
    for end in ends:
        text = " ".join(words[start:end])
        texts.append(text[:1].upper() + text[1:])
        start = end
    return texts
