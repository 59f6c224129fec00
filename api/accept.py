"""In which form an answer is wanted: the header ``Accept``."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request


def wanted(request: Request, offered: Sequence[str]) -> str:
    """The one of ``offered`` media types that is wanted most; the first of them where none is named."""
    wishes = dict(map(_wish, request.headers.get("accept", "").split(",")))

    def quality(media: str) -> float:
        ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
        return next((wishes[one] for one in ranges if one in wishes), 0.0)

    return max(offered, key=quality)


def _wish(text: str) -> tuple[str, float]:
    media, *parameters = (part.strip().casefold() for part in text.split(";"))
    given = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        return media, float(given)
    except ValueError:
        return media, 0.0
