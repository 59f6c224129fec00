"""The shipped code lists: codes with a Danish and an English label, read from ``codelists/*.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from matching.messages import Language


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list; ``extra`` holds the list's further columns."""

    code: str
    da: str
    en: str
    extra: dict[str, str] = field(default_factory=dict)

    def label(self, language: Language = "en") -> str:
        return self.da if language == "da" else self.en


class CodeList:
    """An ordered list of codes; the position of a code is its rank or its bit."""

    def __init__(self, name: str, codes: list[Code]) -> None:
        self.name = name
        self._codes = {code.code: code for code in codes}
        self._position = {code: position for position, code in enumerate(self._codes)}
        self._by_label = {
            label.casefold(): code.code for code in codes for label in (code.en, code.da, code.code)
        }

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, code: str) -> Code:
        return self._codes[code]

    def position(self, code: str) -> int:
        """Place of ``code`` in the list, from 0; KeyError if it is not there."""
        return self._position[code]

    def label(self, code: str, language: Language = "en") -> str:
        """Label of ``code``; the code itself where the list does not have it."""
        return self._codes[code].label(language) if code in self._codes else code

    def find(self, text: str) -> str | None:
        """The code whose code or label, in either language, is ``text`` (any case)."""
        return self._by_label.get(text.strip().casefold())


@cache
def code_list(name: str) -> CodeList:
    """The code list in ``codelists/<name>.csv``."""
    text = files("matching").joinpath(f"codelists/{name}.csv").read_text(encoding="utf-8")
    return CodeList(name, [_code(row) for row in csv.DictReader(text.splitlines())])


@cache
def code_list_names() -> frozenset[str]:
    """The names of all code lists."""
    files_there = (file.name for file in files("matching").joinpath("codelists").iterdir())
    return frozenset(name.removesuffix(".csv") for name in files_there if name.endswith(".csv"))


def _code(row: dict[str, str]) -> Code:
    known = {"code", "da", "en"}
    extra = {column: value for column, value in row.items() if column not in known}
    return Code(row["code"], row["da"], row["en"], extra)
