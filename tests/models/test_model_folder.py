from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import ModelUnavailable
from models.model_folder import model_folder


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of the hub on a machine that reaches no hub."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    return tmp_path


def put(cache: Path, name: str, file: str) -> Path:
    """Lay one file of a hub model into the cache, as the hub's own client does."""
    model = cache / f"models--{name.replace('/', '--')}"
    snapshot = model / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (snapshot / file).write_bytes(b"x")
    (model / "refs").mkdir()
    (model / "refs" / "main").write_text("abc", encoding="utf-8")
    return snapshot


def test_hub_model_in_the_cache_is_found_without_a_network(hub_cache: Path) -> None:
    snapshot = put(hub_cache, "owner/model", "model.safetensors")
    assert model_folder("owner/model") == snapshot


@pytest.mark.parametrize("name", ["owner/model", "model-v1.5"])
def test_hub_model_out_of_reach_is_refused(hub_cache: Path, name: str) -> None:
    with pytest.raises(ModelUnavailable, match=f"'{name}' is neither .* hub cannot be reached"):
        model_folder(name)


def test_half_fetched_hub_model_is_not_taken_for_one(hub_cache: Path) -> None:
    put(hub_cache, "owner/model", "config.json")
    with pytest.raises(ModelUnavailable, match="hub cannot be reached"):
        model_folder("owner/model")


@pytest.mark.parametrize(
    "name", ["/no/folder", "./folder", "../folder", "a/b/c", "C:\\models", "~/nothing-here"]
)
def test_name_that_can_only_be_a_folder_is_not_asked_of_the_hub(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="There is no folder"):
        model_folder(name)
