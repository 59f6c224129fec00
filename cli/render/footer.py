"""How a list was made: what was considered, what was removed, by which model, and what to try next."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from cli.render.amounts import decimal
from cli.render.lines import DIM, bullet, said
from matching.gate_phrases import gate_phrase
from matching.match import Recommendations
from matching.messages import Language, message


def footer(found: Recommendations, question: str, language: Language) -> Iterator[RenderableType]:
    """The last lines of a list; ``question`` is what ``brobygger why`` is to be asked."""
    for note in found.notes:
        yield said(note, language)
    yield from _counts(found, language)
    yield said(message("Model: {model}", model=found.model), language, DIM)
    if found.considered:
        hint = message(
            "Why is somebody where they are, or not on the list? {command}",
            command=f"brobygger why {question} PARTNER",
        )
        yield said(hint, language, DIM)


def _counts(found: Recommendations, language: Language) -> Iterator[RenderableType]:
    if not found.considered:
        return
    yield said(
        message(
            "Profiles, needs and offers considered: {considered}; "
            "removed by hard conditions and filters: {removed}.",
            considered=decimal(found.considered, language),
            removed=decimal(sum(found.removed.values()), language),
        ),
        language,
    )
    width = max((len(decimal(count, language)) for count in found.removed.values()), default=1)
    for gate, count in found.removed.items():
        yield bullet(decimal(count, language).rjust(width), said(gate_phrase(gate), language), indent=2)
