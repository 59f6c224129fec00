"""TSV files: the first line names the columns, a tab stands between the cells, nothing is quoted."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from matching.errors import InvalidFile
from storage.refusals import refused_file, shown
from storage.text_file import unreadable

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Tsv:
    """The names in the first line of ``path``, and the lines under it with their numbers.

    Each has as many cells as there are names. Lines without any sign are passed over.
    """

    path: Path
    names: tuple[str, ...]
    lines: Iterator[Line]

    def place(self, *names: str) -> tuple[int, ...]:
        """Which columns ``names`` are.

        Raises:
            InvalidFile: one is missing, or there twice.
        """
        for name in names:
            if self.names.count(name) != 1:
                raise self._refused_name(name)
        return tuple(self.names.index(name) for name in names)

    def place_or_first(self, names: Sequence[str]) -> tuple[int, ...]:
        """Which columns ``names`` are where the file has them all; else its first ones.

        Raises:
            InvalidFile: there are too few columns.
        """
        if all(name in self.names for name in names):
            return self.place(*names)
        if len(self.names) < len(names):
            raise refused_file(
                "{file} needs at least {least} columns with a tab between them, their names in the first "
                "line, such as {names}; it has {count}. Save it as a TSV file.",
                file=self.path,
                count=len(self.names),
                least=len(names),
                names=names,
            )
        return tuple(range(len(names)))

    def _refused_name(self, name: str) -> InvalidFile:
        known = ", ".join(shown(known) for known in self.names)
        if name in self.names:
            return refused_file(
                "{file} has more than one column '{name}'; give each a name of its own.",
                file=self.path,
                name=shown(name),
            )
        return refused_file(
            "{file} has no column '{name}'; its first line names {known}.",
            file=self.path,
            name=shown(name),
            known=known,
        )


def read_tsv(path: Path) -> Tsv:
    """The table in ``path``: UTF-8, or UTF-16 with its mark, as it is or packed with gzip.

    Raises:
        InvalidFile: now or while the lines are read; the sentence names the line.
    """
    lines = _lines(path)
    _, names = next(lines, (0, []))
    if not names:
        raise refused_file(
            "{file} is empty; its first line has to name the columns, with a tab between the names.",
            file=path,
        )
    stripped = tuple(name.strip() for name in names)
    return Tsv(path, stripped, _even(path, lines, len(names)))


def _even(path: Path, lines: Iterator[Line], width: int) -> Iterator[Line]:
    for number, cells in lines:
        if len(cells) != width:
            raise refused_file(
                "Line {line} of {file}: cells found {count}, columns named in the first line {width}; put "
                "exactly one tab between two cells, and no tab or line end inside a text.",
                line=number,
                file=path,
                count=len(cells),
                width=width,
            )
        yield number, cells


def _lines(path: Path) -> Iterator[Line]:
    number = 0
    try:
        with path.open("rb") as plain, _unpacked(plain) as source, _text(source) as text:
            for number, line in enumerate(text, start=1):
                _check(path, number, line)
                line = line.rstrip("\r\n")
                if line:
                    yield number, line.split("\t")
    except UnicodeError:
        _refuse_signs(path, number + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise refused_file(
            "{file} is packed with gzip and damaged ({reason}); copy it again, or unpack it first.",
            file=path,
            reason=str(error),
        ) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _unpacked(plain: BinaryIO) -> BinaryIO:
    is_packed = plain.read(2) == b"\x1f\x8b"
    plain.seek(0)
    return gzip.open(plain) if is_packed else plain  # type: ignore[return-value]


def _text(source: BinaryIO) -> io.TextIOWrapper:
    start = source.read(2)
    source.seek(0)
    if start in UTF_16:
        return io.TextIOWrapper(source, encoding="utf-16", newline="\n")
    # What is not UTF-8 becomes a lone surrogate, so that its line is known.
    return io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline="\n")


def _check(path: Path, number: int, line: str) -> None:
    if "\x00" in line:
        raise refused_file(
            "Line {line} of {file} has a NUL byte in it, which no text has; take it out, or save the file "
            "again as UTF-8.",
            line=number,
            file=path,
        )
    if not line.isascii() and any("\udc80" <= sign <= "\udcff" for sign in line):
        _refuse_signs(path, number)


def _refuse_signs(path: Path, number: int) -> NoReturn:
    raise refused_file(
        "Line {line} of {file} has signs that are neither UTF-8 nor UTF-16; save the file again as UTF-8.",
        line=number,
        file=path,
    )
