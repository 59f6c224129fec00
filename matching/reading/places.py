"""Places a text names: municipalities, larger towns by their municipality, regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matching.place import Place, municipalities
from matching.reading.text import NEGATORS, Text
from matching.reading.word_list import Hit, WordList, rows_of

MOST_PLACES = 5
"""A text that names more places than this is about none of them."""
LOOK_BACK = 3
WHERE = frozenset("i in near nær omkring around ved fra from på på til to".split())
HERE = frozenset("i in".split())
OUTSIDE = NEGATORS | frozenset("udenfor outside".split())
STREETS = frozenset("landevej vej gade allé alle plads torv street road boulevard".split())


@dataclass(frozen=True, slots=True)
class Named:
    """The places that a name stands for.

    ``caution`` is ``word`` where the name in lower case is a word as well (*odder*), ``strict`` where it
    is one also at the beginning of a sentence or in an English title (*Ringe*, *Them*, *Give*).
    """

    places: tuple[Place, ...]
    caution: str = ""


@cache
def place_names() -> WordList[Named]:
    """Every municipality and the list ``towns.csv``, each also with a genitive s."""
    named = {name: Named((Place("municipality", name),)) for name in municipalities()}
    for row in rows_of("towns"):
        places = tuple(_place(part.strip()) for part in row["place"].split("|"))
        named[row["name"]] = Named(places, row["caution"])
    return WordList(
        (f"={form}" if " " not in form else form, value)
        for name, value in named.items()
        for form in ((name,) if value.caution == "strict" or name.endswith("s") else (name, f"{name}s"))
    )


def _place(written: str) -> Place:
    what, _, value = written.rpartition(":")
    return Place(what or "municipality", value)


def read_places(text: Text) -> tuple[Place, ...]:
    """The places of ``text`` in its order; none when it names more than five."""
    found: dict[Place, None] = {}
    for hit in place_names().find(text, range(len(text))):
        if _is_meant(text, hit):
            found.update(dict.fromkeys(hit.value.places))
    return tuple(found) if len(found) <= MOST_PLACES else ()


def _is_meant(text: Text, hit: Hit[Named]) -> bool:
    at, end = hit.span.start, hit.span.stop
    word, sentence = text.words[at], text.sentence(at)
    before = text.plain(range(max(text.clause(at).start, at - LOOK_BACK), at))
    following = text.words[end].plain if end in sentence else ""
    if OUTSIDE & set(before) or before[-2:] == ["uden", "for"] or following in STREETS:
        return False
    located = before[-1:] and before[-1] in WHERE
    if following == "kommune" and word.capital:
        return True
    if hit.value.caution == "strict":
        return bool(word.capital and located)
    if hit.value.caution == "word":
        return (word.capital and not word.opens) or bool(before[-1:] and before[-1] in HERE)
    return True
