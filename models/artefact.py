"""A folder of a trained model, and the manifest it is held against before anything in it is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Any

from matching.errors import ModelUnavailable
from matching.messages import Message, message

MANIFEST = "manifest.json"
DOCUMENTATION = {".md"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model folder declares about itself."""

    name: str
    """Name and version: it stands beside every list the model had a part in."""
    dimension: int
    similarity_bounds: tuple[float, float]
    """Cosines that stand for "unrelated" and for "as close as two profiles get"."""
    files: dict[str, str]
    """SHA-256 of every file but the manifest and documentation, by its path in the folder."""

    @property
    def fingerprint(self) -> str:
        """Eight hex digits of the files: other weights have another, whatever they are called."""
        listed = "".join(f"{digest} {path}\n" for path, digest in sorted(self.files.items()))
        return digest_of(listed.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of ``folder``, after every file has been held against it.

    Raises:
        ModelUnavailable: there is no manifest, it cannot be read, or a file is missing, changed or not
            named in it. Nothing of such a folder is loaded.
    """
    manifest = _read(folder)
    there = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST and path.suffix not in DOCUMENTATION
    }
    for name in sorted(there.keys() | manifest.files.keys()):
        if name not in there:
            raise _refused(folder, message("{file} is missing", file=name))
        if name not in manifest.files:
            raise _refused(folder, message("{file} is not named in its manifest", file=name))
        if sha256(there[name]) != manifest.files[name]:
            raise _refused(folder, message("{file} is not the file its manifest names", file=name))
    return manifest


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hex digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read(folder: Path) -> Manifest:
    try:
        given: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        low, high = given["similarity_bounds"]
        files = {str(name): str(digest) for name, digest in given["files"].items()}
        return Manifest(str(given["name"]), int(given["dimension"]), (float(low), float(high)), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _refused(folder, message("its manifest cannot be read")) from None


def _refused(folder: Path, what: Message) -> ModelUnavailable:
    return ModelUnavailable(
        message(
            "The model in '{folder}' is not used, because {what}; install brobygger again, or name another "
            "encoder.",
            folder=str(folder),
            what=what,
        )
    )
