from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import InvalidFile
from training.encoder.shared_sources import CHARITIES, SKILLS, shared_corpus
from training.held_out import held_out, place

SKILL = '{id},etiket {id},"beskrivelse, {id}",label {id},label {id}|other {id}|third {id},what {id} is\n'
CHARITY = "GB-{id},We play {id}.,TO PLAY. To help {id}. To sing. To dance. To rest.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    heading = "esco_skill,label_da,description_da,label_en,alt_labels_en,description_en\n"
    skills = heading + "".join(SKILL.format(id=id) for id in range(1_010))
    (tmp_path / SKILLS).write_text(skills, encoding="utf-8")
    charities = "org_id,activities,objects\n" + "".join(CHARITY.format(id=id) for id in range(50))
    (tmp_path / CHARITIES).write_text(charities, encoding="utf-8")
    return tmp_path


def test_held_out_concepts_are_in_no_pair_that_is_trained_on(folder: Path) -> None:
    corpus = shared_corpus(folder)
    apart = held_out(map(str, range(1_010)), "esco", 1_000)
    assert {da.removeprefix("etiket ") for da, _ in corpus.held_out["esco_label"]} == apart
    assert len(corpus.translations["esco_label"]) == 10
    for known in ("etiket {id}", "beskrivelse, {id}", "label {id}", "other {id}", "what {id} is"):
        assert {known.format(id=id) for id in apart}.isdisjoint(corpus.texts)


def test_alternative_labels_are_other_words_for_the_label(folder: Path) -> None:
    corpus = shared_corpus(folder)
    assert len(corpus.translations["esco_alternative"]) == 20
    da, en = corpus.translations["esco_alternative"][0]
    assert (da.split()[0], en.split()[0]) == ("etiket", "other")
    whole = corpus.translations["esco_whole"][0]
    assert whole[0].startswith("etiket ")
    assert ". what " in whole[1]


def test_held_out_charities_are_apart_and_long_objects_cut(folder: Path) -> None:
    corpus = shared_corpus(folder)
    unseen = {id for id in range(50) if place(f"GB-{id}", "charity") < 0.2}
    assert {activities for activities, _ in corpus.held_out["charity"]} == {f"We play {id}." for id in unseen}
    texts = {en for _, en in corpus.translations["charity"]}
    assert "To dance." in texts
    assert "To rest." not in texts
    assert texts.isdisjoint({f"To help {id}." for id in unseen})


def test_missing_column_and_missing_file_are_told(folder: Path) -> None:
    (folder / CHARITIES).write_text("org_id,activities\nGB-1,We play\n")
    with pytest.raises(InvalidFile, match="has no column 'objects'"):
        shared_corpus(folder)
    (folder / CHARITIES).unlink()
    with pytest.raises(InvalidFile, match="There is no file"):
        shared_corpus(folder)
