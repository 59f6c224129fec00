"""Do Danish compounds fall apart into parts that mean something, and does the encoder understand them?

``compounds_da.tsv`` holds compounds of the trade, written for this: each with its two parts (a part may be
a compound itself; what links the two, s or e, belongs to the first) and one English translation. Its words
were partly taken from our glossary, which the encoder is trained on, so what is found is told again for
those that stand in no text of ``training/data``, and for those that stand in no Danish training text at
all, not even within a longer word.

Short pieces hit every boundary by chance: read the share of boundaries beside the number of pieces.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import shared_data
from benchmarks.line import Line
from benchmarks.shared_data import DataAbsent
from benchmarks.text_searches import MINILM, Search, minilm_folder, ours, peers
from matching.protocols import Rows
from models.static_encoder import SHIPPED, TOKENIZER
from models.text_encoder import SETTING
from training.encoder.gathering import OWN_FILES
from training.metrics.ranks import ranks

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GOLD = Path(__file__).with_name("compounds_da.tsv")
LINKING, UNKNOWN = "se", ("[UNK]", "<unk>")
LEAST_LETTERS = 3
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compound:
    """Two parts, lower case, and what they mean together."""

    first: str
    second: str
    english: str

    @property
    def danish(self) -> str:
        """The word."""
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Split:
    """A compound and where its pieces begin and end; a piece that is not known is left out."""

    compound: Compound
    pieces: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether the compound is one piece of its own."""
        return self.pieces == ((0, len(self.compound.danish)),)

    @property
    def at_boundary(self) -> bool:
        """Whether a piece ends, or begins, exactly between the parts."""
        return self._cut_at(len(self.compound.first))

    @property
    def near_boundary(self) -> bool:
        """The same, or before the s or e that ends the first part."""
        before = self.compound.first.endswith(tuple(LINKING)) and self._cut_at(len(self.compound.first) - 1)
        return self.at_boundary or before

    @property
    def in_long_pieces(self) -> float:
        """Share of the letters that stand in pieces of at least 3 letters."""
        lengths = [end - start for start, end in self.pieces]
        return sum(length for length in lengths if length >= LEAST_LETTERS) / len(self.compound.danish)

    def _cut_at(self, place: int) -> bool:
        return any(place in piece for piece in self.pieces)


def measure(*, small: bool = False) -> list[Line]:
    """How tokenizers split the compounds, then how often their translation is found. ``small`` leaves out
    all peers but BM25."""
    compounds = read_compounds()
    searches = [ours(), *(peers()[:1] if small else peers())]
    lines = _split(compounds)
    for group in (_every, _not_in_own_files, _in_no_training_text):
        try:
            lines += found(compounds, *group(compounds), searches)
        except DataAbsent as absent:
            lines.append(Line("da → en, in no training text", 0, "compounds", note=str(absent)))
    return lines


def read_compounds(path: Path = GOLD) -> list[Compound]:
    """The compounds of ``path``; ValueError where the parts do not make up the compound."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_compound(row) for row in csv.DictReader(file, delimiter="\t")]


def split(tokenizer: Tokenizer, compound: Compound) -> Split:
    """``compound`` as ``tokenizer`` splits it."""
    encoded = tokenizer.encode(compound.danish, add_special_tokens=False)
    unknown = {tokenizer.token_to_id(token) for token in UNKNOWN}
    pieces = zip(encoded.ids, encoded.offsets, strict=True)
    return Split(compound, tuple(span for id, span in pieces if id not in unknown))


def unseen(compounds: Sequence[Compound], text: str) -> Rows:
    """Rows of the compounds that do not occur in ``text``, not even within a longer word."""
    text = text.lower()
    return np.array([row for row, own in enumerate(compounds) if own.danish not in text], dtype=np.int64)


def _compound(row: dict[str, str]) -> Compound:
    first, second = row["parts"].split("|")
    if first + second != row["compound"]:
        raise ValueError(f"{row['parts']} does not make up {row['compound']}")
    return Compound(first, second, row["en"])


def _tokenizers() -> dict[str, Tokenizer]:
    """That of the encoder in use, where it lies in a folder, and MiniLM's, where its package is installed."""
    from tokenizers import Tokenizer

    folder = Path(os.environ.get(SETTING) or SHIPPED).expanduser()
    files = {ours().name: folder / TOKENIZER}
    if peer := minilm_folder():
        files[MINILM] = peer / TOKENIZER
    tokenizers = {name: Tokenizer.from_file(str(path)) for name, path in files.items() if path.is_file()}
    for tokenizer in tokenizers.values():
        tokenizer.no_padding()
        tokenizer.no_truncation()
    return tokenizers


def _share(told: Callable[[Split], float]) -> Callable[[Sequence[Split]], float]:
    return lambda splits: float(np.mean([told(own) for own in splits]))


def _share_of_split(told: Callable[[Split], float]) -> Callable[[Sequence[Split]], float]:
    return lambda splits: _share(told)([own for own in splits if not own.whole])


def _split(compounds: Sequence[Compound]) -> list[Line]:
    splits = {
        name: [split(tokenizer, compound) for compound in compounds]
        for name, tokenizer in _tokenizers().items()
    }
    return [
        Line(what, figure(own), unit, note=name)
        for what, figure, unit in SPLIT_FIGURES
        for name, own in splits.items()
    ]


def found(compounds: Sequence[Compound], which: str, rows: Rows, searches: Sequence[Search]) -> list[Line]:
    """How high the translation of the compounds at ``rows`` stands among the translations of all."""
    lines: list[Line] = []
    english, right = [own.english for own in compounds], np.arange(len(compounds))
    for search in searches:
        place = ranks(search.scores([own.danish for own in compounds], english), right)[rows]
        lines += [
            Line(f"da → en, R@1, {len(rows)} {which}", float(np.mean(place == 1)), "", note=search.name),
            Line(f"da → en, MRR, {len(rows)} {which}", float(np.mean(1 / place)), "", note=search.name),
        ]
    return lines


def _every(compounds: Sequence[Compound]) -> tuple[str, Rows]:
    return "compounds", np.arange(len(compounds))


def _not_in_own_files(compounds: Sequence[Compound]) -> tuple[str, Rows]:
    return "not in training/data", unseen(compounds, _own_texts())


def _in_no_training_text(compounds: Sequence[Compound]) -> tuple[str, Rows]:
    texts = f"{_own_texts()}\n{shared_data.danish_training_texts()}"
    return "in no training text", unseen(compounds, texts)


def _own_texts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in OWN_FILES.values())


SPLIT_FIGURES: tuple[tuple[str, Callable[[Sequence[Split]], float], str], ...] = (
    ("one piece", _share(lambda own: own.whole), ""),
    ("split between the parts, s or e on either side", _share_of_split(lambda own: own.near_boundary), ""),
    ("split exactly between the parts", _share_of_split(lambda own: own.at_boundary), ""),
    ("pieces", _share(lambda own: len(own.pieces)), "a compound"),
    ("letters in pieces of 3 or more", _share(lambda own: own.in_long_pieces), ""),
)
