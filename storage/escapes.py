"""Signs that would be misread are written with a backslash before them, and taken back."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(\W)")


def escaped(text: str, signs: str = "") -> str:
    """``text`` with a backslash before each of ``signs``, each backslash, and each space at the edges."""
    for sign in "\\" + signs:
        text = text.replace(sign, "\\" + sign)
    inner = text.strip()
    if len(inner) == len(text):
        return text
    start = len(text) - len(text.lstrip())
    return _each(text[:start]) + inner + _each(text[start + len(inner) :])


def trimmed(text: str) -> str:
    """``text`` without the spaces at its edges, but for those that are escaped."""
    inner = text.lstrip()
    stripped = inner.rstrip()
    return inner[: len(stripped) + _is_escaped(stripped, len(stripped))]


def unescaped(text: str) -> str:
    """What :func:`escaped` was given; a backslash before a letter or digit stands for itself."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def split_unescaped(text: str, sign: str) -> list[str]:
    """The parts of ``text`` between the ``sign`` that are not escaped, still escaped themselves."""
    pieces = text.split(sign)
    if "\\" not in text:
        return pieces
    parts = [pieces[0]]
    for piece in pieces[1:]:
        if _is_escaped(parts[-1], len(parts[-1])):
            parts[-1] += sign + piece
        else:
            parts.append(piece)
    return parts


def find_unescaped(text: str, sign: str, start: int = 0) -> int:
    """Where the first ``sign`` stands that is not escaped; -1 if nowhere."""
    place = text.find(sign, start)
    while place >= 0 and _is_escaped(text, place):
        place = text.find(sign, place + 1)
    return place


def rfind_unescaped(text: str, sign: str) -> int:
    """Where the last ``sign`` stands that is not escaped; -1 if nowhere."""
    place = text.rfind(sign)
    while place >= 0 and _is_escaped(text, place):
        place = text.rfind(sign, 0, place)
    return place


def _is_escaped(text: str, place: int) -> bool:
    """True where an odd number of backslashes stands before ``place``."""
    start = place
    while start > 0 and text[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def _each(spaces: str) -> str:
    return "".join("\\" + space for space in spaces)
