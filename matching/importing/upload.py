"""A file that somebody has uploaded, between the steps of an import."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from matching.checks import Checks

Sort = Literal["partners", "needs", "offers", "volunteers"]
BETWEEN = "\u241f"
"""Between the cells of a row: the sign for it, which nobody writes. It is no blank, so that an address or a
name at the edge of a cell is found."""
MOST_ROWS, MOST_LETTERS = 5_000, 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A cell that holds no value, such as an error of a formula, and the sentence about it."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What somebody has written in the place of one of our values of a row."""

    field: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRow:
    """A row: its number in the file, and its cells in the order of the names."""

    number: int
    cells: str = ""
    troubles: tuple[Trouble, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The cells, each by itself."""
        return self.cells.split(BETWEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadTable:
    """The rows of one sheet, or of one sort in JSON; ``sort`` is None as long as nobody has said it."""

    sheet: str
    names: tuple[str, ...]
    sort: Sort | None = None
    rows: tuple[UploadRow, ...] = ()

    def values(self, row: UploadRow) -> dict[str, str]:
        """The cells of ``row`` in which something stands, by the names of their columns."""
        pairs = zip(self.names, row.texts, strict=False)
        return {name: text for name, text in pairs if name and text.strip()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a sort when the file was taken."""

    sort: Sort
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file of ``user``, for the partners of ``centre``.

    ``mapping`` is the TOML of a mapping (docs/format.md) where the columns are not ours. When it was taken
    the rows are gone, and ``taken`` says what became of them.

    Raises:
        InvalidProfile: an id is none.
    """

    id: str
    user: str
    file: str
    at: datetime
    centre: str | None = None
    is_own: bool = False
    """Whether the columns are not ours, and have to be mapped."""
    mapping: str = ""
    tables: tuple[UploadTable, ...] = ()
    taken: tuple[Taken, ...] = field(default=())

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "user"):
            checks.id(name, getattr(self, name))
        checks.done()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(table.rows) for table in self.tables)
