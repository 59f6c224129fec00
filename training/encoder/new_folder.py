"""A folder that is there as a whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from matching.errors import InvalidSetting
from matching.messages import message
from models.artefact import MANIFEST


def checked_folder(out: Path) -> Path:
    """``out``, if an encoder may be written there: it is new, empty, or holds an encoder already.

    Raises:
        InvalidSetting: it holds something else, or cannot be made.
    """
    is_free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if is_free or (out / MANIFEST).is_file():
        return out
    raise InvalidSetting(
        message(
            "'{folder}' holds something else than a text encoder; name a folder that is new or empty.",
            folder=str(out),
        )
    )


def made_folder(folder: Path) -> Path:
    """``folder``, made if it is not there.

    Raises:
        InvalidSetting: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidSetting(
            message(
                "The folder '{folder}' cannot be made ({reason}); name one that you may write to.",
                folder=str(folder),
                reason=error.strerror or type(error).__name__,
            )
        ) from None
    return folder


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of ``out`` when the block ends well."""
    made_folder(out.parent)
    unfinished = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield unfinished
        unfinished.chmod(0o755)
        if out.exists():
            shutil.rmtree(out)
        unfinished.replace(out)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
