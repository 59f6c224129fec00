"""What the pages of a PDF say, read back from what they draw."""

from __future__ import annotations

import re
import zlib

STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj", re.DOTALL)
AT = re.compile(rb"BT ([\d.-]+) ([\d.-]+) Td")


def drawn(file: bytes) -> list[bytes]:
    """What each page draws."""
    found = [zlib.decompress(stream) for stream in STREAM.findall(file) if stream[:1] == b"\x78"]
    return [page for page in found if b" w" in page]


def pages(file: bytes) -> list[str]:
    """The lines of each page, in the order in which they are drawn, with a space between them."""
    return [" ".join(_line(line) for line in SHOWN.findall(page)) for page in drawn(file)]


def places(page: bytes) -> list[tuple[float, float]]:
    """Where each line begins, in points from the lower left corner."""
    return [(float(x), float(y)) for x, y in AT.findall(page)]


def _line(line: bytes) -> str:
    return re.sub(rb"\\(.)", rb"\1", line).decode("cp1252")
