"""Text files as they come: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import BinaryIO, TextIO

from matching.errors import InvalidFile
from storage.refusals import refused_file

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHUNK = 1 << 20


def open_text(path: Path) -> TextIO:
    """The text of ``path``, line ends as they are.

    Raises:
        InvalidFile: it is missing, cannot be opened, or is not text in one of these encodings.
    """
    try:
        return path.open(encoding=encoding_of(path), newline="")
    except OSError as error:
        raise unreadable(path, error) from None


def encoding_of(path: Path) -> str:
    """The encoding in which the whole of ``path`` makes sense.

    Raises:
        InvalidFile: there is none.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as source:
        start = source.read(4)
        if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise refused_file(
                "{file} is a spreadsheet or an archive and not text, whatever its name says; "
                "give it the ending .xlsx, or save it as .xlsx in a spreadsheet program.",
                file=path,
            )
        marked = [name for mark, name in _MARKS.items() if start.startswith(mark)]
        for encoding in marked or ["utf-8", "cp1252"]:
            source.seek(0)
            if _decodes(source, encoding):
                return encoding
    raise refused_file(
        "{file} is not text in UTF-8, UTF-16 or Windows-1252; save it again as UTF-8.", file=path
    )


def unreadable(path: Path, error: OSError) -> InvalidFile:
    """The error that says why ``path`` cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return refused_file("There is no file {file}; check the name and the folder.", file=path)
    return refused_file(
        "{file} cannot be opened ({reason}); check that it is a file and that you may read it.",
        file=path,
        reason=error.strerror or type(error).__name__,
    )


def _decodes(source: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := source.read(_CHUNK):
            if "\x00" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
