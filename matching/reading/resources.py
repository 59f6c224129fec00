"""Which resource a text seeks or gives: the thing that stands with the verb, if there is only one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from matching.reading.asks import Ask
from matching.reading.spans import OWNERS
from matching.reading.text import Text
from matching.reading.word_list import Hit, WordList, rows_of

DOING = frozenset({"skilled_time", "volunteer_time", "mentoring", "knowledge"})
"""What people do; the other kinds are things, and count only where they are the object itself."""
AND = frozenset("og samt and plus eller or".split())
VAGUE = frozenset(
    "en et den det noget nogen nogle én flere hjælp bistand hjælpe hånd person personer mennesker folk"
    " hænder timer time timers tid at lave ca cirka et par hjælpende om lidt gerne jer jeres os a an one"
    " someone somebody anyone anybody help assistance support hand hours hour time people person some kun"
    " online remote foreninger forening organisation charities charity ngos ngo".split()
)


@dataclass(frozen=True, slots=True)
class Resource:
    """A listed word: its kind (empty: none by itself), what it is counted in, and whether it is plain."""

    kind: str
    unit: str
    strength: str


@cache
def resource_words() -> WordList[Resource]:
    """The list ``resources.csv``.

    A ``weak`` word counts where no ``strong`` one stands beside it, a ``last`` one where nothing follows
    in its noun phrase (*et lokale*, but not *lokale frivillige*), and ``nothing`` hides a false friend.
    """
    return WordList(
        (word.strip(), Resource(row["resource_kind"], row["counted_in"], row["strength"]))
        for row in rows_of("resources")
        for word in row["words"].split(";")
    )


def named_in(text: Text, spans: Iterable[range]) -> list[Hit[Resource]]:
    """The resources named in ``spans``."""
    return [
        hit
        for span in spans
        for hit in resource_words().find(text, span)
        if hit.value.strength != "nothing" and (hit.value.strength != "last" or hit.span.stop == span.stop)
    ]


@dataclass(frozen=True, slots=True)
class Sought:
    """The kind an ask is plainly about, None where it is open, and the words that say so."""

    kind: str | None
    spans: tuple[range, ...]


def sought_by(text: Text, ask: Ask, asks: Sequence[Ask]) -> Sought:
    """What ``ask`` is about.

    First the object of the verb, then that of a verb that tells about it (*virksomheder, der kan give
    computere*), then what help is sought with. Two kinds in one place leave it open.
    """
    limit = text.sentence(ask.start).stop
    told = [other for other in asks if other.start >= ask.end and other.end <= limit and not other.own]
    for spans in (ask.objects, tuple(span for other in told for span in other.objects)):
        hits = [hit for hit in named_in(text, spans) if not ask.helps or hit.value.kind in DOING]
        if any(hit.value.kind for hit in hits):
            return Sought(_only(text, hits), spans)
    tasks = _tasks(text, ask, limit) if ask.helps or is_vague(text, ask) else []
    return Sought(_only(text, tasks), ask.objects)


def _only(text: Text, hits: Sequence[Hit[Resource]]) -> str | None:
    """The one kind among ``hits``; a weak word beside a strong one only describes it."""
    strong = [hit for hit in hits if hit.value.strength != "weak"]
    weak = [hit for hit in hits if hit.value.strength == "weak" and hit.value.kind]
    describes = strong and not any(_are_listed(text, a, b) for a in weak for b in strong)
    kinds = {hit.value.kind for hit in (strong if describes else [*strong, *weak])} - {""}
    # "Bil + 2 mand" is a van and its crew.
    crew = any(hit.value.unit == "people" and not hit.value.kind for hit in hits)
    return kinds.pop() if len(kinds) == 1 and (not crew or kinds <= DOING) else None


def _are_listed(text: Text, a: Hit[Resource], b: Hit[Resource]) -> bool:
    """*sponsorer og frivillige*, unlike *frivillige mentorer*."""
    between = range(min(a.span.stop, b.span.stop), max(a.span.start, b.span.start))
    return any(word in AND for word in text.plain(between))


def is_vague(text: Text, ask: Ask) -> bool:
    """The object is *help*, *somebody*, *two hours*: the task comes after it."""
    words = [word for span in ask.objects for word in text.plain(span)]
    has_verb = ask.end > ask.start
    return (has_verb or bool(words)) and all(word in VAGUE or word[0].isdecimal() for word in words)


def _tasks(text: Text, ask: Ask, limit: int) -> list[Hit[Resource]]:
    hits = named_in(text, [range(ask.end, limit)])
    plain = [hit for hit in hits if hit.value.kind in DOING and hit.value.strength == "strong"]
    return [hit for hit in plain if not _is_owned_person(text, hit)]


def _is_owned_person(text: Text, hit: Hit[Resource]) -> bool:
    """*to our bookkeeper* is not what is sought; *with our website* may be."""
    before = hit.span.start - 1
    return hit.value.unit == "people" and before >= 0 and text.words[before].plain in OWNERS
