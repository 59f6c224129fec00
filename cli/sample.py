"""The invented market that is shipped, and its judgments."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from matching.accounts.centre import Centre
from storage.unit_of_work import UnitOfWork

CENTRES = {
    "frivilligcenter-vest": "Frivilligcenter Vest (opdigtet)",
    "frivilligcenter-midt": "Frivilligcenter Midt (opdigtet)",
    "frivilligcenter-oest": "Frivilligcenter Øst (opdigtet)",
}
"""The invented centres of the sample."""


def sample_file(name: str) -> Path:
    """``market.json`` or ``judgments.csv`` of the sample."""
    return Path(str(files("storage").joinpath(f"sample/{name}")))


def add_sample_centres(work: UnitOfWork) -> None:
    """Add the centres that the partners of the sample belong to, unless they are there."""
    there = {stored.value.id for stored in work.centres.find()}
    for id, name in CENTRES.items():
        if id not in there:
            work.centres.add(Centre(id=id, name=name))
