"""The page that lies beside a trained encoder: what it is made of and how good it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from training.encoder.known_sources import LICENCES
from training.encoder.recipe import Recipe
from training.evaluate_encoder import PairQuality

TEMPLATE = Path(__file__).with_name("model_card.md")
UNKNOWN = "not stated: ask whoever gave the file"
HEAD = "| source | pairs | R@1 | MRR | F1 | R@1 back |\n|---|---|---|---|---|---|"
NO_FIGURES = "None: nothing was held out."


def model_card(
    name: str,
    pieces: int,
    sources: Mapping[str, int],
    teacher: str,
    recipe: Recipe,
    quality: Mapping[str, PairQuality],
    licences: Mapping[str, str],
) -> str:
    """The card as Markdown. ``sources`` says how many pairs or texts there are of each; ``licences`` adds
    to those of the sources we know."""
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=name,
        pieces=f"{pieces:,}",
        dimension=recipe.dimension,
        cuts=" or ".join(str(cut) for cut in recipe.lengths[1:]) or "fewer",
        sources="\n".join(_sources(sources, LICENCES | dict(licences))),
        teacher=teacher,
        seed=recipe.seed,
        recipe=json.dumps(recipe.as_dict(), indent=2),
        figures="\n".join([HEAD, *_figures(quality)]) if quality else NO_FIGURES,
    )


def _sources(sources: Mapping[str, int], licences: Mapping[str, str]) -> Sequence[str]:
    return [
        f"| {_cell(name)} | {n:,} | {_cell(licences.get(name, UNKNOWN))} |" for name, n in sources.items()
    ]


def _figures(quality: Mapping[str, PairQuality]) -> Sequence[str]:
    lines = []
    for name, found in quality.items():
        there, back = found.directions
        figures = (there.recall_at_1, there.mrr, there.f1, back.recall_at_1)
        cells = " | ".join(f"{figure:.3f}" for figure in figures)
        lines.append(f"| {_cell(name)} | {found.pairs:,} | {cells} |")
    return lines


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")
