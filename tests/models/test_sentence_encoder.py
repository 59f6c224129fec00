from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from matching.protocols import Encoder
from models.sentence_encoder import SentenceEncoder
from tests.models.encoder_promises import EncoderPromises
from tests.models.tiny_models import save_static_model, save_transformer

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="session")
def static_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_static_model(tmp_path_factory.mktemp("models") / "tiny-static")


@pytest.fixture(scope="session")
def transformer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_transformer(tmp_path_factory.mktemp("models"))


class TestStaticModel(EncoderPromises):
    different = 20_000

    @pytest.fixture
    def encoder(self, static_folder: Path) -> Encoder:
        return SentenceEncoder(static_folder)


class TestTransformer(EncoderPromises):
    different = 1_000

    @pytest.fixture(scope="class")
    def encoder(self, transformer_folder: Path) -> Encoder:
        return SentenceEncoder(transformer_folder)


def test_making_an_encoder_loads_nothing() -> None:
    code = (
        "import sys; from models.sentence_encoder import SentenceEncoder; SentenceEncoder('some/model');"
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_name_is_the_folders_and_changes_with_the_weights(static_folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(static_folder, tmp_path / "tiny-static")
    (copy / "README.md").write_text("Another text about the same model.", encoding="utf-8")
    name = SentenceEncoder(static_folder).name
    assert name.startswith("tiny-static@")
    assert SentenceEncoder(copy).name == name
    save_static_model(copy, seed=2)
    assert SentenceEncoder(copy).name != name


def test_model_of_the_e5_family_reads_texts_as_queries(static_folder: Path, tmp_path: Path) -> None:
    e5 = shutil.copytree(static_folder, tmp_path / "multilingual-e5-tiny")
    np.testing.assert_array_equal(
        SentenceEncoder(e5).encode(["hjælp"]), SentenceEncoder(static_folder).encode(["query: hjælp"])
    )


def test_folder_that_is_missing_is_named() -> None:
    with pytest.raises(ModelUnavailable, match=r"There is no folder '/no/such/folder'; give"):
        SentenceEncoder("/no/such/folder").encode(["hjælp"])


def test_folder_without_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="no model weights"):
        _ = SentenceEncoder(tmp_path).dimension


def test_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"")
    with pytest.raises(ModelUnavailable, match="no model weights"):
        _ = SentenceEncoder(file).name


def test_damaged_weights_are_refused_in_one_line(static_folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(static_folder, tmp_path / "copy")
    (copy / "model.safetensors").write_bytes(b"\x00" * 100)
    with pytest.raises(ModelUnavailable, match="cannot be loaded") as refusal:
        SentenceEncoder(copy).encode(["hjælp"])
    assert "\n" not in str(refusal.value)


def test_model_that_says_another_dimension_than_it_gives_is_refused(
    transformer_folder: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(transformer_folder, tmp_path / "copy")
    pooling = copy / "1_Pooling" / "config.json"
    said = json.loads(pooling.read_text(encoding="utf-8"))
    said |= {key: 12 for key, value in said.items() if value == 8}
    pooling.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="have 12 numbers, but they have 8"):
        SentenceEncoder(copy).encode(["hjælp"])


@pytest.mark.parametrize("weight", [np.nan, np.inf])
def test_weights_that_are_not_numbers_give_zero_vectors(
    static_folder: Path, tmp_path: Path, weight: float
) -> None:
    from safetensors.numpy import load_file, save_file

    copy = shutil.copytree(static_folder, tmp_path / "copy")
    weights = load_file(copy / "model.safetensors")
    broken = {
        key: np.where(np.arange(len(value))[:, None] == 2, weight, value) for key, value in weights.items()
    }
    save_file({key: value.astype(np.float32) for key, value in broken.items()}, copy / "model.safetensors")
    lektiehjaelp, hjaelp = SentenceEncoder(copy).encode(["lektiehjælp", "hjælp"])
    assert not lektiehjaelp.any()
    assert hjaelp.any()
