"""The invented market that is shipped, and its judgments."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_file(name: str) -> Path:
    """``market.json`` or ``judgments.csv`` of the sample."""
    return Path(str(files("storage").joinpath(f"sample/{name}")))
