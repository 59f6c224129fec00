"""The lines of a text file, as it is or packed with gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from matching.errors import InvalidFile
from matching.messages import message

GZIP = b"\x1f\x8b"


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number and text of each line of ``path`` that is not blank.

    Raises:
        InvalidFile: it cannot be opened or unpacked, or a line is not UTF-8 or has a NUL byte in it.
    """
    for number, line in enumerate(_content(path).splitlines(), start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InvalidFile(
                message(
                    "Line {line} of {file} has signs that are not UTF-8; save the file again as UTF-8.",
                    line=number,
                    file=path,
                )
            ) from None
        if "\x00" in text:
            raise InvalidFile(
                message(
                    "Line {line} of {file} has a NUL byte in it, which no text has; take it out, or save "
                    "the file again as UTF-8.",
                    line=number,
                    file=path,
                )
            )
        if text.strip():
            yield number, text


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(GZIP) else content
    except FileNotFoundError:
        raise InvalidFile(
            message("There is no file {file}; check the name and the folder.", file=path)
        ) from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InvalidFile(
            message(
                "{file} is packed with gzip and damaged ({reason}); copy it again, or unpack it first.",
                file=path,
                reason=str(error),
            )
        ) from None
    except OSError as error:
        raise InvalidFile(
            message(
                "{file} cannot be opened ({reason}); check that it is a file and that you may read it.",
                file=path,
                reason=error.strerror or type(error).__name__,
            )
        ) from None
