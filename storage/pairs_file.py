"""Pairs files: two texts in each line that belong together, such as a sentence and its translation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage.refusals import refused_file
from storage.tsv_file import read_tsv

COLUMNS = ("da", "en")


@dataclass(frozen=True, slots=True)
class Pairs:
    """The names of two columns, and their texts in the order of the file."""

    names: tuple[str, str]
    texts: list[tuple[str, str]]


def read_pairs(path: Path, columns: tuple[str, str] | None = None) -> Pairs:
    """The pairs in the TSV file ``path``: of the two ``columns``, else of ``da`` and ``en``, else of the
    first two.

    Raises:
        InvalidFile: it cannot be read, has no such columns, no pair, a text is missing, or a line has
            more or fewer cells than the first; the sentence names the line.
    """
    table = read_tsv(path)
    first, second = table.place(*columns) if columns else table.place_or_first(COLUMNS)
    names, texts = (table.names[first], table.names[second]), []
    for number, cells in table.lines:
        pair = (cells[first], cells[second])
        for name, text in zip(names, pair, strict=True):
            if not text.strip():
                raise refused_file(
                    "Line {line} of {file} has no text under '{name}'; write it, or delete the line.",
                    line=number,
                    file=path,
                    name=name,
                )
        texts.append(pair)
    if not texts:
        raise refused_file("{file} has names of columns and no line under them; add some.", file=path)
    return Pairs(names, texts)
