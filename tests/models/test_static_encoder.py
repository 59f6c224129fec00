from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from matching.protocols import Encoder
from models.artefact import sha256
from models.static_encoder import SHIPPED, StaticEncoder
from tests.models.encoder_promises import EncoderPromises


class TestShippedEncoder(EncoderPromises):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return StaticEncoder()


class TestCutEncoder(EncoderPromises):
    different = 1_000

    @pytest.fixture
    def encoder(self) -> Encoder:
        return StaticEncoder(dimension=64)


def cosine(one: str, other: str) -> float:
    a, b = StaticEncoder().encode([one, other])
    return float(a @ b)


@pytest.mark.parametrize(
    ("one", "other", "foreign"),
    [
        ("vi mangler en bogholder", "we need an accountant", "we need a gardener"),
        ("lektiehjælp til skolebørn", "homework help for pupils", "visiting older people"),
        ("besøgsven for ensomme ældre", "visiting friend for lonely older people", "a lawyer for contracts"),
        ("mødelokale om aftenen", "a meeting room in the evening", "used laptops for refugees"),
    ],
)
def test_translation_is_nearer_than_another_text(one: str, other: str, foreign: str) -> None:
    assert cosine(one, other) > 0.5
    assert cosine(one, other) > cosine(one, foreign) + 0.2


def test_case_and_composition_of_letters_do_not_matter() -> None:
    assert cosine("BØRN på BY", "børn pa\u030a by") == pytest.approx(1, abs=1e-5)


def test_vector_of_a_text_does_not_depend_on_its_neighbours() -> None:
    alone = StaticEncoder().encode(["lektiehjælp i Herning"])
    among = StaticEncoder().encode(["et", "lektiehjælp i Herning", "mødelokale"])[1:2]
    np.testing.assert_array_equal(alone, among)


def test_more_words_than_the_table_holds_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"ord{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"]
    expected = StaticEncoder().encode(texts)
    monkeypatch.setattr("models.static_encoder.MOST_WORDS", 5)
    small = StaticEncoder()
    found = np.vstack([small.encode([text]) for text in texts])
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_it_encodes_as_sentence_transformers_does() -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["Vi søger lektiehjælpere!", "We need 2 accountants", "besøgsvenner - gerne i Ikast", ""]
    expected = SentenceTransformer(str(SHIPPED), local_files_only=True, device="cpu").encode(texts)
    np.testing.assert_allclose(StaticEncoder().encode(texts), expected, atol=1e-5)


def test_shipped_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) <= 20_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_changed_file_is_refused(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.seek(1_000)
        weights.write(b"other")
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors is not the file its manifest names"):
        StaticEncoder(folder).encode(["hjælp"])


def test_other_weights_have_another_name_and_the_same_ones_do_not(folder: Path) -> None:
    assert StaticEncoder(folder).name == StaticEncoder().name
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.seek(1_000)
        weights.write(b"other")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["model.safetensors"] = sha256(folder / "model.safetensors")
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    names = {encoder.name for encoder in (StaticEncoder(), StaticEncoder(folder), StaticEncoder(folder, 64))}
    assert len(names) == 3


def test_missing_file_is_refused(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelUnavailable, match=r"tokenizer\.json is missing"):
        StaticEncoder(folder).encode(["hjælp"])


def test_foreign_pickle_is_refused_and_never_read(folder: Path) -> None:
    (folder / "model.pkl").write_bytes(b"cos\nsystem\n")
    with pytest.raises(ModelUnavailable, match=r"model\.pkl is not named in its manifest"):
        StaticEncoder(folder).encode(["hjælp"])


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"name": "x"}', '{"files": 3}'])
def test_manifest_that_cannot_be_read_is_refused(folder: Path, manifest: str) -> None:
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="its manifest cannot be read"):
        StaticEncoder(folder).encode(["hjælp"])
