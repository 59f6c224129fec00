"""How well an offer of one resource kind answers a need of another; the table is a CSV with reasons."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list


@cache
def resource_fit() -> NDArray[np.float32]:
    """Matrix (need kind, offer kind) in [0, 1]; 1 on the diagonal, 0 where the table is silent.

    A fit of 0 is a gate: goods never answer a need for a mentor.
    """
    kinds = code_list("resource_kinds")
    fit = np.eye(len(kinds), dtype=np.float32)
    text = files("matching").joinpath("resource_fit.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        fit[kinds.position(row["need"]), kinds.position(row["offer"])] = float(row["fit"])
    return fit


@cache
def kinds_that_answer() -> NDArray[np.uint64]:
    """For each need kind the bits of the offer kinds that answer it at all."""
    bits = np.uint64(1) << np.arange(resource_fit().shape[1], dtype=np.uint64)
    found: NDArray[np.uint64] = np.where(resource_fit() > 0, bits, np.uint64(0)).sum(axis=1, dtype=np.uint64)
    return found
