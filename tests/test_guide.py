"""The spreadsheets and mappings of docs/guide.md, as somebody who copies them finds them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from matching.partner import Partner
from matching.statement import Need
from storage.import_file import parse_files
from storage.mapping import read_mapping
from storage.parsed import Parsed

GUIDE = Path(__file__).parent.parent / "docs/guide.md"


def blocks(language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.fixture
def parsed(tmp_path: Path) -> Parsed:
    """What the first spreadsheet and the second, each with its mapping, give."""
    found = Parsed()
    for number, (table, mapping) in enumerate(zip(blocks("csv"), blocks("toml"), strict=True)):
        (tmp_path / f"{number}.csv").write_text(table, encoding="utf-8")
        (tmp_path / f"{number}.toml").write_text(mapping, encoding="utf-8")
        read = parse_files(
            [tmp_path / f"{number}.csv"],
            mapping=read_mapping(tmp_path / f"{number}.toml"),
            known_partners={one.id for one in found.profiles["partners"]},
        )
        assert read.refused == []
        for sort, profiles in read.profiles.items():
            found.profiles[sort] += profiles
    return found


def test_members_of_the_guide_are_partners(parsed: Parsed) -> None:
    lektiecafe, systue, revision = parsed.profiles["partners"]
    assert isinstance(lektiecafe, Partner)
    assert isinstance(systue, Partner)
    assert isinstance(revision, Partner)
    assert (lektiecafe.id, lektiecafe.kind, lektiecafe.volunteers) == ("Lektiecafeen-Broen", "ngo", 22)
    assert lektiecafe.languages == ("da", "en")
    assert (systue.kind, systue.has_cvr, systue.volunteers) == ("social_enterprise", True, None)
    assert (revision.id, revision.kind, revision.volunteers) == ("Vestbyens-Revision", "company", None)


def test_need_of_the_guide_belongs_to_its_member(parsed: Parsed) -> None:
    (need,) = parsed.profiles["needs"]
    assert isinstance(need, Need)
    assert (need.id, need.partner, need.resource_kind) == ("need-1", "Lektiecafeen-Broen", "skilled_time")
    assert (need.quantity, need.unit) == (Decimal(1), "people")
