"""Competences as rows of a form: what it is called, how well, and whether it is required."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.codes import code_list
from matching.competence import Competence
from matching.errors import InvalidProfile
from storage.competence_form import read_competence, written_competence


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """A row as it was filled in; ``code`` goes along unseen."""

    label: str = ""
    level: str = ""
    required: bool = False
    code: str = ""

    @property
    def text(self) -> str:
        """As a line of the record; empty when nothing is written."""
        label = " ".join(self.label.split())
        level = self.level if self.level in code_list("competence_levels") else None
        try:
            return written_competence(Competence(label, level, self.required, self.code or None))
        except InvalidProfile:  # empty, or no text: the latter is refused with the rest of the form
            return label


def rows_of(lines: Iterable[str]) -> list[CompetenceRow]:
    """A row for each line; what cannot be read is a label."""
    return [_row(line) for line in lines]


def _row(line: str) -> CompetenceRow:
    try:
        found = read_competence(line)
    except InvalidProfile:
        return CompetenceRow(line)
    return CompetenceRow(found.label, found.level or "", found.required, found.code or "")
