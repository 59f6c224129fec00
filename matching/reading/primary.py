"""What the text asks for in the first place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matching.reading.asks import Ask, find_asks
from matching.reading.resources import Sought, is_vague, named_in, sought_by
from matching.reading.spans import OWNERS, object_after
from matching.reading.text import Text

RECEIVERS = frozenset(
    "forening foreninger foreningen organisation organisationer ngo ngo's ngos charity charities"
    " association associations cause værested sag".split()
)
HELPING = frozenset("støtte hjælpe sponsere help support sponsor".split())
VOLUNTEERING = frozenset("frivilligdag frivilligdage frivilligopgave frivilligopgaver".split())
"""Who seeks one of these has hands to give."""
INFINITIVE = frozenset("at to".split())
LONGEST_HEADLINE = 14
"""Words."""


@dataclass(frozen=True, slots=True)
class Primary:
    """The ask that decides, and what it is about; ``stated`` is False where no verb asks."""

    ask: Ask
    sought: Sought
    stated: bool


def primary_ask(text: Text) -> Primary:
    """The writer's first own ask that names a resource, else the headline that does, else the first.

    A headline is a short first sentence without a verb that asks; it is read as a need. Where it names
    another resource than the ask does, the resource is left open.
    """
    asks = find_asks(text)
    own = [Primary(ask, sought_by(text, ask, asks), stated=True) for ask in asks if ask.own]
    headline = _headline(text, asks)
    naming = next((each for each in own if _names_something(text, each)), None)
    if naming:
        named = {naming.sought.kind, headline.sought.kind} - {None}
        return _turned(text, naming if len(named) <= 1 else replace(naming, sought=Sought(None, ())))
    bare = next((each for each in own if not each.ask.objects), None)
    if bare and headline.sought.kind:
        return replace(bare, sought=headline.sought)
    if headline.sought.kind or not own:
        return headline
    return _turned(text, own[0])


def _names_something(text: Text, found: Primary) -> bool:
    return found.sought.kind is not None or bool(named_in(text, found.ask.objects))


def _headline(text: Text, asks: Sequence[Ask]) -> Primary:
    """The noun phrase that opens the text; clauses that name no thing (*kun online:*) are passed over."""
    first = text.sentence(0)
    nothing = Ask("need", 0, 0, ())
    if len(first) > LONGEST_HEADLINE or any(ask.own and ask.start in first for ask in asks):
        return Primary(nothing, Sought(None, ()), stated=False)
    opening = next((span for span in _openings(text) if not _is_vague(text, span)), None)
    ask = Ask("need", 0, 0, (opening or object_after(text, 0, first.stop),))
    # "Our chair steps down" tells what there is.
    if not ask.objects[0] or text.words[0].plain in OWNERS:
        return Primary(nothing, Sought(None, ()), stated=False)
    return Primary(ask, sought_by(text, ask, asks), stated=False)


def _openings(text: Text) -> Iterator[range]:
    """The noun phrases with which the clauses of the first sentence begin."""
    first, at = text.sentence(0), 0
    while at < first.stop:
        yield object_after(text, at, first.stop)
        at = text.clause(at).stop


def _is_vague(text: Text, span: range) -> bool:
    return bool(span) and is_vague(text, Ask("need", 0, 0, (span,)))


def _turned(text: Text, found: Primary) -> Primary:
    """*Vi søger en forening at støtte* and *vi søger en frivilligdag* are offers."""
    if found.ask.sort == "need" and _has_something_to_give(text, found):
        return replace(found, ask=replace(found.ask, sort="offer"))
    return found


def _has_something_to_give(text: Text, found: Primary) -> bool:
    ask = found.ask
    sought = {word for span in ask.objects for word in text.plain(span)}
    if sought & VOLUNTEERING:
        return True
    following = text.plain(range(ask.end, text.sentence(ask.start).stop))
    helping = any(a in INFINITIVE and b in HELPING for a, b in pairwise(following))
    return found.sought.kind is None and helping and bool(sought & RECEIVERS)
