"""The folder that a named text encoder is loaded from, and what tells one encoder from another."""

from __future__ import annotations

import os
import re
from hashlib import blake2b, file_digest
from pathlib import Path

from matching.errors import ModelUnavailable
from matching.messages import Message, message

HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)?")
WEIGHTS = (".safetensors", ".bin")
NOT_FOR_TORCH = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot"]
SECONDS_TO_ANSWER = 5


def model_folder(name: str) -> Path:
    """The folder of the encoder ``name``: a folder, a hub model in this machine's cache, or one that
    is fetched from the hub into it.

    Raises:
        ModelUnavailable: there is no such folder or hub model, it holds no weights, or the hub is out
            of reach.
    """
    folder = Path(name).expanduser()
    if folder.exists():
        return _with_weights(folder)
    if not HUB_NAME.fullmatch(name):
        raise ModelUnavailable(
            message(
                "There is no folder '{name}'; give the folder of a sentence-transformers model, or none to "
                "use the built-in text encoder.",
                name=name,
            )
        )
    # Profiles never leave the house, and neither does word of which encoder reads them.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    return _cached(name) or _fetched(name)


def fingerprint(folder: Path, use: str) -> str:
    """Twelve hex digits of the folder's files, documentation left out, and of how they are used."""
    digest = blake2b(use.encode(), digest_size=6)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
        digest.update(path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape"))
        with path.open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _with_weights(folder: Path) -> Path:
    if not _has_weights(folder):
        raise ModelUnavailable(
            message(
                "'{name}' holds no text encoder: there are no model weights in it; give the folder that a "
                "sentence-transformers model was saved to.",
                name=str(folder),
            )
        )
    return folder


def _has_weights(folder: Path) -> bool:
    return any(path.suffix in WEIGHTS for path in folder.rglob("*"))


def _cached(name: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        # The hub's own check of completeness must not ask for what was left out on purpose.
        unneeded = [*NOT_FOR_TORCH, "*.bin"]
        folder = Path(snapshot_download(name, local_files_only=True, ignore_patterns=unneeded))
    except LocalEntryNotFoundError:
        return None
    return folder if _has_weights(folder) else None


def _fetched(name: str) -> Path:
    from huggingface_hub import model_info, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        # Asked first because a download tries a hub that is out of reach for minutes.
        files = model_info(name, timeout=SECONDS_TO_ANSWER).siblings or []
        safe = any(file.rfilename.endswith(".safetensors") for file in files)
        return Path(snapshot_download(name, ignore_patterns=[*NOT_FOR_TORCH, *(["*.bin"] if safe else [])]))
    except RepositoryNotFoundError as error:
        raise ModelUnavailable(_no_such_model(name)) from error
    except Exception as error:
        raise ModelUnavailable(_out_of_reach(name)) from error


def _no_such_model(name: str) -> Message:
    return message(
        "'{name}' is neither a folder on this machine nor a model of the hub; check the spelling, or give "
        "the folder of a sentence-transformers model.",
        name=name,
    )


def _out_of_reach(name: str) -> Message:
    return message(
        "'{name}' is neither a folder nor in the model cache of this machine, and the model hub cannot be "
        "reached from here; copy the model to this machine and give its folder.",
        name=name,
    )
