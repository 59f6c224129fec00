"""Every sentence of the assignment is in the Danish catalogue."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract

from matching.assignment import __file__ as package
from matching.catalogue import translated
from tests.matching.partnerships.test_danish import danish, fields

FOLDER = Path(package).parent
ANSWER = FOLDER.parent.parent / "cli/answers/plan_volunteers.py"


def sentences() -> set[str]:
    found = set()
    for path in [*FOLDER.glob("*.py"), ANSWER]:
        with path.open("rb") as source:
            found |= {str(each[1]) for each in extract("python", source, keywords={"message": None})}
    return found


def test_every_sentence_is_translated_with_its_values() -> None:
    known = danish()
    assert len(sentences()) > 40
    assert sorted(sentences() - known.keys()) == []
    assert [key for key in sentences() if fields(key) != fields(translated(key, "da"))] == []
