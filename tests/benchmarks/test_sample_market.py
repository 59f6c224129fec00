from __future__ import annotations

import pytest

from benchmarks.sample_market import SAMPLE, Translation, in_other_language, sample_register, translations
from matching.competence import Competence
from matching.register import Register
from matching.statement import Need
from storage.judgments_file import read_judgments

NEED = Need(
    id="need-1",
    partner="club",
    resource_kind="skilled_time",
    title="Pianist",
    competences=(Competence("klaver", "intermediate", required=True),),
)


@pytest.fixture(scope="module")
def register() -> Register:
    return sample_register()


def test_exactly_the_judged_needs_are_translated_in_their_order() -> None:
    judged = {judgment.query for judgment in read_judgments(SAMPLE / "judgments.csv")}
    assert list(translations()) == sorted(judged)


def test_translated_needs_keep_all_but_their_words(register: Register) -> None:
    words = translations()
    other = in_other_language(register, words)
    assert {
        id: Translation(own.language, need.title, need.text, tuple(c.label for c in need.competences)).of(
            other.needs[id]
        )
        for id, own in words.items()
        for need in [register.needs[id]]
    } == {id: register.needs[id] for id in words}


def test_no_text_is_left_in_its_language(register: Register) -> None:
    kept = [id for id, own in translations().items() if own.text == register.needs[id].text or not own.text]
    assert kept == []


def test_translated_competence_keeps_its_level() -> None:
    translated = Translation("da", "Pianist", "", ("piano",)).of(NEED)
    assert translated.competences == (Competence("piano", "intermediate", required=True),)


def test_another_number_of_competences_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Translation("da", "Pianist", "", ()).of(NEED)
