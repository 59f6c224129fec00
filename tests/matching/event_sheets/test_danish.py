"""Every sentence of events, their sheets and their outcomes is in the Danish catalogue."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.extract import extract
from babel.messages.pofile import read_po

from matching.event_sheets import __file__ as package

ROOT = Path(package).parent.parent.parent
KEYWORDS: dict[str, Any] = {"message": None, "refuse": (3,), "refused_file": None, "_refused": (2,)}


def sentences() -> set[str]:
    files = [
        path
        for name in ("event_sheets", "event_outcomes")
        for path in (ROOT / "matching" / name).glob("*.py")
    ]
    files += [
        *(ROOT / "storage").glob("event_*.py"),
        ROOT / "storage/outcomes_file.py",
        ROOT / "cli/event_plan.py",
    ]
    files += (ROOT / "cli/answers").glob("event_*.py")
    found = set()
    for path in files:
        with path.open("rb") as source:
            for _, text, *_ in extract("python", source, keywords=KEYWORDS):
                found.add(text if isinstance(text, str) else str(text[0]))
    return found


def danish() -> dict[str, str]:
    with (ROOT / "matching/locale/da.po").open("rb") as source:
        return {str(entry.id): str(entry.string) for entry in read_po(source, locale="da") if entry.id}


def fields(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name)


def test_every_sentence_is_translated() -> None:
    assert len(sentences()) > 60
    assert sorted(sentences() - {key for key, text in danish().items() if text}) == []


def test_translations_have_the_values_of_the_sentence() -> None:
    known = danish()
    assert [key for key in sentences() & set(known) if fields(key) != fields(known[key])] == []
