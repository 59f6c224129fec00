"""Every sentence about plans over HTTP is in the Danish catalogue, with the same values."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from babel.messages.extract import extract
from babel.messages.pofile import read_po

from api import __file__ as package

ROOT = Path(package).parents[1]


def sentences() -> set[str]:
    paths = [*(ROOT / "api").glob("plan_*.py"), *(ROOT / "api").glob("event_*.py")]
    paths += [ROOT / "api" / name for name in ("problems.py", "refusals.py")]
    found = set()
    for path in paths:
        with path.open("rb") as source:
            found |= {str(each[1]) for each in extract("python", source, keywords={"message": None})}
    return found


def danish() -> dict[str, str]:
    with (ROOT / "matching/locale/da.po").open("rb") as source:
        return {str(entry.id): str(entry.string) for entry in read_po(source, locale="da") if entry.id}


def fields(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name)


def test_every_sentence_is_translated_with_its_values() -> None:
    known = danish()
    assert len(sentences()) > 50
    assert sorted(sentences() - {key for key, text in known.items() if text}) == []
    assert [key for key in sentences() if fields(key) != fields(known[key])] == []
