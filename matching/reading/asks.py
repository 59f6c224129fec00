"""Who asks for what: the verbs that seek or give, and where their object stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from matching.reading.phrases import FILLERS, LONGEST_GAP, PhraseHit, find_phrases
from matching.reading.spans import object_after, object_before, subject_before
from matching.reading.subject import OTHERS, US, subject_of
from matching.reading.text import CONTRASTS, NEGATORS, Text

Sort = Literal["need", "offer"]
RETURNS = frozenset("gengæld return".split())
"""What is given for it is not what it is about."""
PERKS = frozenset(
    "fællesskab kaffe kage frokost forplejning oplæring kørepenge samvær løn honorar coffee lunch salary"
    " pay".split()
)
"""What a need promises those who come: offered, but not the offer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A verb that seeks or gives, and the words that may be its object."""

    sort: Sort
    start: int
    end: int
    objects: tuple[range, ...]
    helps: bool = False
    """It gives time: the object is the people, and what they do comes after it."""
    own: bool = True
    """False in a relative clause, which tells about somebody else."""


def find_asks(text: Text) -> list[Ask]:
    """The verbs of ``text`` that seek or give, in its order; denied ones are left out."""
    hits = find_phrases(text)
    found: list[Ask] = []
    for place, hit in enumerate(hits):
        if hit.phrase.sort != "nothing":
            following = [later.start for later in hits[place + 1 : place + 2]]
            limit = min([text.sentence(hit.start).stop, *following])
            found.extend(_asks(text, hit, limit))
    return found


def _asks(text: Text, hit: PhraseHit, limit: int) -> Iterator[Ask]:
    sort: Sort = "need" if hit.phrase.sort == "need" else "offer"
    if _is_denied(text, hit):
        yield from _instead(text, sort, hit.end, limit)
        return
    subject = subject_of(text, hit)
    if subject == "other":
        if sort == "need" and text.words[hit.start].sentence not in text.questions:
            return
        sort = "offer" if sort == "need" else "need"
    objects = tuple(span for span in _objects(text, hit, limit) if span and not _is_none(text, span))
    if not RETURNS & set(text.plain(text.sentence(hit.start))) and not _is_perk(text, sort, objects):
        yield Ask(sort, hit.start, hit.end, objects, hit.phrase.object == "helpers", subject != "relative")


def _is_perk(text: Text, sort: Sort, objects: Sequence[range]) -> bool:
    return sort == "offer" and any(word in PERKS for span in objects for word in text.plain(span))


def _is_none(text: Text, span: range) -> bool:
    """*ingen penge*."""
    return text.words[span.start].plain in NEGATORS


def _objects(text: Text, hit: PhraseHit, limit: int) -> Iterator[range]:
    where = hit.phrase.object
    if where == "inside":
        # "Har I computere til overs": the one who is asked is no part of the thing.
        skipped = hit.gap and text.words[hit.gap.start].plain in OTHERS | US
        yield range(hit.gap.start + bool(skipped), hit.gap.stop)
        return
    if where == "helpers":
        yield subject_before(text, hit.start, LONGEST_GAP)
    if where in {"around", "before"}:
        yield object_before(text, hit.start)
    if where != "before":
        yield object_after(text, _after_fillers(text, hit.end, limit), limit)


def _after_fillers(text: Text, at: int, limit: int) -> int:
    """*tilbyder vi gratis …*: neither is a part of the thing."""
    while at < limit and text.words[at].plain in FILLERS | US and text.words[at].plain != "i":
        at += 1
    return at


def _is_denied(text: Text, hit: PhraseHit) -> bool:
    clause = text.clause(hit.start)
    before = range(max(clause.start, hit.start - 3), hit.start)
    after = range(hit.end, min(clause.stop, hit.end + 2))
    return any(word in NEGATORS for word in [*text.plain(before), *text.plain(after)])


def _instead(text: Text, sort: Sort, end: int, limit: int) -> Iterator[Ask]:
    """``Vi mangler ikke penge, men en jurist``: what comes after *men* is asked for."""
    for at in range(end, limit):
        if text.words[at].plain in CONTRASTS:
            objects = object_after(text, at + 1, limit)
            if objects and limit == text.sentence(end - 1).stop:
                yield Ask(sort, at, at + 1, (objects,))
            return
