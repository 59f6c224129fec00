"""Every sentence of seasons is in the Danish catalogue, with the same values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

from matching.catalogue import translated

ROOT = Path(__file__).parents[3]
FILES = [
    *sorted((ROOT / "matching/season").glob("*.py")),
    *sorted((ROOT / "cli/answers").glob("season*.py")),
    ROOT / "cli/render/season.py",
    ROOT / "cli/season_options.py",
]
SAME = {"id", "Model: {model}", "'{statement}' {why}."}
"""Those that are the same in both languages."""


def sentences() -> list[str]:
    found: set[str] = set()
    for path in FILES:
        with path.open("rb") as source:
            found |= {str(each[1]) for each in extract("python", source, keywords={"message": None})}
    return sorted(found - SAME)


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_is_danish_with_the_same_values(sentence: str) -> None:
    danish = translated(sentence, "da")
    assert danish != sentence
    assert set(re.findall(r"{(\w+)", danish)) == set(re.findall(r"{(\w+)", sentence))


def test_there_are_sentences() -> None:
    assert len(sentences()) > 50
