"""The language of an answer: asked for by name, else what the reader's program prefers, else English."""

from __future__ import annotations

from typing import get_args

from fastapi import Request

from matching.messages import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "en"


def language_of(request: Request) -> Language:
    """``lang`` of the body or the query string, else the best of the header ``Accept-Language``."""
    asked = getattr(request.state, "language", None) or request.query_params.get("lang")
    return _known(asked) or preferred(request.headers.get("accept-language", ""))


def preferred(accept_language: str) -> Language:
    """The language with the greatest q among those spoken here (RFC 9110, 12.5.4).

    >>> preferred("sv, da-DK;q=0.8, en;q=0.7")
    'da'
    """
    best: tuple[float, Language] = (0.0, DEFAULT)
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
