from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.errors import InvalidFile, InvalidSetting, ModelUnavailable
from models.artefact import sha256
from models.sentence_encoder import SentenceEncoder
from models.static_encoder import WEIGHTS, StaticEncoder
from tests.training.encoder.small_corpus import (
    SMALL,
    WordTeacher,
    danish,
    english,
    interrupted,
    small_corpus,
    unwatched,
)
from training.encoder.train_encoder import Places, Trained, train_encoder


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "work").mkdir()
    return Places(folder / "work", folder / "out", "small-1", {"spoken": "CC0"})


@pytest.fixture(scope="module")
def trained(places: Places) -> Trained:
    return train_encoder(small_corpus(), WordTeacher(), SMALL, places, unwatched)


def new_places(tmp_path: Path, work: Path | None = None) -> Places:
    folder = work or tmp_path / "work"
    folder.mkdir(exist_ok=True)
    return Places(folder, tmp_path / "mine")


def weights(places: Places) -> str:
    return sha256(places.out / WEIGHTS)


def test_translations_are_found_that_were_not_trained_on(trained: Trained) -> None:
    there, back = trained.quality["spoken"].directions
    assert there.recall_at_1 > 0.9
    assert back.recall_at_1 > 0.9


def test_words_are_learned_in_shorter_vectors_too(trained: Trained) -> None:
    for dimension, least in ((8, 0.9), (4, 0.6)):
        encoder = StaticEncoder(trained.folder, dimension)
        a, b = (encoder.encode([tongue([word]) for word in range(25)]) for tongue in (danish, english))
        assert np.mean((a @ b.T).argmax(axis=1) == np.arange(25)) > least


def test_folder_opens_in_sentence_transformers_with_the_same_vectors(trained: Trained) -> None:
    texts = [danish([1, 2]), english([3]), "ukendt", ""]
    expected = SentenceEncoder(trained.folder).encode(texts)
    np.testing.assert_allclose(StaticEncoder(trained.folder).encode(texts), expected, atol=1e-5)


def test_manifest_and_card_say_what_it_is(trained: Trained) -> None:
    encoder = StaticEncoder(trained.folder)
    assert encoder.name == trained.name == f"small-1@{encoder.manifest.fingerprint}"
    assert encoder.dimension == 8
    assert trained.sources == {"spoken": 150, "written": 50, "alone": 1}
    card = (trained.folder / "README.md").read_text(encoding="utf-8")
    assert "| spoken | 150 | CC0 |" in card
    assert "| written | 50 | not stated" in card
    assert "Seed: 0" in card
    assert "| spoken | 40 |" in card
    assert "word-teacher" in card
    assert "$" not in card


def test_interrupted_training_goes_on_to_the_same_encoder(
    trained: Trained, places: Places, tmp_path: Path
) -> None:
    mine, teacher = new_places(tmp_path), WordTeacher()
    with pytest.raises(KeyboardInterrupt):
        train_encoder(small_corpus(), teacher, SMALL, mine, interrupted)
    assert not mine.out.exists()
    read = teacher.read
    train_encoder(small_corpus(), teacher, SMALL, mine, unwatched)
    assert teacher.read == read
    assert weights(mine) == weights(places)


def test_another_seed_is_another_encoder(trained: Trained, places: Places, tmp_path: Path) -> None:
    mine = new_places(tmp_path, places.work)
    found = train_encoder(small_corpus(), WordTeacher(), replace(SMALL, seed=1), mine, unwatched)
    assert weights(mine) != weights(places)
    assert found.name.startswith("mine@")


def test_encoder_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    trained: Trained, places: Places, tmp_path: Path
) -> None:
    mine = new_places(tmp_path, places.work)
    shutil.copytree(places.out, mine.out)
    (mine.out / "left-over.txt").write_text("old")
    train_encoder(small_corpus(), WordTeacher(), SMALL, mine, unwatched)
    assert not (mine.out / "left-over.txt").exists()
    (mine.out / "manifest.json").unlink()
    with pytest.raises(InvalidSetting, match="holds something else"):
        train_encoder(small_corpus(), WordTeacher(), SMALL, mine, unwatched)


def test_damaged_checkpoint_is_told(tmp_path: Path) -> None:
    mine = new_places(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        train_encoder(small_corpus(), WordTeacher(), SMALL, mine, interrupted)
    (checkpoint,) = mine.work.rglob("checkpoint.safetensors")
    checkpoint.write_bytes(checkpoint.read_bytes()[:-100])
    with pytest.raises(InvalidFile, match="delete it"):
        train_encoder(small_corpus(), WordTeacher(), SMALL, mine, unwatched)


def test_vectors_longer_than_the_teachers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="at most 12"):
        train_encoder(
            small_corpus(), WordTeacher(), replace(SMALL, dimension=13), new_places(tmp_path), unwatched
        )
