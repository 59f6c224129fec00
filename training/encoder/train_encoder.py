"""From texts and a teacher to a folder with an encoder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matching.messages import Message, message
from matching.protocols import Encoder, Floats, Progress
from models.static_encoder import StaticEncoder
from training.encoder.bags import Bags
from training.encoder.batches import Batches
from training.encoder.corpus import Corpus
from training.encoder.export import export
from training.encoder.fit import fit
from training.encoder.model_card import model_card
from training.encoder.new_folder import checked_folder, new_folder
from training.encoder.recipe import Recipe
from training.encoder.targets import targets
from training.encoder.teacher import taught
from training.encoder.word_pieces import word_pieces
from training.evaluate_encoder import PairQuality, evaluate_encoder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CARD = "README.md"
Watch = Callable[[Message], AbstractContextManager[Progress]]
"""Opens a progress bar under a label."""


@dataclass(frozen=True, slots=True)
class Trained:
    """An encoder that was trained, and how good it is on what it has not seen."""

    name: str
    folder: Path
    dimension: int
    pieces: int
    sources: dict[str, int]
    """Pairs or texts of each source."""
    quality: dict[str, PairQuality]
    """By the name of the source."""

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return {
            "encoder": self.name,
            "folder": str(self.folder),
            "dimension": self.dimension,
            "pieces": self.pieces,
            "sources": self.sources,
            "held_out": {
                name: {"pairs": found.pairs, "directions": [way.as_dict() for way in found.directions]}
                for name, found in self.quality.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Places:
    """Where a training keeps its work, and where the encoder goes."""

    work: Path
    """May be deleted afterwards; with it an interrupted training goes on."""
    out: Path
    name: str | None = None
    """What the encoder is called; else like its folder."""
    licences: Mapping[str, str] = field(default_factory=dict)
    """Licences of sources that brobygger does not know."""
    teacher: str | None = None
    """What the card calls the teacher; else its own name."""


def train_encoder(corpus: Corpus, teacher: Encoder, recipe: Recipe, places: Places, watch: Watch) -> Trained:
    """Train an encoder on ``corpus`` and write it to ``places.out``.

    The same corpus, teacher and recipe give the same encoder, whether it was interrupted or not.

    Raises:
        ModelUnavailable: the teacher cannot be loaded, or has too short vectors.
        InvalidSetting: ``places.out`` holds something else than an encoder, or cannot be written.
        InvalidFile: what is in ``places.work`` is damaged.
    """
    checked_folder(places.out)
    with watch(message("The teacher reads")) as progress:
        vectors = taught(corpus, teacher, places.work, progress)
    run = places.work / f"run-{corpus.digest(repr(recipe), teacher.name)}"
    run.mkdir(exist_ok=True)
    tokenizer = _tokenizer(corpus, recipe, run)
    with watch(message("Training")) as progress:
        rows = _rows(corpus, tokenizer, vectors, (recipe, teacher.name, run), progress)
    with new_folder(places.out) as folder:
        made = export(folder, tokenizer, rows, places.name or places.out.name)
        trained = _measured(made, corpus, len(rows), places.out)
        by = places.teacher or teacher.name
        card = model_card(
            trained.name, len(rows), trained.sources, by, recipe, trained.quality, places.licences
        )
        (folder / CARD).write_text(card, encoding="utf-8")
    return trained


def _tokenizer(corpus: Corpus, recipe: Recipe, run: Path) -> Tokenizer:
    """Kept beside the checkpoint, whose rows are its pieces."""
    from tokenizers import Tokenizer

    path = run / "tokenizer.json"
    if not path.is_file():
        unfinished = path.with_suffix(".part")
        word_pieces(corpus, recipe.vocabulary, recipe.repeats).save(str(unfinished))
        unfinished.replace(path)
    return Tokenizer.from_file(str(path))


def _rows(
    corpus: Corpus,
    tokenizer: Tokenizer,
    vectors: Floats,
    settings: tuple[Recipe, str, Path],
    progress: Progress,
) -> Floats:
    recipe, teacher, run = settings
    batches = Batches(corpus, recipe)
    wanted = targets(vectors, batches.sample(), recipe.dimension, teacher)
    bags = Bags(tokenizer, corpus.texts)
    return fit(bags, batches, wanted, recipe, run / "checkpoint.safetensors", progress)


def _measured(encoder: StaticEncoder, corpus: Corpus, pieces: int, out: Path) -> Trained:
    sizes = {name: len(pairs) for name, pairs in corpus.translations.items()}
    quality = {name: evaluate_encoder(pairs, encoder) for name, pairs in corpus.held_out.items()}
    return Trained(encoder.name, out, encoder.dimension, pieces, sizes, quality)
