"""Every sentence of alliances is in the Danish catalogue."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po

from matching.alliances import __file__ as package

ROOT = Path(package).parent.parent.parent


def test_every_sentence_is_translated() -> None:
    files = [*(ROOT / "matching/alliances").glob("*.py"), ROOT / "cli/render/alliances.py"]
    files.append(ROOT / "cli/answers/plan_alliance.py")
    sentences: set[str] = set()
    for path in files:
        with path.open("rb") as source:
            sentences |= {str(each[1]) for each in extract("python", source, keywords={"message": None})}
    with (ROOT / "matching/locale/da.po").open("rb") as source:
        danish = {str(entry.id) for entry in read_po(source, locale="da") if entry.id and entry.string}
    assert len(sentences) > 40
    assert sorted(sentences - danish) == []
