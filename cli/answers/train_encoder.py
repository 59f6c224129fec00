"""The answer of ``brobygger train encoder``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.render.training import training_lines
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import message
from training.encoder.gathering import gathered
from training.encoder.new_folder import checked_folder, made_folder
from training.encoder.recipe import Recipe
from training.encoder.teacher import load_teacher
from training.encoder.train_encoder import Places, train_encoder

LIMITS = {"--steps": (1, 1_000_000), "--dimension": (2, 4_096), "--seed": (0, 2**32 - 1)}


@dataclass(frozen=True, slots=True)
class Given:
    """The files to train on, and what is said of them."""

    pairs: tuple[Path, ...]
    texts: tuple[Path, ...]
    shared: Path | None
    without: tuple[Path, ...]
    licences: tuple[str, ...]


def answer(
    terminal: Terminal,
    given: Given,
    sizes: Mapping[str, int],
    places: tuple[Path, Path, str | None],
    *,
    teacher: str,
    json: bool,
) -> None:
    """Train the encoder and print what it is made of and how good it is. ``places`` are the folder for
    work, the folder for the encoder, and its name.

    Raises:
        BrobyggerError: a file, a number, a folder or the teacher cannot be used.
    """
    work, out, name = places
    _check(sizes)
    licences = _licences(given.licences)
    checked_folder(out)
    learned_from = load_teacher(teacher)
    corpus = gathered(given.pairs, given.texts, given.shared, given.without)
    recipe = Recipe(dimension=sizes["--dimension"], steps=sizes["--steps"], seed=sizes["--seed"])
    kept = Places(made_folder(work), out, name, licences, teacher)
    trained = train_encoder(corpus, learned_from, recipe, kept, terminal.progress)
    if json:
        terminal.document(trained.as_dict())
        return
    terminal.show(*training_lines(trained, terminal.language))


def _check(sizes: Mapping[str, int]) -> None:
    for option, value in sizes.items():
        least, most = LIMITS[option]
        if not least <= value <= most:
            raise InvalidQuery(
                message(
                    "{option} {value} cannot be used; write a whole number from {least} to {most}.",
                    option=option,
                    value=value,
                    least=least,
                    most=most,
                )
            )


def _licences(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in given:
        source, sign, licence = (part.strip() for part in text.partition("="))
        if not (source and sign and licence):
            raise InvalidQuery(
                message(
                    "--licence '{value}' names no source or no licence; write both with an equals sign "
                    "between them, as in my-pairs=CC BY 4.0.",
                    value=text,
                )
            )
        found[source] = licence
    return found
