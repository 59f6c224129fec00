"""Every sentence of partnerships and their papers is in the Danish catalogue."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from babel.messages.extract import extract
from babel.messages.pofile import read_po

from matching.partnerships import __file__ as package

ROOT = Path(package).parent.parent.parent
KEYWORDS = {"message": None, "refuse": (3,)}


def sentences() -> set[str]:
    folders = ("partnerships", "due", "reporting")
    files = [path for folder in folders for path in (ROOT / "matching" / folder).glob("*.py")]
    files += [*(ROOT / "storage").glob("agreement_*.py"), *(ROOT / "matching").glob("*_report.py")]
    found = {"contribution"}
    for path in files:
        with path.open("rb") as source:
            found |= {str(each[1]) for each in extract("python", source, keywords=KEYWORDS)}
    return found


def danish() -> dict[str, str]:
    with (ROOT / "matching/locale/da.po").open("rb") as source:
        return {str(entry.id): str(entry.string) for entry in read_po(source, locale="da") if entry.id}


def fields(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name)


def test_every_sentence_is_translated() -> None:
    assert len(sentences()) > 100
    assert sorted(sentences() - {key for key, text in danish().items() if text}) == []


def test_translations_have_the_values_of_the_sentence() -> None:
    known = danish()
    assert [key for key in sentences() & set(known) if fields(key) != fields(known[key])] == []
