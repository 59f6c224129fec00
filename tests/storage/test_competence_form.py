"""``label [level, required or helpful, SCHEME:CODE]``."""

from __future__ import annotations

import pytest

from matching.competence import Competence
from matching.errors import InvalidProfile
from storage.competence_form import read_competence, written_competence


@pytest.mark.parametrize(
    ("text", "competence"),
    [
        ("bogføring", Competence("bogføring")),
        ("Excel [intermediate]", Competence("Excel", "intermediate")),
        ("bookkeeping [expert, required]", Competence("bookkeeping", "expert", required=True)),
        ("jura [required]", Competence("jura", required=True)),
        ("svejsning [ESCO:S1.2]", Competence("svejsning", code="ESCO:S1.2")),
        ("C# [expert, required, ESCO:a:b]", Competence("C#", "expert", required=True, code="ESCO:a:b")),
        ("Word [2016]x", Competence("Word [2016]x")),
    ],
)
def test_form_is_read_and_written(text: str, competence: Competence) -> None:
    assert read_competence(text) == competence
    assert written_competence(competence) == text


@pytest.mark.parametrize(
    "text", ["  Excel  [ Øvet ,HELPFUL ]", "Excel[intermediate,helpful]", "Excel [helpful, intermediate,]"]
)
def test_reading_is_forgiving(text: str) -> None:
    assert read_competence(text) == Competence("Excel", "intermediate")


def test_label_that_ends_in_a_bracket_is_escaped() -> None:
    competence = Competence("Excel [expert]")
    assert written_competence(competence) == r"Excel [expert\]"
    assert read_competence(r"Excel [expert\]") == competence


def test_unknown_part_of_the_bracket_is_named() -> None:
    with pytest.raises(InvalidProfile, match=r"'god' in 'Excel \[god\]' says nothing known"):
        read_competence("Excel [god]")


@pytest.mark.parametrize("text", ["[expert]", " ", "[]"])
def test_competence_without_a_label_is_refused(text: str) -> None:
    with pytest.raises(InvalidProfile, match="competences is empty"):
        read_competence(text)
