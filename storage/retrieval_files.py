"""Collections to search in: texts by id, and which of them are relevant to which query."""

from __future__ import annotations

from pathlib import Path

from storage.refusals import refused_file, shown
from storage.tsv_file import Tsv, read_tsv

TEXT_COLUMNS = ("id", "text")
RELEVANCE_COLUMNS = ("query", "document")
GRADE = "grade"
HIGHEST_GRADE = 10


def read_texts(path: Path) -> dict[str, str]:
    """Texts by id in the TSV file ``path``: columns ``id`` and ``text``, else the first two.

    A text may be empty, as some of real collections are.

    Raises:
        InvalidFile: it cannot be read, has no text, an id is missing or there twice; the sentence names
            the line.
    """
    table = read_tsv(path)
    id_at, text_at = table.place_or_first(TEXT_COLUMNS)
    texts: dict[str, str] = {}
    for number, cells in table.lines:
        id = _id(table, number, cells[id_at], id_at)
        if id in texts:
            raise refused_file(
                "Line {line} of {file}: there is a text with the id '{id}' already; give each its own.",
                line=number,
                file=path,
                id=shown(id),
            )
        texts[id] = cells[text_at]
    if not texts:
        raise refused_file("{file} has names of columns and no line under them; add some.", file=path)
    return texts


def read_relevance(path: Path) -> dict[str, dict[str, int]]:
    """Grades of documents by query id: columns ``query``, ``document`` and ``grade``, else the first
    three; where there is no grade it is 1.

    Raises:
        InvalidFile: it cannot be read, has no pair, an id is missing, a pair is there twice, or a grade
            is no whole number from 0 to 10; the sentence names the line.
    """
    table = read_tsv(path)
    query_at, document_at = table.place_or_first(RELEVANCE_COLUMNS)
    grade_at = _grade_at(table)
    relevance: dict[str, dict[str, int]] = {}
    for number, cells in table.lines:
        query, document = (_id(table, number, cells[at], at) for at in (query_at, document_at))
        grades = relevance.setdefault(query, {})
        if document in grades:
            raise refused_file(
                "Line {line} of {file}: '{document}' has a grade for '{query}' already; delete one of the "
                "two lines.",
                line=number,
                file=path,
                document=shown(document),
                query=shown(query),
            )
        grades[document] = 1 if grade_at is None else _grade(path, number, cells[grade_at])
    if not relevance:
        raise refused_file("{file} has names of columns and no line under them; add some.", file=path)
    return relevance


def _grade_at(table: Tsv) -> int | None:
    if GRADE in table.names:
        return table.place(GRADE)[0]
    is_named = all(name in table.names for name in RELEVANCE_COLUMNS)
    return 2 if len(table.names) > 2 and not is_named else None


def _id(table: Tsv, number: int, cell: str, at: int) -> str:
    if id := cell.strip():
        return id
    raise refused_file(
        "Line {line} of {file} has no id under '{name}'; write it, or delete the line.",
        line=number,
        file=table.path,
        name=table.names[at],
    )


def _grade(path: Path, number: int, cell: str) -> int:
    text = cell.strip()
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= HIGHEST_GRADE:
        return int(text)
    raise refused_file(
        "Line {line} of {file}: '{value}' is not a grade; write a whole number from 0 (not relevant) to "
        "{highest}.",
        line=number,
        file=path,
        value=shown(cell),
        highest=HIGHEST_GRADE,
    )
