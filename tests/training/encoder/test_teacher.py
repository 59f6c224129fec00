from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from matching.protocols import Floats, Progress
from tests.training.encoder.small_corpus import WordTeacher, small_corpus
from training.encoder.teacher import PACKAGES, load_teacher, taught


def test_missing_package_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PACKAGES, "packaged", "no_such_package_of_ours")
    with pytest.raises(ModelUnavailable, match=r"'packaged' is not installed; run 'pip install") as refused:
        load_teacher("packaged")
    assert "er ikke installeret" in refused.value.text("da")


def test_folder_that_is_not_there_is_told_on_first_use(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="There is no folder"):
        load_teacher(str(tmp_path / "none")).encode(["hello"])


def test_vectors_stand_in_the_order_of_the_texts_and_are_kept(tmp_path: Path) -> None:
    corpus, teacher = small_corpus(), WordTeacher()
    found = taught(corpus, teacher, tmp_path)
    np.testing.assert_array_equal(found, WordTeacher().encode(corpus.english))
    read = teacher.read
    np.testing.assert_array_equal(taught(corpus, teacher, tmp_path), found)
    assert teacher.read == read


def test_interrupted_pass_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.vector_cache.CHUNK", 50)
    corpus, teacher = small_corpus(), WordTeacher()

    class Failing(WordTeacher):
        def encode(self, texts: object, progress: Progress | None = None) -> Floats:
            if self.read > 100:
                raise KeyboardInterrupt
            return super().encode(texts, progress)  # type: ignore[arg-type]

    with pytest.raises(KeyboardInterrupt):
        taught(corpus, Failing(), tmp_path)
    found = taught(corpus, teacher, tmp_path)
    assert 0 < teacher.read < len(corpus.english)
    np.testing.assert_array_equal(found, WordTeacher().encode(corpus.english))
