"""Codes inside a sentence, put into words in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matching.codes import code_list
from matching.messages import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """Codes of one list; in a sentence they stand as labels, separated by commas."""

    list_name: str
    codes: Sequence[str]

    def text(self, language: Language = "en") -> str:
        return ", ".join(code_list(self.list_name).label(code, language) for code in self.codes)
