"""Whether the task can be done from afar: *på afstand*, *hjemmefra*, *remote*, *kun online*."""

from __future__ import annotations

from functools import cache

from matching.reading.text import NEGATORS, Text
from matching.reading.word_list import Hit, WordList

ONLY = (
    "kun|udelukkende online|virtuelt|remote|digitalt",
    "kun|udelukkende på afstand",
    "kun|udelukkende via|over teams",
    "only online|remote|remotely",
    "remote|online|remotely only",
    "fully|entirely remote|online|remotely",
    "fuldt|helt online|remote|virtuelt",
    "100 remote|online",
)
POSSIBLE = (
    "på afstand",
    "hjemmefra",
    "fjernarbejde",
    "distancearbejde",
    "virtuelt",
    "remote",
    "remotely",
    "from home",
    "via|over|på|on teams|zoom|video|skype",
    "work|working from anywhere",
)
BEFORE_ONLINE = frozenset(
    "kan foregå foregår eller gerne også mødes møder arbejde arbejdes løses holdes afholdes hjælpe or be"
    " done work help meet held also both både delvist partly undervise".split()
)
"""*Online* alone is most often what it is about: online butik, komme online."""
PLACES = frozenset(
    "area areas village villages community communities island islands region regions location locations"
    " control part parts place places corner corners sensing".split()
)
LOOK_BACK = 3


@cache
def _words() -> WordList[str]:
    listed = {"only": ONLY, "possible": POSSIBLE, "online": ("=online", "=digitalt")}
    return WordList(
        (phrase if " " in phrase else f"={phrase.removeprefix('=')}", mode)
        for mode, phrases in listed.items()
        for phrase in phrases
    )


def read_remote(text: Text) -> str | None:
    """``only``, ``possible``, or None where the text does not say."""
    found = {
        hit.value if hit.value != "online" else "possible"
        for hit in _words().find(text, range(len(text)))
        if _is_meant(text, hit)
    }
    return "only" if "only" in found else next(iter(found), None)


def _is_meant(text: Text, hit: Hit[str]) -> bool:
    at, end = hit.span.start, hit.span.stop
    before = text.plain(range(max(text.clause(at).start, at - LOOK_BACK), at))
    if NEGATORS & set(before):
        return False
    following = text.words[end].plain if end < text.sentence(at).stop else ""
    plain = text.words[at].plain
    if plain == "remote":
        return following not in PLACES
    if plain == "hjemmefra":
        return not any(word.startswith("flyt") for word in before)
    if plain == "på" and {"holde", "holder"} & set(before):
        return False
    return hit.value != "online" or bool(before and before[-1] in BEFORE_ONLINE)
