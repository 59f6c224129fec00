"""Languages that are demanded: *der taler arabisk*, *an English-speaking mentor*, *you must speak Danish*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from matching.codes import code_list
from matching.reading.asks import Ask
from matching.reading.text import NEGATORS, Text

TALKING = ("talende", "speaking")
TALK = frozenset("taler tale talte speak speaks speaking beherske behersker".split())
RELATIVES = frozenset("der som who that".split())
MUST = frozenset("skal must".split())
SPOKEN_TO = frozenset("du man i you one".split())
ABLE = frozenset("skal kan kunne can must også both både godt flydende fluent fluently".split())
JOINING = frozenset("og eller and or samt både both godt flydende fluent fluently".split())
WISHED = frozenset(
    "gerne helst fordel plus ideally preferably bonus advantage optional nice evt eventuelt måtte".split()
)
WE = frozenset("vi jeg we i".split())


@cache
def language_names() -> dict[str, str]:
    """Codes by the name of the language in Danish and English, in lower case."""
    listed = code_list("languages")
    return {name.casefold(): code for code in listed for name in (listed[code].da, listed[code].en)}


def read_languages(text: Text, ask: Ask) -> tuple[str, ...]:
    """Codes of the languages that a need demands, or in which an offer is given.

    What is only wished for (*gerne*, *a plus*) and what the target group speaks is left out.
    """
    found = _spoken_by_us(text) if ask.sort == "offer" else [*_of_object(text, ask), *_demanded(text, ask)]
    return tuple(sorted(set(found), key=code_list("languages").position))


def _of_object(text: Text, ask: Ask) -> Iterator[str]:
    """*en arabisktalende frivillig*, *English-speaking volunteers*."""
    names = language_names()
    for at in (at for span in ask.objects for at in span):
        if _wished(text, at):
            continue
        plain = text.words[at].plain
        front = next((plain.removesuffix(end).rstrip("-s") for end in TALKING if plain.endswith(end)), None)
        if front == "" and at:
            front = text.words[at - 1].plain
        yield from (code for name, code in names.items() if front and name.rstrip("s") == front)


def _demanded(text: Text, ask: Ask) -> Iterator[str]:
    """*…, der taler tyrkisk* at once after the object, or *du skal kunne tale dansk* anywhere."""
    behind = {span.stop for span in ask.objects}
    for at in range(len(text)):
        plain = text.words[at].plain
        told = at > 0 and text.words[at - 1].plain in SPOKEN_TO
        if (plain in RELATIVES and at in behind) or (plain in MUST and told):
            yield from _after_verb(text, at + 1)


def _spoken_by_us(text: Text) -> Iterator[str]:
    for at, word in enumerate(text.words):
        if word.plain in WE:
            yield from _after_verb(text, at + 1)


def _after_verb(text: Text, at: int) -> Iterator[str]:
    """The languages listed after *taler* or *speak*, where that is the next verb."""
    sentence = text.sentence(at - 1)
    first = at
    while at in sentence and text.words[at].plain in ABLE:
        at += 1
    if at not in sentence or text.words[at].plain not in TALK or _wished(text, at):
        return
    if NEGATORS & set(text.plain(range(first, at + 1))):
        return
    for place in range(at + 1, sentence.stop):
        plain = text.words[place].plain
        if plain in language_names():
            yield language_names()[plain]
        elif plain not in JOINING:
            return


def _wished(text: Text, at: int) -> bool:
    return bool(WISHED & set(text.plain(range(text.clause(at).start, text.sentence(at).stop))))
