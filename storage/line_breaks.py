"""Where the lines of a text end that is to stand in a column of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_LINES = 40
"""So many fit on any page."""
Width = Callable[[str], float]
"""Millimetres of a text in the font that is set; that of two texts after one another is the sum."""


def broken(text: str, room: float, width: Width, most: int = MOST_LINES) -> list[str]:
    """The lines of ``text``, none wider than ``room`` millimetres.

    A word that is wider is parted. At least one line; what has more than ``most`` ends with ….
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        for line in _paragraph(paragraph.split(), room, width):
            if len(lines) == most:
                return [*lines[:-1], _shortened(lines[-1], room, width)]
            lines.append(line)
    return lines


def _shortened(line: str, room: float, width: Width) -> str:
    while line and width(line + "…") > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _paragraph(words: list[str], room: float, width: Width) -> Iterator[str]:
    line, wide, blank = "", 0.0, width(" ")
    for word in words:
        own = width(word)
        if line and wide + blank + own <= room:
            line, wide = f"{line} {word}", wide + blank + own
            continue
        if line:
            yield line
        *whole, line = [word] if own <= room else _parts(word, room, width)
        yield from whole
        wide = own if not whole else width(line)
    yield line


def _parts(word: str, room: float, width: Width) -> list[str]:
    pieces, piece, wide = [], "", 0.0
    for sign in word:
        own = width(sign)
        if piece and wide + own > room:
            pieces.append(piece)
            piece, wide = "", 0.0
        piece, wide = piece + sign, wide + own
    return [*pieces, piece]
