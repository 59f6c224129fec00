"""Lines of a judgments file, as a reader hands them over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    query: str
    partner: str
    grade: int
