"""A text as words that know their sentence and clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from unicodedata import normalize

from matching.reading.tongue import is_danish

LONGEST_WORD = 60
LONGEST_SENTENCE = 200
"""Words; a text without full stops is read in pieces, so that no text takes long."""
_AMOUNT = r"\d+(?:[.,:]\d+)*"
_WORD = re.compile(
    rf"\d+(?:[-–]\d+)?-[^\W\d_½]+|{_AMOUNT}½?(?:\s?[-–]\s?{_AMOUNT})?|½|[^\W\d_½]+(?:[-–’'][^\W\d_½]+)*(?:[²2](?!\w))?"
)
_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"”»)]|$)|\n")
_CLAUSE_END = re.compile(r"[,;:()–—.!?…\n]|\s-\s")
ABBREVIATIONS = frozenset(
    "bl ca cirka dvs eks el etc evt frv fx hhv inkl incl jf kl kr kgs max maks min md mdr mht mio nr obs osv"
    " pga pr prof sdr skt st stk str tlf tel ugtl vedr vs approx hrs man tir ons tor tors fre lør søn mon"
    " tue wed thu fri".split()
)
NEGATORS = frozenset(
    "ikke ej aldrig hverken ingen undtagen not no never don't doesn't cannot can't won't except without"
    " uden".split()
)
CONTRASTS = frozenset({"men", "but", "dog", "however"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number: as written, and ``plain`` in lower case with a straight apostrophe."""

    written: str
    plain: str
    sentence: int
    clause: int
    opens: bool
    """First word of its sentence."""

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text; its sentences as spans of positions, and what is known of them."""

    words: Sequence[Word]
    sentences: Sequence[range]
    clauses: Sequence[range]
    danish: Sequence[bool]
    """Of each sentence."""
    questions: frozenset[int]
    """Numbers of the sentences that end with a question mark."""

    def __len__(self) -> int:
        return len(self.words)

    def sentence(self, at: int) -> range:
        """Positions of the words in the sentence of the word ``at``."""
        return self.sentences[self.words[at].sentence]

    def clause(self, at: int) -> range:
        """Positions of the words in the clause of the word ``at``."""
        return self.clauses[self.words[at].clause]

    def is_danish(self, at: int) -> bool:
        return self.danish[self.words[at].sentence]

    def plain(self, span: range) -> list[str]:
        return [self.words[at].plain for at in span]


def read_words(written: str) -> Text:
    """The words of ``written``, cut at 60 letters; an ordinal keeps its full stop (``14.``)."""
    words: list[Word] = []
    questions: set[int] = set()
    sentence = clause = began = 0
    opens = True
    for word, gap in _words_and_gaps(normalize("NFC", written)):
        plain = word.casefold().replace("’", "'").replace("–", "-")
        clause += plain in CONTRASTS and not opens
        shortened = _belongs_to_the_word(plain, gap)
        plain += "." if shortened and plain.isdecimal() else ""
        words.append(Word(word, plain, sentence, clause, opens))
        closed = _CLAUSE_END.search(gap) is not None and not shortened
        full = len(words) - began >= LONGEST_SENTENCE
        opens = full or (closed and _SENTENCE_END.search(gap) is not None)
        began = len(words) if opens else began
        if opens and "?" in gap:
            questions.add(sentence)
        sentence, clause = sentence + opens, clause + (closed or full)
    sentences = _spans([word.sentence for word in words])
    danish = [is_danish(words[at].plain for at in span) for span in sentences]
    return Text(words, sentences, _spans([w.clause for w in words]), danish, frozenset(questions))


def _words_and_gaps(written: str) -> Iterator[tuple[str, str]]:
    """Each word with what stands between it and the next."""
    found = list(_WORD.finditer(written))
    for match, following in zip_longest(found, found[1:]):
        end = following.start() if following else len(written)
        yield match.group()[:LONGEST_WORD], written[match.end() : end]


def _belongs_to_the_word(plain: str, gap: str) -> bool:
    """A full stop after ``ca.``, ``kl.``, ``f.eks.`` or ``14.`` ends nothing."""
    shortened = plain in ABBREVIATIONS or plain.isdecimal() or len(plain) == 1
    return shortened and gap in {".", ". "}


def _spans(numbers: Sequence[int]) -> list[range]:
    """Positions by number; the numbers rise by one or more, and a number left out has an empty span."""
    starts: dict[int, int] = {}
    for at, value in enumerate(numbers):
        starts.setdefault(value, at)
    spans = [range(0)] * (max(starts, default=-1) + 1)
    ends = [*starts.values(), len(numbers)][1:]
    for (value, start), end in zip(starts.items(), ends, strict=True):
        spans[value] = range(start, end)
    return spans
