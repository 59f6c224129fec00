"""Every sentence of the rounds is in the Danish catalogue, with the same values."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from babel.messages.extract import extract
from babel.messages.pofile import read_po

from matching.rounds import __file__ as package
from matching.rounds.fields import KINDS

ROOT = Path(package).parents[2]


def sentences() -> set[str]:
    found = set(KINDS.values())
    for path in [*(ROOT / "matching/rounds").glob("*.py"), ROOT / "cli/answers/plan_rounds.py"]:
        with path.open("rb") as source:
            keywords = {"message": None, "refuse": (3,)}
            found |= {str(each[1]) for each in extract("python", source, keywords=keywords)}
    return found


def danish() -> dict[str, str]:
    with (ROOT / "matching/locale/da.po").open("rb") as source:
        return {str(entry.id): str(entry.string) for entry in read_po(source, locale="da") if entry.id}


def fields(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name)


def test_every_sentence_is_translated_with_its_values() -> None:
    known = danish()
    assert len(sentences()) > 70
    assert sorted(sentences() - {key for key, text in known.items() if text}) == []
    assert [key for key in sentences() if fields(key) != fields(known[key])] == []
