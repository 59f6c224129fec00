"""The language of an answer: asked for by name, else what the reader's program prefers, else English, and
on pages Danish."""

from __future__ import annotations

from typing import get_args

from fastapi import Request

from api.readers import is_for_a_person
from matching.messages import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "en"
COOKIE = "lang"
"""In which a reader of pages keeps the language of the switch."""


def language_of(request: Request) -> Language:
    """``lang`` of the body or the query string, on a page of its cookie, else the best of the header
    ``Accept-Language``."""
    asked = _known(getattr(request.state, "language", None) or request.query_params.get("lang"))
    accepted = request.headers.get("accept-language", "")
    if is_for_a_person(request):
        return asked or _known(request.cookies.get(COOKIE)) or preferred(accepted, "da")
    return asked or preferred(accepted)


def preferred(accept_language: str, otherwise: Language = DEFAULT) -> Language:
    """The language with the greatest q among those spoken here (RFC 9110, 12.5.4), or ``otherwise``.

    >>> preferred("sv, da-DK;q=0.8, en;q=0.7")
    'da'
    """
    best: tuple[float, Language] = (0.0, otherwise)
    for wish in accept_language.split(","):
        tag, _, weight = wish.partition(";")
        language = _known(tag.strip().split("-")[0])
        if language and (quality := _quality(weight)) > best[0]:
            best = (quality, language)
    return best[1]


def _known(text: str | None) -> Language | None:
    return next((language for language in LANGUAGES if language == (text or "").casefold()), None)


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
