"""Every sentence of market plans is in the Danish catalogue, with the same values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

from matching.catalogue import translated

ROOT = Path(__file__).parents[3]
FILES = [
    *sorted((ROOT / "matching/market_plan").glob("*.py")),
    ROOT / "cli/answers/plan_market.py",
    ROOT / "cli/render/market_plan.py",
    ROOT / "storage/preference_file.py",
]


def sentences() -> list[str]:
    found: set[str] = set()
    for path in FILES:
        with path.open("rb") as source:
            found |= {str(each[1]) for each in extract("python", source, keywords={"message": None})}
    return sorted(found)


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_is_danish_with_the_same_values(sentence: str) -> None:
    danish = translated(sentence, "da")
    assert danish != sentence
    assert set(re.findall(r"{(\w+)", danish)) == set(re.findall(r"{(\w+)", sentence))


def test_there_are_sentences() -> None:
    assert len(sentences()) > 40
