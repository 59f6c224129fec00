"""Whose verb it is: the writer's, somebody's who is told about, or somebody's who is spoken to."""

from __future__ import annotations

from typing import Literal

from matching.reading.phrases import FILLERS, PhraseHit
from matching.reading.text import Text

Subject = Literal["own", "relative", "other"]
US = frozenset("vi jeg we i".split())
TO_US = frozenset("os mig us me".split())
OTHERS = frozenset("du nogen nogle hvem you someone somebody anyone anybody".split())
TO_OTHERS = OTHERS | frozenset("jer dig".split())
MODALS = FILLERS | frozenset("kan vil skal kunne ville can could would will may might".split())
RELATIVES = frozenset("der som who that which hvis if when når".split())
JOINERS = frozenset("og men at så for and but".split())
FOR_WHOM = frozenset("til for med blandt to with among som".split())
WILLING = frozenset("gerne vil ønsker want wants like love happy tilbyder donerer offers donates".split())
ANY_COMPANY = frozenset("firma virksomhed bank butik bureau company firm business shop".split())


def subject_of(text: Text, hit: PhraseHit) -> Subject:
    """Whose verb the phrase is."""
    # "Har I …", "hjælpe os": the phrase has said it already.
    if hit.phrase.words & (OTHERS | TO_US):
        return "own"
    first, before = text.sentence(hit.start).start, hit.start - 1
    if _is_turned(text, hit.start):
        return "other"
    while before >= first and text.words[before].plain in MODALS:
        before -= 1
    if before < first:
        return "own"
    if _is_other(text, before) or _is_asked_to(text, before):
        return "other"
    willing = WILLING & set(text.plain(range(before, hit.end)))
    if not willing and _is_any_company(text, before):
        return "other"
    return "relative" if _is_relative(text, before) else "own"


def _is_turned(text: Text, start: int) -> bool:
    """The verb comes first: *Har I …?*, *Mangler du …*, *Need a …?*."""
    word = text.words[start]
    asked = word.sentence in text.questions
    follows = start + 1 in text.sentence(start) and _is_other(text, start + 1)
    english = word.plain != "who" and not text.is_danish(start)
    return (asked and word.opens and english) or ((asked or word.opens) and follows)


def _is_other(text: Text, at: int) -> bool:
    """Somebody spoken to; beside a Danish verb ``I`` is *you*, in lower case as well."""
    plain = text.words[at].plain
    return plain in OTHERS or (plain == "i" and text.is_danish(at))


def _is_asked_to(text: Text, at: int) -> bool:
    """*Kunne I tænke jer at …*."""
    return text.words[at].plain in {"at", "to"} and text.words[max(at - 1, 0)].plain in TO_OTHERS


def _is_any_company(text: Text, at: int) -> bool:
    """*Et firma kan give …* is a wish; only *et firma vil gerne give …* is an offer."""
    return text.words[at].plain in ANY_COMPANY and text.words[max(at - 1, 0)].plain in {"en", "et", "a", "an"}


def _is_relative(text: Text, at: int) -> bool:
    """A relative clause about somebody else: not *der mangler*, and not *vi er en forening, der søger*."""
    word = text.words[at].plain
    first = text.sentence(at).start
    expletive = word == "der" and (at == first or text.words[at - 1].plain in JOINERS)
    return word in RELATIVES and not expletive and not _is_about_us(text.plain(range(first, at)))


def _is_about_us(front: list[str]) -> bool:
    we_are = bool(US & set(front[:1])) and front[1:2] in (["er"], ["har"], ["are"], ["am"], ["have"])
    return we_are and not FOR_WHOM & set(front)
