"""Preference matrices and plans from files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.errors import InvalidFile
from matching.messages import Message, message
from storage.refusals import shown

Matrix = NDArray[np.float64]
DELIMITERS = ("\t", ";", ",")


def read_matrix(path: Path) -> Matrix:
    """A table of numbers from an ``.npy`` or ``.csv`` file, two-dimensional.

    In a CSV file cells are parted by tabs, semicolons or commas and there is no line of names; with tabs or
    semicolons the decimal sign may be a comma.

    Raises:
        InvalidFile: the file is missing, or is no such table.
    """
    if path.suffix.casefold() == ".npy":
        return _of_numpy(path)
    lines = [line for line in _text(path).splitlines() if line.strip()]
    if not lines:
        raise InvalidFile(message("{path} is empty; write one line of numbers for each partner.", path=path))
    delimiter = next((sign for sign in DELIMITERS if sign in lines[0]), ",")
    rows = [_row(path, number, line, delimiter) for number, line in enumerate(lines, start=1)]
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise InvalidFile(
                message(
                    "Line {line} of {path} has {cells} numbers and the first has {first}; give each line as "
                    "many.",
                    line=number,
                    path=path,
                    cells=len(row),
                    first=len(rows[0]),
                )
            )
    return np.array(rows)


def read_lists(path: Path) -> list[list[int]]:
    """The lists of a plan: a JSON list of lists, or a document that has one under ``lists``.

    Raises:
        InvalidFile: the file is missing, or holds no lists of indices.
    """
    document = _json(path)
    lists: Any = document.get("lists") if isinstance(document, dict) else document
    if not _are_lists(lists):
        raise InvalidFile(
            message(
                "{path} holds no lists of whole numbers; write one list of receivers' indices for each "
                "proposer, as 'brobygger plan market --json' does.",
                path=path,
            )
        )
    return [list(own) for own in lists]


def read_fixed(path: Path) -> dict[int, tuple[int, ...]]:
    """First places that are fixed: a JSON object from a proposer's index to receivers' indices.

    Raises:
        InvalidFile: the file is missing, or is no such object.
    """
    document = _json(path)
    places: dict[str, Any] = document if isinstance(document, dict) else {"": None}
    if not all(name.isdecimal() for name in places) or not _are_lists(list(places.values())):
        raise InvalidFile(
            message(
                "Fixed places are read from a JSON object, as in {example}; {path} is none.",
                example='{"0": [3, 1]}',
                path=path,
            )
        )
    return {int(proposer): tuple(own) for proposer, own in places.items()}


def read_pairs_of_indices(path: Path) -> frozenset[tuple[int, int]]:
    """Pairs (proposer, receiver), one a line of a CSV file.

    Raises:
        InvalidFile: the file is missing, or a line is no such pair.
    """
    matrix = read_matrix(path)
    if matrix.shape[1] != 2 or (matrix != np.floor(matrix)).any():
        raise InvalidFile(
            message(
                "{path} holds no pairs; write the indices of a proposer and a receiver in each line.",
                path=path,
            )
        )
    return frozenset((int(proposer), int(receiver)) for proposer, receiver in matrix)


def _of_numpy(path: Path) -> Matrix:
    try:
        matrix = np.load(path, allow_pickle=False)
        return np.atleast_2d(np.asarray(matrix, dtype=np.float64))
    except OSError as error:
        raise InvalidFile(_unreadable(path)) from error
    except (ValueError, TypeError, EOFError) as error:
        raise InvalidFile(
            message("{path} is no table of numbers; save one with numpy.save, or as CSV.", path=path)
        ) from error


def _row(path: Path, number: int, line: str, delimiter: str) -> list[float]:
    cells = line.strip().removesuffix(delimiter).split(delimiter)
    row = []
    for cell in cells:
        text = cell.strip().replace(",", ".") if delimiter != "," else cell
        try:
            row.append(float(text))
        except ValueError:
            raise InvalidFile(
                message(
                    "Line {line} of {path} holds '{cell}', which is not a number; leave out lines of names.",
                    line=number,
                    path=path,
                    cell=shown(cell),
                )
            ) from None
    return row


def _json(path: Path) -> Any:
    try:
        return json.loads(_text(path))
    except ValueError:
        raise InvalidFile(message("{path} is not JSON; write one JSON document.", path=path)) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFile(_unreadable(path)) from error


def _unreadable(path: Path) -> Message:
    return message("{path} cannot be read; name a file that is there.", path=path)


def _are_lists(lists: Any) -> bool:
    return isinstance(lists, list) and all(
        isinstance(own, list) and all(type(index) is int for index in own) for own in lists
    )
