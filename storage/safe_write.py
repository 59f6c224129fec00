"""Files that are there as a whole or not at all: written beside the old one, then put in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from storage.refusals import refused_file


@contextmanager
def replacing(*paths: Path) -> Iterator[list[Path]]:
    """Paths to write to instead of ``paths``; they take their place when all went well.

    Folders that are missing are made. After an error, or a kill, the old files are as they were.

    Raises:
        InvalidFile: a file cannot be written there.
    """
    targets = [path.resolve() for path in paths]
    parts = [target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets]
    with ExitStack() as stack:
        for part in parts:
            stack.callback(_remove, part)
        try:
            for target in targets:
                target.parent.mkdir(parents=True, exist_ok=True)
            yield parts
            for part in parts:
                _sync(part)
            for part, target in zip(parts, targets, strict=True):
                part.replace(target)
        except OSError as error:
            raise refused_file(
                "{file} cannot be written ({reason}); choose another folder, or close the program that has "
                "it open.",
                file=paths[0],
                reason=error.strerror or type(error).__name__,
            ) from None


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Wait until the disk has it, so that a power cut leaves no empty file in the place of the old one."""
    with path.open("rb+") as source:
        os.fsync(source.fileno())
