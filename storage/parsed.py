"""What was found in files: the profiles that can be taken, and why the others cannot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from matching.errors import Problem
from matching.messages import Message
from matching.partner import Partner
from storage.market_columns import SORTS, Sort
from storage.records import Profile
from storage.refusals import shown
from storage.rows import Row


@dataclass(frozen=True, slots=True)
class Refused:
    """One reason why one row cannot be taken; a row may have several.

    ``row`` is the row of a table (the names stand in row 1) or the line of a JSON file; ``column`` and
    ``value`` are empty where the whole row is meant.
    """

    file: str
    row: int
    column: str
    value: str
    sentence: Message


@dataclass(slots=True)
class Parsed:
    """The profiles of all files by sort, in the order of the files, and the refused rows.

    ``rows`` is how many rows were read.
    """

    profiles: dict[Sort, list[Profile]] = field(default_factory=lambda: {sort: [] for sort in SORTS})
    refused: list[Refused] = field(default_factory=list)
    rows: int = 0

    @property
    def refused_rows(self) -> int:
        """How many rows cannot be taken."""
        return len({(refused.file, refused.row) for refused in self.refused})

    def give_centre(self, id: str) -> None:
        """Let the partners that name no centre belong to the centre ``id``."""
        self.profiles["partners"] = [
            replace(partner, centres=(id,))
            if isinstance(partner, Partner) and not partner.centres
            else partner
            for partner in self.profiles["partners"]
        ]


def refused(file: str, row: int, problem: Problem) -> Refused:
    """Why the row cannot be taken."""
    return Refused(file, row, problem.field, shown(problem.value), problem.sentence)


def refused_row(row: Row, problems: list[Problem]) -> list[Refused]:
    """Why ``row`` cannot be taken, one entry for each problem."""
    return [refused(row.file, row.number, problem) for problem in problems]
