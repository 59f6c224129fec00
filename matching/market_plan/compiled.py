"""Functions compiled by numba, with what was compiled kept in the user's cache folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from platformdirs import user_cache_path

Function = TypeVar("Function", bound=Callable[..., object])
EXACT_ENOUGH = {"contract", "nsz", "reassoc"}
"""Sums may be taken in another order, which vectorises them; NaN and infinity stay what they are."""
SOURCES = (
    "gradient.py",
    "arranging.py",
    "sweeping.py",
    "weighing.py",
    "swapping.py",
    "answering.py",
    "problem.py",
    "compiled.py",
)


def compiled(function: Function) -> Function:
    """``function`` as machine code; compiled anew in each process where no cache can be written."""
    try:
        with _cache_folder():
            return cast(Function, numba.njit(cache=True, fastmath=EXACT_ENOUGH)(function))
    except RuntimeError:
        return cast(Function, numba.njit(fastmath=EXACT_ENOUGH)(function))


@contextmanager
def _cache_folder() -> Iterator[None]:
    """Numba keeps what it compiled here, unless ``NUMBA_CACHE_DIR`` names another place.

    A folder for each version of all sources: numba looks at the file of a function alone, and would go on
    using a function of another file as it was when it was compiled in.
    """
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = before or str(user_cache_path("brobygger") / "compiled" / _version())
    try:
        yield
    finally:
        config.CACHE_DIR = before


@cache
def _version() -> str:
    texts = [Path(__file__).with_name(name).read_bytes() for name in SOURCES]
    return sha256(b"\0".join(texts)).hexdigest()[:16]
