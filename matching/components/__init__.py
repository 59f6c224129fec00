"""The components of a directed score: each in [0, 1], NaN where it is unknown.

A component is seen from one side: ``mine`` is the side whose yes is scored, ``theirs`` the other.
Either may be one row that is compared with many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matching.columns import Columns, Real
from matching.components.commitment import commitment
from matching.components.exchange import resource, return_
from matching.components.overlap import language, motive, purpose, roles, safeguards, target_group
from matching.components.place import place
from matching.components.quantity import quantity
from matching.components.size import size
from matching.components.time import time


@dataclass(frozen=True, slots=True)
class TextFit:
    """What the encoder and the words say about each of n rows, in [0, 1] or NaN."""

    text: Real
    """Closeness of the two texts' vectors."""
    words: Real
    """Share of BM25: the words both use."""
    mission: Real
    """Closeness of the two missions."""
    query_competences: Real
    """How well the rows' competences answer the query's side."""
    row_competences: Real
    """How well the query's competences answer the rows' side."""


STRUCTURED: dict[str, Callable[[Columns, Columns], Real]] = {
    "purpose": purpose,
    "target_group": target_group,
    "resource": resource,
    "return": return_,
    "commitment": commitment,
    "time": time,
    "place": place,
    "quantity": quantity,
    "size": size,
    "language": language,
    "motive": motive,
    "roles": roles,
    "safeguards": safeguards,
}
TEXTUAL = ("text", "words", "mission", "competences")
COMPONENTS = (*TEXTUAL, *STRUCTURED)


def components(mine: Columns, theirs: Columns, fit: TextFit, *, from_query: bool) -> dict[str, Real]:
    """Every component seen from ``mine``, by name; each of shape (n,)."""
    found = {name: component(mine, theirs) for name, component in STRUCTURED.items()}
    competences = fit.query_competences if from_query else fit.row_competences
    return {
        "text": fit.text,
        "words": fit.words,
        "mission": fit.mission,
        "competences": competences,
        **found,
    }
