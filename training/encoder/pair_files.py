"""Files of pairs (TSV with the columns ``da`` and ``en``, and ``source`` if there are several), and plain
English text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from matching.errors import InvalidFile
from matching.messages import message
from training.encoder.corpus import Pair
from training.encoder.passages import sentences
from training.encoder.text_files import text_lines

DANISH, ENGLISH, SOURCE = "da", "en", "source"


def read_pair_file(path: Path) -> dict[str, list[Pair]]:
    """The pairs of ``path`` by source; by the name of the file where no source stands.

    Raises:
        InvalidFile: it cannot be read, is empty, has no such columns, a text is missing, or a line has
            more or fewer cells than the first; the sentence names the line.
    """
    lines = text_lines(path)
    _, first = next(lines, (0, ""))
    names = [name.strip() for name in first.split("\t")]
    if not first:
        raise _refused(
            "{file} is empty; its first line has to name the columns, with a tab between the names.", path
        )
    danish, english = _place(path, names, DANISH), _place(path, names, ENGLISH)
    source = names.index(SOURCE) if SOURCE in names else None
    found: dict[str, list[Pair]] = defaultdict(list)
    for cells in _cells(path, lines, names):
        name = cells[source].strip() if source is not None else ""
        found[name or source_name(path)].append((cells[danish], cells[english]))
    if not found:
        raise _refused("{file} has names of columns and no line under them; add some.", path)
    return dict(found)


def read_english(path: Path) -> list[Pair]:
    """The sentences of an English text, without any Danish.

    Raises:
        InvalidFile: the file cannot be read, or there is nothing in it.
    """
    found = [("", sentence) for _, line in text_lines(path) for sentence in sentences(line)]
    if not found:
        raise _refused("{file} has no text in it; leave it out, or give another.", path)
    return found


def source_name(path: Path) -> str:
    """What texts of ``path`` are called: its name without ``.tsv``, ``.txt`` and ``.gz``."""
    return path.name.split(".")[0] or path.name


def _cells(path: Path, lines: Iterator[tuple[int, str]], names: list[str]) -> Iterator[list[str]]:
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) != len(names):
            raise _refused(
                "Line {line} of {file}: cells found {count}, columns named in the first line {width}; put "
                "exactly one tab between two cells, and no tab or line end inside a text.",
                path,
                line=number,
                count=len(cells),
                width=len(names),
            )
        for name, cell in zip(names, cells, strict=True):
            if name in {DANISH, ENGLISH} and not cell.strip():
                raise _refused(
                    "Line {line} of {file} has no text under '{name}'; write it, or delete the line.",
                    path,
                    line=number,
                    name=name,
                )
        yield cells


def _place(path: Path, names: list[str], name: str) -> int:
    if name not in names:
        raise _refused(
            "{file} has no column '{name}'; its first line names {known}.",
            path,
            name=name,
            known=", ".join(names)[:200],
        )
    return names.index(name)


def _refused(template: str, path: Path, **values: object) -> InvalidFile:
    return InvalidFile(message(template, file=path, **values))
